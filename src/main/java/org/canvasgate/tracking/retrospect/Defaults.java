package org.canvasgate.tracking.retrospect;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.canvas.Weights;
import org.canvasgate.maintenance.PlanMarks;
import org.canvasgate.maintenance.SustainabilityRules;

/**
 * The rules that services are held against, and how the record is read; changed one at a time, they
 * show how much of the result hangs on them.
 *
 * @param weights by kind of service, from table {@code canvas-weights}
 * @param marks by kind, from {@code canvas-marks} and {@code critical-blocks}
 * @param required the blocks that intake asks for; null for the critical ones
 * @param plan from {@code sustainability-rules}
 * @param planMarks from {@code plan-marks}
 * @param advice the answer of {@code plan-recommendation}
 * @param rubric whether the rubric's words bound the ratings
 * @param anyGrant whether a central grant counts whose amount is not recorded
 */
record Defaults(
    Map<ServiceKind, Weights> weights,
    Map<ServiceKind, ScoreRules> marks,
    Set<Block> required,
    SustainabilityRules plan,
    PlanMarks planMarks,
    Function<Map<String, Object>, String> advice,
    boolean rubric,
    boolean anyGrant) {

  Defaults {
    weights = Collections.unmodifiableMap(new EnumMap<>(weights));
    marks = Collections.unmodifiableMap(new EnumMap<>(marks));
  }

  Set<Block> required(ServiceKind kind) {
    return required == null ? marks.get(kind).criticalBlocks() : required;
  }

  Defaults weighing(Weights all) {
    Map<ServiceKind, Weights> same = new EnumMap<>(ServiceKind.class);
    for (ServiceKind kind : ServiceKind.values()) same.put(kind, all);
    return new Defaults(same, marks, required, plan, planMarks, advice, rubric, anyGrant);
  }

  Defaults marking(UnaryOperator<ScoreRules> change) {
    Map<ServiceKind, ScoreRules> changed = new EnumMap<>(ServiceKind.class);
    marks.forEach((kind, rules) -> changed.put(kind, change.apply(rules)));
    return new Defaults(weights, changed, required, plan, planMarks, advice, rubric, anyGrant);
  }

  Defaults requiring(Set<Block> blocks) {
    return new Defaults(weights, marks, blocks, plan, planMarks, advice, rubric, anyGrant);
  }

  Defaults withoutRubric() {
    return new Defaults(weights, marks, required, plan, planMarks, advice, false, anyGrant);
  }

  Defaults withAnyGrant() {
    return new Defaults(weights, marks, required, plan, planMarks, advice, rubric, true);
  }

  /** Another range in which the yearly cost is usual, as shares of the construction cost. */
  Defaults usual(double from, double to) {
    var r = plan;
    var changed =
        new SustainabilityRules(
            r.coverageWeight(),
            r.independenceWeight(),
            r.ownIncomeWeight(),
            r.diversityWeight(),
            r.costRealismWeight(),
            r.staffingWeight(),
            from,
            to,
            Math.max(r.costZeroAt(), 2 * to),
            r.fteFull(),
            r.tenureFull(),
            r.leastKnownWeight(),
            r.simulation());
    return new Defaults(weights, marks, required, changed, planMarks, advice, rubric, anyGrant);
  }
}
