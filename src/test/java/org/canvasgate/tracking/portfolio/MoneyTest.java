package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.MoneyUnit;
import org.canvasgate.maintenance.Plan;
import org.junit.jupiter.api.Test;

/** Costs, funding and grants that end, over plans small enough to add up by hand. */
class MoneyTest {
  private static final CommittedPlan BUS =
      plan(
          "bus",
          MoneyUnit.KRW_100M,
          2027,
          Arrays.asList(10.0, 12.0, 12.0),
          funding(2027, FundingSource.CENTRAL, 8.0, true),
          funding(2027, FundingSource.LOCAL, 2.0, true),
          funding(2028, FundingSource.CENTRAL, 3.0, false),
          funding(2028, FundingSource.LOCAL, 6.0, true),
          funding(2029, FundingSource.LOCAL, 12.0, true));

  /** In millions of won; what its second year costs nobody knows, and who pays for it neither. */
  private static final CommittedPlan PARKING =
      plan(
          "parking",
          MoneyUnit.KRW_1M,
          2028,
          Arrays.asList(400.0, null),
          funding(2028, FundingSource.FEES, 400.0, true),
          funding(2029, FundingSource.CENTRAL, null, true));

  private static final CommittedPlan SILENT =
      plan("silent", MoneyUnit.KRW_100M, 2028, Arrays.asList(1.0));

  private static final CommittedPlan ABROAD =
      plan(
          "abroad",
          MoneyUnit.USD,
          2026,
          List.of(500_000.0),
          funding(2026, FundingSource.CENTRAL, 500_000.0, true));

  @Test
  void addsUpWhatIsKnownInOneUnitAndCountsWhatIsNot() {
    List<MoneyYear> years = MoneyYear.of(List.of(BUS, PARKING, SILENT, ABROAD));

    assertThat(years).extracting(MoneyYear::year).containsExactly(2027, 2028, 2029);
    MoneyYear first = years.get(0);
    assertThat(first.cost()).isEqualTo(10);
    assertThat(first.secured())
        .isEqualTo(Map.of(FundingSource.CENTRAL, 8.0, FundingSource.LOCAL, 2.0));
    assertThat(first.gap()).isZero();
    MoneyYear second = years.get(1);
    assertThat(second.cost()).isEqualTo(12 + 4 + 1);
    assertThat(second.secured())
        .isEqualTo(Map.of(FundingSource.LOCAL, 6.0, FundingSource.FEES, 4.0));
    assertThat(second.hoped()).isEqualTo(Map.of(FundingSource.CENTRAL, 3.0));
    assertThat(second.services()).isEqualTo(3);
    assertThat(second.fundingUnknown()).as("one plan says nothing of its funding").isEqualTo(1);
    assertThat(second.gap()).as("that one may cover it").isNull();
    MoneyYear third = years.get(2);
    assertThat(third.cost()).isEqualTo(12);
    assertThat(third.costUnknown()).isEqualTo(1);
    assertThat(third.fundingUnknown()).isEqualTo(1);
  }

  @Test
  void aYearIsShortByWhatNoKnownMoneyCovers() {
    MoneyYear second = MoneyYear.of(List.of(BUS)).get(1);
    assertThat(second.funded()).isEqualTo(9);
    assertThat(second.gap()).isEqualTo(3);
  }

  @Test
  void namesEveryYearInWhichAGrantEnds() {
    List<GrantLoss> losses = GrantLoss.of(List.of(BUS, PARKING, SILENT, ABROAD));

    assertThat(losses)
        .extracting(loss -> loss.plan().proposalId(), GrantLoss::year, GrantLoss::lost)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("abroad", 2027, 500_000.0),
            org.assertj.core.groups.Tuple.tuple("bus", 2028, 5.0),
            org.assertj.core.groups.Tuple.tuple("bus", 2029, 3.0));
    assertThat(losses.get(0).afterPlan()).isTrue();
    assertThat(losses.get(0).coveredByOthers()).as("nothing is said of that year").isNull();
    assertThat(losses.get(1).coveredByOthers()).isEqualTo(0.5);
    assertThat(losses.get(2).coveredByOthers()).isEqualTo(1);
  }

  private static CommittedPlan plan(
      String id, MoneyUnit unit, int from, List<Double> costs, Funding... funding) {
    return new CommittedPlan(
        id,
        new Plan(
            from, null, costs, List.of(funding), null, null, null, null, unit.currency(), null),
        unit);
  }

  private static Funding funding(int year, FundingSource source, Double amount, boolean secured) {
    return new Funding(year, source, amount, secured);
  }
}
