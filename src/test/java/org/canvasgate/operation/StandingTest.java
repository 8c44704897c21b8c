package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.MoneyUnit;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Promise;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Promise RIDES =
      new Promise("rides", "Rides a day", Block.CUSTOMER_SEGMENTS, 400, "rides", true);

  private static FiledPlan plan(String usagePromise) {
    Plan plan =
        new Plan(
            2027,
            null,
            Arrays.asList(40.0, null),
            null,
            null,
            List.of(RIDES),
            null,
            null,
            "KRW",
            null);
    return new FiledPlan(
        "s", 1, plan, MoneyUnit.KRW_100M, usagePromise, null, "planner", Instant.EPOCH);
  }

  private static Figures figures(int year, int months, Double cost, Double rides) {
    return new Figures(
        year, months, cost, List.of(new Actual("rides", rides)), null, null, Map.of(), "");
  }

  @Test
  void halfAYearsCostIsHeldAgainstHalfTheYearsPlan() {
    Standing standing = Standing.of(plan("rides"), figures(2027, 6, 24.0, 280.0));
    assertThat(standing.drift().costOverrun()).isEqualTo(0.2);
    assertThat(standing.drift().usageShortfall()).isEqualTo(0.3);
    assertThat(standing.keeping().score()).isEqualTo(70.0);
    assertThat(standing.evidence()).containsExactly(Map.entry(Block.CUSTOMER_SEGMENTS, 70.0));
  }

  @Test
  void whatIsNotReportedIsUnknown() {
    Standing standing = Standing.of(plan("rides"), figures(2027, 6, null, null));
    assertThat(standing.drift()).isEqualTo(new Drift(null, null));
    assertThat(standing.evidence()).isEmpty();
    assertThat(standing.facts())
        .containsEntry("promiseKeeping", null)
        .containsEntry("costOverrun", null)
        .containsEntry("usageShortfall", null);
    assertThat(standing.parts()).containsEntry("promises", 1).containsEntry("promisesKnown", 0);
  }

  @Test
  void aYearWithoutPlannedCostHasNoOverrun() {
    assertThat(Standing.of(plan("rides"), figures(2028, 6, 24.0, 280.0)).drift().costOverrun())
        .isNull();
  }

  @Test
  void aPlanWithoutAPromiseOfUsageHasNoShortfall() {
    assertThat(Standing.of(plan(null), figures(2027, 6, 24.0, 280.0)).drift().usageShortfall())
        .isNull();
  }

  @Test
  void withoutPlanOrReportNothingIsKnown() {
    assertThat(Standing.of(null, figures(2027, 6, 24.0, 280.0)).facts().values())
        .containsOnlyNulls();
    assertThat(Standing.of(plan("rides"), null).facts().values()).containsOnlyNulls();
  }

  @Test
  void barsShareAScaleWithThePromiseAndTheUnknownHasNone() {
    Report first =
        new Report("s", 1, 1, ReportKind.CYCLE, figures(2027, 12, null, 800.0), "o", Instant.EPOCH);
    Report second =
        new Report("s", 2, 1, ReportKind.CYCLE, figures(2028, 12, null, null), "o", Instant.EPOCH);
    PromisesPanel.Kept kept = PromisesPanel.kept(List.of(RIDES), List.of(first, second)).get(0);
    assertThat(kept.mark()).isEqualTo(50.0);
    assertThat(kept.bars().get(0).width()).isEqualTo(100.0);
    assertThat(kept.bars().get(0).kept()).isTrue();
    assertThat(kept.bars().get(1).actual()).isNull();
    assertThat(kept.bars().get(1).kept()).isNull();
  }
}
