package org.canvasgate.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.canvasgate.maintenance.FundingSource.CENTRAL;
import static org.canvasgate.maintenance.FundingSource.FEES;
import static org.canvasgate.maintenance.FundingSource.INDIRECT;
import static org.canvasgate.maintenance.FundingSource.LOCAL;
import static org.canvasgate.maintenance.FundingSource.PRIVATE;
import static org.canvasgate.maintenance.PlanExamples.costs;
import static org.canvasgate.maintenance.PlanExamples.hoped;
import static org.canvasgate.maintenance.PlanExamples.plan;
import static org.canvasgate.maintenance.PlanExamples.secured;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.canvasgate.canvas.Block;
import org.junit.jupiter.api.Test;

class SustainabilityTest {
  private static final SustainabilityRules RULES = PlanExamples.rules();

  @Test
  void coverage_is_that_of_the_worst_year() {
    Sustainability s =
        of(
            plan(
                null,
                costs(100.0, 100.0, 50.0),
                secured(0, LOCAL, 300.0),
                secured(1, LOCAL, 80.0),
                secured(2, LOCAL, 45.0)));
    assertThat(s.coverage()).isCloseTo(80, within(1e-9));
    assertThat(s.firstGapYear()).isEqualTo(2028);
    assertThat(s.yearsUntilFirstGap()).isEqualTo(1);
    assertThat(s.questions()).contains("funding-gap");
  }

  @Test
  void a_year_without_a_line_of_funding_is_a_gap_once_the_plan_lists_any() {
    Sustainability s = of(plan(null, costs(100.0, 100.0), secured(0, CENTRAL, 100.0)));
    assertThat(s.coverage()).isZero();
    assertThat(s.firstGapYear()).isEqualTo(2028);
    assertThat(s.fundedChance().get(1).chance()).isZero();
  }

  @Test
  void a_plan_that_lists_no_funding_says_nothing_about_it() {
    Sustainability s = of(plan(null, costs(100.0)));
    assertThat(s.coverage()).isNull();
    assertThat(s.independence()).isNull();
    assertThat(s.diversity()).isNull();
    assertThat(s.firstGapYear()).isNull();
    assertThat(s.unknownYears()).containsExactly(2027);
    assertThat(s.fundedChance()).containsExactly(new FundedChance(2027, null, null));
    assertThat(s.questions()).contains("funding-unknown").doesNotContain("funding-gap");
  }

  @Test
  void an_unknown_amount_leaves_a_year_unknown_unless_the_known_ones_suffice() {
    Sustainability s =
        of(
            plan(
                null,
                costs(100.0, 100.0, null),
                secured(0, LOCAL, 100.0),
                secured(0, FEES, null),
                secured(1, LOCAL, 50.0),
                secured(1, FEES, null)));
    assertThat(s.coverage()).isEqualTo(100);
    assertThat(s.unknownYears()).containsExactly(2028, 2029);
    assertThat(s.firstGapYear()).isNull();
    assertThat(s.independence()).isNull();
    assertThat(s.ownIncome()).isNull();
    assertThat(s.diversity()).isNull();
  }

  @Test
  void the_shares_of_incheon_give_its_independence_own_income_and_diversity() {
    // services.json: 100, 70 and 73 (KRW 100 million) from central, local and private sources.
    Sustainability s =
        of(
            plan(
                null,
                costs(81.0),
                secured(0, CENTRAL, 100.0),
                secured(0, LOCAL, 70.0),
                secured(0, PRIVATE, 73.0)));
    assertThat(s.independence()).isCloseTo(58.85, within(0.005));
    assertThat(s.ownIncome()).isZero();
    assertThat(s.diversity()).isCloseTo(65.74, within(0.005));
  }

  @Test
  void own_income_is_what_users_pay_and_what_added_value_brings() {
    Sustainability s =
        of(
            plan(
                null,
                costs(1.0),
                secured(0, LOCAL, 60.0),
                secured(0, FEES, 30.0),
                secured(0, INDIRECT, 10.0)));
    assertThat(s.ownIncome()).isCloseTo(40, within(1e-9));
    assertThat(s.independence()).isEqualTo(100);
  }

  @Test
  void cost_realism_is_full_around_the_briefs_15_percent_and_questioned_outside() {
    assertThat(realism(15)).isEqualTo(100);
    assertThat(realism(9)).isEqualTo(100);
    assertThat(realism(20)).isEqualTo(100);
    assertThat(realism(4.5)).isCloseTo(50, within(1e-9));
    assertThat(realism(30)).isCloseTo(50, within(1e-9));
    assertThat(realism(0)).isZero();
    assertThat(realism(40)).isZero();
    assertThat(realism(90)).isZero();
    assertThat(of(plan(100.0, costs(9.0))).questions()).doesNotContain("cost-under-9-percent");
    assertThat(of(plan(100.0, costs(2.7))).questions()).contains("cost-under-9-percent");
    assertThat(of(plan(100.0, costs(20.0))).questions()).doesNotContain("cost-over-20-percent");
    assertThat(of(plan(100.0, costs(20.1))).questions()).contains("cost-over-20-percent");
  }

  @Test
  void cost_realism_is_unknown_where_either_cost_is() {
    assertThat(of(plan(null, costs(15.0))).costRealism()).isNull();
    assertThat(of(plan(0.0, costs(15.0))).costRealism()).isNull();
    Sustainability s = of(plan(100.0, costs(null, null)));
    assertThat(s.costRealism()).isNull();
    assertThat(s.operatingShare()).isNull();
    assertThat(s.questions())
        .contains("operating-cost-unknown")
        .doesNotContain("cost-under-9-percent");
  }

  @Test
  void an_unknown_year_is_left_out_of_the_mean_cost_and_is_not_zero() {
    assertThat(of(plan(100.0, costs(10.0, null, 20.0))).operatingShare())
        .isCloseTo(0.15, within(1e-9));
  }

  @Test
  void staffing_is_the_mean_of_what_is_known() {
    assertThat(of(PlanExamples.staffed(new Staff(0.5, 1.0, true))).staffing())
        .isCloseTo(200 / 3.0, within(1e-9));
    assertThat(of(PlanExamples.staffed(new Staff(3.0, 9.0, true))).staffing()).isEqualTo(100);
    assertThat(of(PlanExamples.staffed(new Staff(null, 1.0, null))).staffing()).isEqualTo(50);
    assertThat(of(PlanExamples.staffed(new Staff(null, null, false))).staffing()).isZero();
    assertThat(of(PlanExamples.staffed(Staff.UNKNOWN)).staffing()).isNull();
  }

  @Test
  void the_total_is_the_weighted_mean_of_the_known_parts() {
    // Coverage 100 (30), independence 100 (15), own income 0 (10), diversity 0 (10); cost and staff
    // unknown (35).
    Sustainability s = of(plan(null, costs(100.0), secured(0, LOCAL, 100.0)));
    assertThat(s.total()).isCloseTo(4500 / 65.0, within(1e-8));
    assertThat(s.knownWeight()).isCloseTo(0.65, within(1e-9));
  }

  @Test
  void where_nothing_is_known_there_is_no_total() {
    Sustainability s = of(plan(null, costs((Double) null)));
    assertThat(s.total()).isNull();
    assertThat(s.knownWeight()).isZero();
    assertThat(MaintenanceEvidence.of(s)).isEmpty();
  }

  @Test
  void the_evidence_goes_to_costs_revenue_and_resources() {
    Plan plan =
        new Plan(
            PlanExamples.FIRST_YEAR,
            100.0,
            costs(30.0),
            List.of(secured(0, LOCAL, 30.0)),
            new Staff(1.0, null, false),
            List.of(),
            "99.5 % available",
            "hand-over to the city",
            "KRW",
            EntityKind.CITY);
    Map<Block, Double> points = MaintenanceEvidence.of(of(plan));
    assertThat(points.get(Block.COST_STRUCTURE)).isCloseTo(50, within(1e-9));
    assertThat(points.get(Block.REVENUE_STREAMS)).isCloseTo(50, within(1e-9)); // 100, 100, 0, 0
    assertThat(points.get(Block.KEY_RESOURCES)).isCloseTo(50, within(1e-9));
    assertThat(points).hasSize(3);
    assertThat(of(plan).questions()).containsExactly("cost-over-20-percent", "no-handover");
  }

  @Test
  void secured_money_ten_percent_above_the_cost_is_enough_as_often_as_the_normal_curve_says() {
    // One standard deviation of 10 %: Phi(1) = 0.8413.
    FundedChance chance =
        chance(PlanExamples.simulation(0.1, 0.5, 40_000), secured(0, LOCAL, 110.0));
    assertThat(chance.standardError()).isCloseTo(0.00183, within(0.0001));
    assertThat(chance.chance()).isCloseTo(0.8413, within(4 * chance.standardError()));
  }

  @Test
  void money_that_is_only_hoped_for_arrives_with_its_chance() {
    FundedChance alone = chance(PlanExamples.simulation(0, 0.3, 40_000), hoped(0, CENTRAL, 100.0));
    assertThat(alone.chance()).isCloseTo(0.3, within(4 * alone.standardError()));
    // 0.8 Phi(1) + 0.2 Phi(-1) = 0.8 x 0.8413 + 0.2 x 0.1587
    FundedChance beside =
        chance(
            PlanExamples.simulation(0.1, 0.8, 40_000),
            secured(0, LOCAL, 90.0),
            hoped(0, CENTRAL, 20.0));
    assertThat(beside.chance()).isCloseTo(0.7048, within(4 * beside.standardError()));
  }

  @Test
  void a_simulation_without_a_failure_is_not_stated_as_certain() {
    FundedChance chance = chance(PlanExamples.simulation(0.1, 0.5, 1000), secured(0, LOCAL, 500.0));
    assertThat(chance.chance()).isEqualTo(1);
    assertThat(chance.standardError()).isPositive();
  }

  @Test
  void an_unknown_year_has_no_chance_and_leaves_the_other_years_as_they_are() {
    Funding[] funding = {secured(0, LOCAL, 105.0), secured(1, LOCAL, 105.0)};
    FundedChance known = of(plan(null, costs(100.0, 100.0), funding)).fundedChance().get(1);
    Sustainability half = of(plan(null, costs(null, 100.0), funding));
    assertThat(half.fundedChance()).containsExactly(new FundedChance(2027, null, null), known);
  }

  @Test
  void nonsense_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(null, List.of()))
        .withMessage("A plan must cover at least one year.");
    assertThatIllegalArgumentException().isThrownBy(() -> plan(null, Collections.nCopies(31, 1.0)));
    assertThatIllegalArgumentException().isThrownBy(() -> plan(-1.0, costs(1.0)));
    assertThatIllegalArgumentException().isThrownBy(() -> plan(null, costs(-1.0)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> plan(null, costs(1.0), secured(1, LOCAL, 1.0)))
        .withMessageContaining("2028");
    assertThatIllegalArgumentException().isThrownBy(() -> secured(0, LOCAL, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> secured(0, null, 1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Staff(-1.0, null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Promise("a", "b", Block.CHANNELS, -1, "%", true));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Plan(2027, null, costs(1.0), null, null, null, null, null, "won", null));
    Promise promise = new Promise("a", "b", Block.CHANNELS, 1, "%", true);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Plan(
                    2027,
                    null,
                    costs(1.0),
                    null,
                    null,
                    List.of(promise, promise),
                    null,
                    null,
                    "KRW",
                    null));
    Map<FundingSource, Double> incomplete = new EnumMap<>(Map.of(LOCAL, 0.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SimulationRules(0.1, incomplete, 10, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SustainabilityRules(
                    0, 0, 0, 0, 0, 0, 0.09, 0.2, 0.4, 1, 2, 0.5, RULES.simulation()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SustainabilityRules(
                    1, 1, 1, 1, 1, 1, 0.3, 0.2, 0.4, 1, 2, 0.5, RULES.simulation()));
  }

  @Test
  void a_plan_that_ends_with_a_grant_is_asked_who_pays_afterwards() {
    assertThat(endingWith(FundingSource.CENTRAL).questions()).contains("grant-at-the-end");
    assertThat(endingWith(LOCAL).questions()).doesNotContain("grant-at-the-end");
  }

  private static Sustainability endingWith(FundingSource last) {
    Plan plan =
        new Plan(
            2027,
            1000.0,
            List.of(100.0, 100.0),
            List.of(
                new Funding(2027, FundingSource.CENTRAL, 100.0, true),
                new Funding(2028, last, 100.0, true)),
            Staff.UNKNOWN,
            List.of(),
            null,
            null,
            "KRW",
            null);
    return Sustainability.of(plan, RULES);
  }

  @Property(tries = 200)
  void more_money_never_lowers_coverage_nor_the_chance(
      @ForAll @DoubleRange(min = 1, max = 200) double cost,
      @ForAll @DoubleRange(max = 200) double money,
      @ForAll @DoubleRange(max = 50) double more) {
    Sustainability less = of(plan(null, costs(cost), secured(0, LOCAL, money)));
    Sustainability rich = of(plan(null, costs(cost), secured(0, LOCAL, money + more)));
    assertThat(rich.coverage()).isGreaterThanOrEqualTo(less.coverage());
    assertThat(rich.fundedChance().get(0).chance())
        .isGreaterThanOrEqualTo(less.fundedChance().get(0).chance());
  }

  @Property(tries = 200)
  void the_currency_unit_does_not_matter(
      @ForAll @DoubleRange(min = 1, max = 200) double cost,
      @ForAll @DoubleRange(min = 1, max = 200) double central,
      @ForAll @DoubleRange(min = 1, max = 200) double fees) {
    Sustainability won =
        of(plan(5 * cost, costs(cost), secured(0, CENTRAL, central), secured(0, FEES, fees)));
    Sustainability thousands =
        of(
            plan(
                5000 * cost,
                costs(1000 * cost),
                secured(0, CENTRAL, 1000 * central),
                secured(0, FEES, 1000 * fees)));
    assertThat(thousands.total()).isCloseTo(won.total(), within(1e-6));
    assertThat(thousands.questions()).isEqualTo(won.questions());
  }

  @Property(tries = 200)
  void every_known_part_and_the_total_lie_between_0_and_100(
      @ForAll @DoubleRange(max = 200) double cost,
      @ForAll @DoubleRange(max = 200) double central,
      @ForAll @DoubleRange(max = 200) double local) {
    Sustainability s =
        of(plan(100.0, costs(cost), secured(0, CENTRAL, central), secured(0, LOCAL, local)));
    for (Double part :
        new Double[] {
          s.coverage(),
          s.independence(),
          s.ownIncome(),
          s.diversity(),
          s.costRealism(),
          s.staffing(),
          s.total()
        }) {
      assertThat(part == null ? 0 : part).isBetween(0.0, 100.0);
    }
  }

  private static Sustainability of(Plan plan) {
    return Sustainability.of(plan, RULES);
  }

  private static double realism(double cost) {
    return of(plan(100.0, costs(cost))).costRealism();
  }

  private static FundedChance chance(SimulationRules simulation, Funding... funding) {
    return Sustainability.of(plan(null, costs(100.0), funding), PlanExamples.rules(simulation))
        .fundedChance()
        .get(0);
  }
}
