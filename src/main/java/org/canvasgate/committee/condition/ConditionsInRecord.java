package org.canvasgate.committee.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RecordPart;
import org.springframework.stereotype.Component;

/** The conditions of a verdict as they were set; what is reported later is not part of it. */
@Component
class ConditionsInRecord implements RecordPart {
  private final Conditions conditions;

  ConditionsInRecord(Conditions conditions) {
    this.conditions = conditions;
  }

  @Override
  public String name() {
    return "conditions";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    List<Map<String, Object>> set =
        conditions.of(round).stream().map(ConditionsInRecord::entry).toList();
    return set.isEmpty() ? Map.of() : Map.of("set", set);
  }

  private static Map<String, Object> entry(Condition condition) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("number", condition.number());
    entry.put("text", condition.text());
    entry.put("ownerRole", condition.role().key());
    if (condition.owner() != null) entry.put("owner", new Person(condition.owner()));
    entry.put("due", condition.due().toString());
    return entry;
  }
}
