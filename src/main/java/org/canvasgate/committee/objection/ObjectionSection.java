package org.canvasgate.committee.objection;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Recusals;
import org.canvasgate.form.CaseSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a case: until when a verdict can be objected to, and what came of it. */
@Component
@Order(35)
class ObjectionSection implements CaseSection {
  private static final Set<String> READS = Set.of("committee", "chairs", "secretariat");

  private final Objections objections;
  private final Recusals recusals;
  private final Clock clock;

  ObjectionSection(Objections objections, Recusals recusals, Clock clock) {
    this.objections = objections;
    this.recusals = recusals;
    this.clock = clock;
  }

  /**
   * An objection as a reader sees it.
   *
   * @param mine whether the reader is the one who may file it
   */
  public record Line(
      String gate,
      int cycle,
      String state,
      boolean mine,
      Instant due,
      String grounds,
      String answer) {}

  @Override
  public String template() {
    return "committee/objections";
  }

  @Override
  public String title() {
    return "objection.title";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    if (recusals.barred(proposalId, user)) return Map.of();
    boolean reads = groups.stream().anyMatch(READS::contains);
    List<Line> lines =
        objections.of(proposalId).stream()
            .filter(o -> reads || o.party().equals(user))
            .map(o -> line(o, user))
            .toList();
    return lines.isEmpty() ? Map.of() : Map.of("objections", lines);
  }

  private Line line(Objection objection, String user) {
    return new Line(
        objection.round().gate().key(),
        objection.round().cycle(),
        objection.state(clock.instant()).key(),
        objection.party().equals(user),
        objection.due(),
        objection.grounds(),
        objection.answer());
  }
}
