package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whether a plan can keep its service running: six parts of 0 to 100 points each, their weighted
 * mean, and what stands beside it. A part that is not known is null, is left out of the mean and
 * never counts as 0.
 *
 * @param coverage least of funding over cost among the known years, capped at 1; an upper bound
 *     while years are unknown
 * @param independence 1 - the central government's share of all funding
 * @param ownIncome share of fees and indirect income
 * @param diversity 1 - Herfindahl index over the sources; 0 for one source, at most 83.3 for six
 * @param costRealism how usual the yearly operating cost is, held against the construction cost
 * @param staffing mean of what is known of dedicated people, tenure and handover
 * @param total weighted mean of the known parts; null where they hold less of the weight than the
 *     rules ask for
 * @param knownWeight the share of all weight that the known parts hold, 0 to 1
 * @param firstGapYear the first calendar year known to cost more than it brings; null where no such
 *     year is known
 * @param yearsUntilFirstGap whole years from the plan's first year to it, 0 where the first year
 *     has it; null likewise
 * @param unknownYears calendar years whose coverage is not known
 * @param operatingShare mean yearly operating cost over construction cost; null unknown
 * @param questions keys of {@link Question}, in its order
 * @param fundedChance for each year of the plan the simulated chance that it is funded
 */
public record Sustainability(
    Double coverage,
    Double independence,
    Double ownIncome,
    Double diversity,
    Double costRealism,
    Double staffing,
    Double total,
    double knownWeight,
    Integer firstGapYear,
    Integer yearsUntilFirstGap,
    List<Integer> unknownYears,
    Double operatingShare,
    List<String> questions,
    List<FundedChance> fundedChance) {

  private static final double DECIMALS = 1e9;

  public Sustainability {
    unknownYears = List.copyOf(unknownYears);
    questions = List.copyOf(questions);
    fundedChance = List.copyOf(fundedChance);
  }

  /**
   * Scores a plan. The simulation's seed is part of the rules: the same arguments give the same
   * result.
   */
  public static Sustainability of(Plan plan, SustainabilityRules rules) {
    FundingYears years = new FundingYears(plan);
    FundingShares shares = new FundingShares(plan.funding());
    Double operatingShare = CostRealism.share(plan);
    Double realism = CostRealism.points(operatingShare, rules);
    Double staffing = staffing(plan.staff(), rules);
    List<Part> parts =
        List.of(
            new Part(years.coverage(), rules.coverageWeight()),
            new Part(shares.independence(), rules.independenceWeight()),
            new Part(shares.ownIncome(), rules.ownIncomeWeight()),
            new Part(shares.diversity(), rules.diversityWeight()),
            new Part(realism, rules.costRealismWeight()),
            new Part(staffing, rules.staffingWeight()));
    Integer gap = years.firstGapYear();
    return new Sustainability(
        years.coverage(),
        shares.independence(),
        shares.ownIncome(),
        shares.diversity(),
        realism,
        staffing,
        total(parts, rules.leastKnownWeight()),
        weight(parts, true) / weight(parts, false),
        gap,
        gap == null ? null : Integer.valueOf(gap - plan.firstYear()),
        years.unknown(),
        operatingShare,
        questions(plan, rules, operatingShare, gap, staffing),
        simulate(plan, rules.simulation()));
  }

  private record Part(Double points, double weight) {}

  private static Double total(List<Part> parts, double leastKnown) {
    double weight = weight(parts, true);
    if (weight == 0 || weight / weight(parts, false) < leastKnown) {
      return null;
    }
    double points =
        parts.stream()
            .filter(p -> p.points() != null)
            .mapToDouble(p -> p.points() * p.weight())
            .sum();
    return Math.rint(points / weight * DECIMALS) / DECIMALS;
  }

  private static double weight(List<Part> parts, boolean onlyKnown) {
    return parts.stream()
        .filter(p -> !onlyKnown || p.points() != null)
        .mapToDouble(Part::weight)
        .sum();
  }

  private static Double staffing(Staff staff, SustainabilityRules rules) {
    Double people = upTo(staff.dedicatedFte(), rules.fteFull());
    Double tenure = upTo(staff.expectedTenureYears(), rules.tenureFull());
    Double handover = staff.handover() == null ? null : Double.valueOf(staff.handover() ? 100 : 0);
    return meanOfKnown(people, tenure, handover);
  }

  private static Double upTo(Double value, double full) {
    return value == null ? null : Double.valueOf(100 * Math.min(1, value / full));
  }

  static Double meanOfKnown(Double... values) {
    List<Double> known = Stream.of(values).filter(Objects::nonNull).toList();
    return known.isEmpty()
        ? null
        : Double.valueOf(known.stream().mapToDouble(v -> v).average().orElseThrow());
  }

  private static List<FundedChance> simulate(Plan plan, SimulationRules rules) {
    return IntStream.range(plan.firstYear(), plan.firstYear() + plan.years())
        .mapToObj(
            year ->
                plan.funding().isEmpty()
                    ? new FundedChance(year, null, null)
                    : FundingSimulation.of(
                        year, plan.operatingCost(year), plan.funding(year), rules))
        .toList();
  }

  /** Grants are one-off: a plan that ends with one says nothing of who pays afterwards. */
  private static boolean grantAtTheEnd(Plan plan) {
    return plan.funding(plan.firstYear() + plan.operatingCostByYear().size() - 1).stream()
        .anyMatch(
            money ->
                money.source() == FundingSource.CENTRAL
                    && money.amount() != null
                    && money.amount() > 0);
  }

  private static List<String> questions(
      Plan plan, SustainabilityRules rules, Double share, Integer gap, Double staffing) {
    List<Question> asked = new ArrayList<>();
    askIf(plan.constructionCost() == null, Question.CONSTRUCTION_COST_UNKNOWN, asked);
    askIf(plan.operatingCostByYear().contains(null), Question.OPERATING_COST_UNKNOWN, asked);
    boolean amountUnknown = plan.funding().stream().anyMatch(f -> f.amount() == null);
    askIf(plan.funding().isEmpty() || amountUnknown, Question.FUNDING_UNKNOWN, asked);
    askIf(gap != null, Question.FUNDING_GAP, asked);
    askIf(grantAtTheEnd(plan), Question.GRANT_AT_THE_END, asked);
    askIf(share != null && CostRealism.under(share, rules), Question.COST_UNDER_9_PERCENT, asked);
    askIf(share != null && CostRealism.over(share, rules), Question.COST_OVER_20_PERCENT, asked);
    askIf(staffing == null, Question.STAFFING_UNKNOWN, asked);
    askIf(Boolean.FALSE.equals(plan.staff().handover()), Question.NO_HANDOVER, asked);
    askIf(plan.serviceLevels() == null, Question.SERVICE_LEVELS_MISSING, asked);
    askIf(plan.exitPlan() == null, Question.EXIT_PLAN_MISSING, asked);
    return asked.stream().map(Question::key).toList();
  }

  private static void askIf(boolean reason, Question question, List<Question> asked) {
    if (reason) {
      asked.add(question);
    }
  }
}
