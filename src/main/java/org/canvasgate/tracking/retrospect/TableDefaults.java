package org.canvasgate.tracking.retrospect;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.canvas.Weights;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.maintenance.SustainabilityRuleBook;

/** The rules of the gates as the decision tables state them on a day. */
final class TableDefaults {
  private static final String ADVICE = "plan-recommendation";

  private TableDefaults() {}

  static Defaults on(LocalDate day, Rules tables) {
    var scores = new ScoreRuleBook(tables);
    var plans = new SustainabilityRuleBook(tables);
    Map<ServiceKind, Weights> weights = new EnumMap<>(ServiceKind.class);
    Map<ServiceKind, ScoreRules> marks = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) {
      weights.put(kind, scores.weights(kind, day));
      marks.put(kind, scores.rules(kind, day));
    }
    // Few cases differ in what the table asks, and each asking costs a turn of the engine.
    Map<Map<String, Object>, String> answers = new HashMap<>();
    return new Defaults(
        weights,
        marks,
        null,
        plans.on(day),
        plans.marks(day),
        facts ->
            answers.computeIfAbsent(
                facts, asked -> String.valueOf(tables.one(ADVICE, asked).get("recommendation"))),
        true,
        false);
  }
}
