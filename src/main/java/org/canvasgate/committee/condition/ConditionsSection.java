package org.canvasgate.committee.condition;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The conditions of a case on its page: what, who, until when, and how far. */
@Component
@Order(30)
class ConditionsSection implements CaseSection {
  private static final Set<String> READS_REPORTS = Set.of("committee", "chairs", "secretariat");

  private final Conditions conditions;
  private final Recusals recusals;

  ConditionsSection(Conditions conditions, Recusals recusals) {
    this.conditions = conditions;
    this.recusals = recusals;
  }

  @Override
  public String template() {
    return "committee/conditions";
  }

  @Override
  public String title() {
    return "condition.title";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    if (recusals.barred(proposalId, user)) return Map.of();
    List<Condition> set =
        conditions.of(proposalId).stream().filter(c -> c.state() != Condition.State.SET).toList();
    if (set.isEmpty()) return Map.of();
    Map<String, Object> model = new HashMap<>();
    model.put("conditions", set);
    // Whoever only reads what is published belongs to no group here, and is told of nobody.
    model.put("named", !groups.isEmpty());
    model.put(
        "reads", set.stream().filter(c -> reads(c, user, groups)).map(Condition::id).toList());
    return model;
  }

  /** A report is read by its owner and by those who judge it. */
  private static boolean reads(Condition condition, String user, Collection<String> groups) {
    return user.equals(condition.owner()) || groups.stream().anyMatch(READS_REPORTS::contains);
  }
}
