package org.canvasgate.tracking.portfolio;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.Rules;
import org.springframework.stereotype.Component;

/** What an administrator decides about the portfolio, asked of the decision tables. */
@Component
class PortfolioRules {
  private final Rules rules;
  private final Clock clock;

  PortfolioRules(Rules rules, Clock clock) {
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * The settings of a day.
   *
   * @param leastCases from how many decided cases on a phase's time is shown
   * @param lookBackWeeks how far back the committee's pace is measured, 1 or more
   * @param alikeFrom score from which two services are shown side by side, 0 to 1
   * @param weights what makes the score
   */
  record Settings(int leastCases, int lookBackWeeks, double alikeFrom, Weights weights) {}

  /** The weights of likeness; they sum to 1. */
  record Weights(double name, double proposition, double field, double city) {}

  Settings today() {
    Map<String, Object> rule = rules.one("portfolio-rules", Map.of("on", LocalDate.now(clock)));
    return new Settings(
        number(rule, "leastCases").intValue(),
        number(rule, "lookBackWeeks").intValue(),
        number(rule, "alikeFrom").doubleValue(),
        new Weights(
            number(rule, "nameWeight").doubleValue(),
            number(rule, "propositionWeight").doubleValue(),
            number(rule, "fieldWeight").doubleValue(),
            number(rule, "cityWeight").doubleValue()));
  }

  /** Working days that a phase should take at most; a phase without a rule has no target. */
  Map<Phase, Integer> targets() {
    Map<Phase, Integer> targets = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      List<Map<String, Object>> found = rules.all("phase-targets", Map.of("phase", phase.key()));
      if (!found.isEmpty()) targets.put(phase, number(found.get(0), "workingDays").intValue());
    }
    return targets;
  }

  /** Whether what is known of a service calls its next re-evaluation. */
  boolean early(Double costOverrun, Double usageShortfall) {
    var facts = new java.util.HashMap<String, Object>();
    facts.put("costOverrun", costOverrun);
    facts.put("usageShortfall", usageShortfall);
    return Boolean.TRUE.equals(rules.one("early-evaluation", facts).get("early"));
  }

  private static Number number(Map<String, Object> rule, String name) {
    return (Number) rule.get(name);
  }
}
