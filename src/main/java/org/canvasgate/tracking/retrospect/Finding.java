package org.canvasgate.tracking.retrospect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Completeness;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Question;
import org.canvasgate.maintenance.Sustainability;
import org.canvasgate.tracking.retrospect.PlanningFacts.Use;

/**
 * What the rules say of one service, on what one reading of its record knows.
 *
 * @param intake the check at intake
 * @param bounds between what its canvas could score
 * @param plan gate 3's figures, with no staff, service levels or exit plan, which nobody recorded
 * @param independence gate 3's independence from central grants over all sources counted on, 0 to
 *     100 points; null where an amount is not known
 * @param signs what each sign says
 */
record Finding(
    Known known,
    Completeness intake,
    ScoreBounds bounds,
    Sustainability plan,
    Double independence,
    Map<Signal, Said> signs) {

  /** No sign asks in which calendar year it is; a plan has to have one. */
  private static final int FIRST_YEAR = 2000;

  Finding {
    signs = Collections.unmodifiableMap(new EnumMap<>(signs));
  }

  static Finding of(Known known, Defaults rules) {
    Completeness intake = Completeness.of(known.canvas(), rules.required(known.kind()));
    ScoreBounds bounds =
        ScoreBounds.of(
            known,
            rules.weights().get(known.kind()),
            rules.marks().get(known.kind()),
            rules.rubric());
    Sustainability plan =
        Sustainability.of(plan(known, line -> line.use() == Use.YEAR), rules.plan());
    Sustainability programme = Sustainability.of(plan(known, line -> true), rules.plan());
    Map<Signal, Said> signs = new EnumMap<>(Signal.class);
    signs.put(Signal.GRANT_AT_THE_END, grant(known, programme, rules.anyGrant()));
    signs.put(Signal.COST_UNUSUAL, unusual(plan));
    signs.put(Signal.FUNDING_GAP, gap(plan));
    signs.put(Signal.INCOMPLETE, Said.of(!intake.complete()));
    signs.put(Signal.OPERATING_COST_UNKNOWN, asked(plan, Question.OPERATING_COST_UNKNOWN));
    double pass = rules.marks().get(known.kind()).passMark();
    signs.put(Signal.SCORE_BELOW_PASS, between(bounds.most() < pass, bounds.least() >= pass));
    signs.put(Signal.CANNOT_PASS, between(bounds.best() != Band.PASS, bounds.worst() == Band.PASS));
    signs.put(Signal.PLAN_RETURNED, Said.of("return".equals(advice(plan, bounds, rules))));
    return new Finding(known, intake, bounds, plan, programme.independence(), signs);
  }

  /**
   * The record as a maintenance plan of one year. Money for building alone runs nothing; of money
   * for several years nobody recorded which part is a year's, so that it can cover none.
   */
  private static Plan plan(Known known, Predicate<Known.Line> counted) {
    List<Funding> funding = new ArrayList<>();
    for (Known.Line line : known.money())
      if (counted.test(line) && line.use() != Use.BUILD)
        funding.add(new Funding(FIRST_YEAR, line.source(), line.amount(), false));
    return new Plan(
        FIRST_YEAR,
        known.construction(),
        Collections.singletonList(known.operating()),
        funding,
        null,
        List.of(),
        null,
        null,
        "KRW",
        null);
  }

  /**
   * The plan's own question asks for a known amount; where a grant is recorded without one it can
   * tell nothing, unless any grant counts.
   */
  private static Said grant(Known known, Sustainability programme, boolean anyGrant) {
    if (asked(programme, Question.GRANT_AT_THE_END) == Said.WARNS) return Said.WARNS;
    boolean unknownGrant =
        known.money().stream()
            .anyMatch(line -> line.source() == FundingSource.CENTRAL && line.amount() == null);
    if (unknownGrant) return anyGrant ? Said.WARNS : Said.CANNOT_TELL;
    return known.money().isEmpty() ? Said.CANNOT_TELL : Said.SILENT;
  }

  private static Said unusual(Sustainability plan) {
    if (plan.operatingShare() == null) return Said.CANNOT_TELL;
    return Said.of(
        asked(plan, Question.COST_UNDER_9_PERCENT) == Said.WARNS
            || asked(plan, Question.COST_OVER_20_PERCENT) == Said.WARNS);
  }

  private static Said gap(Sustainability plan) {
    return plan.coverage() == null ? Said.CANNOT_TELL : asked(plan, Question.FUNDING_GAP);
  }

  private static Said asked(Sustainability plan, Question question) {
    return Said.of(plan.questions().contains(question.key()));
  }

  private static Said between(boolean warns, boolean silent) {
    return warns ? Said.WARNS : silent ? Said.SILENT : Said.CANNOT_TELL;
  }

  /** Gate 3's recommendation, with the band that the best ratings would have given the canvas. */
  private static String advice(Sustainability plan, ScoreBounds bounds, Defaults rules) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("soundness", rules.planMarks().soundness(plan.total()));
    facts.put("funded", rules.planMarks().funded(plan.coverage()));
    facts.put("band", bounds.best().key());
    facts.put("unknownYears", plan.unknownYears().size());
    return rules.advice().apply(facts);
  }
}
