package org.canvasgate.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.maintenance.FundingSource.CENTRAL;
import static org.canvasgate.maintenance.FundingSource.LOCAL;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.Panels;
import org.canvasgate.canvas.Rating;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.PlanExamples;
import org.junit.jupiter.api.Test;

/** What the page computes by itself, worked by hand. */
class PageFiguresTest {
  private static final int FIRST = PlanExamples.FIRST_YEAR;

  @Test
  void moneyIsSplitBySourceAndByWhetherItIsSecured() {
    Plan plan =
        PlanExamples.plan(
            100.0,
            PlanExamples.costs(15.0, 15.0, 15.0),
            new Funding(FIRST, CENTRAL, 10.0, true),
            new Funding(FIRST, LOCAL, 5.0, true),
            new Funding(FIRST + 1, LOCAL, 8.0, true),
            new Funding(FIRST + 1, LOCAL, 7.0, false),
            new Funding(FIRST + 2, LOCAL, 9.0, true),
            new Funding(FIRST + 2, CENTRAL, 1.0, false));
    assertThat(MoneyPart.amounts(plan, CENTRAL, true)).containsExactly(10.0, 0.0, 0.0);
    assertThat(MoneyPart.amounts(plan, LOCAL, true)).containsExactly(5.0, 8.0, 9.0);
    assertThat(MoneyPart.amounts(plan, LOCAL, false)).containsExactly(0.0, 7.0, 0.0);
    assertThat(MoneyPart.drawsUnsecured(plan)).isTrue();
    assertThat(plan.firstGapYear()).as("9 + 1 of 15").isEqualTo(FIRST + 2);
    assertThat(plan.centralShare()).as("11 of 40").isEqualTo(0.275);
    assertThat(plan.unknownYears()).isEmpty();
  }

  @Test
  void anUnknownAmountIsDrawnAsUnknownAndNeverAsNothing() {
    Plan plan =
        PlanExamples.plan(
            null, PlanExamples.costs(15.0, null), new Funding(FIRST, CENTRAL, null, false));
    assertThat(MoneyPart.amounts(plan, CENTRAL, false)).containsExactly(null, 0.0);
    assertThat(MoneyPart.drawsUnsecured(plan)).as("nothing hatched to explain").isFalse();
    assertThat(plan.centralShare()).isNull();
    assertThat(plan.firstGapYear()).isNull();
    assertThat(plan.unknownYears()).containsExactly(FIRST, FIRST + 1);
  }

  @Test
  void aBlockIsColouredByTheMarksAndTellsWhatItGainedSinceTheGateBefore() {
    // 5 is 100 points, 4 is 75, 3 is 50, 2 is 25: cost structure is critical and under 40.
    Scorecard before = card(Gate.REVIEW, 3);
    Scorecard now =
        card(
            Gate.OPERATION,
            4,
            Rating.of("a", Block.COST_STRUCTURE, 2, null),
            Rating.of("a", Block.CHANNELS, 2, null),
            Rating.notApplicable("a", Block.REVENUE_STREAMS, "none"));
    Map<String, CanvasPart.Tint> tints = CanvasPart.tints(now, before, Panels.RULES);
    assertThat(tints.get("key-partners")).isEqualTo(new CanvasPart.Tint(75.0, "holds", 25.0));
    assertThat(tints.get("cost-structure")).isEqualTo(new CanvasPart.Tint(25.0, "critical", -25.0));
    assertThat(tints.get("channels").level()).as("low, but not critical").isEqualTo("weak");
    assertThat(tints.get("revenue-streams")).isEqualTo(new CanvasPart.Tint(null, "unscored", null));
    assertThat(CanvasPart.tints(before, null, Panels.RULES).get("channels").moved()).isNull();
  }

  @Test
  void daysAreCountedByTheCalendarOfKorea() {
    Instant noon = Instant.parse("2026-11-23T03:00:00Z");
    assertThat(Due.of(Instant.parse("2026-11-23T09:00:00Z"), noon).days()).isZero();
    assertThat(Due.of(Instant.parse("2026-11-23T15:30:00Z"), noon).days())
        .as("half past midnight in Seoul")
        .isEqualTo(1);
    Due late = Due.of(Instant.parse("2026-11-20T09:00:00Z"), noon);
    assertThat(late.late()).isTrue();
    assertThat(late.count()).isEqualTo(3);
    assertThat(Due.of(null, noon)).isNull();
  }

  private static Scorecard card(Gate gate, int all, Rating... but) {
    List<Block> different = Arrays.stream(but).map(Rating::block).toList();
    List<Rating> ratings =
        Stream.concat(
                Arrays.stream(Block.values())
                    .filter(block -> !different.contains(block))
                    .map(block -> Rating.of("a", block, all, null)),
                Arrays.stream(but))
            .toList();
    CanvasScore score = CanvasScore.of(ratings, Map.of(), Panels.PUBLIC, Panels.RULES);
    return new Scorecard(
        new CaseRound("case", gate, gate == Gate.OPERATION ? 1 : 0, 1),
        score,
        Map.of(),
        null,
        Map.of(),
        null,
        null,
        null,
        null);
  }
}
