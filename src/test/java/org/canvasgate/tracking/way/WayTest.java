package org.canvasgate.tracking.way;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.canvasgate.diagram.Drawing;
import org.canvasgate.tracking.way.Way.State;
import org.junit.jupiter.api.Test;

/** How the way of a case is drawn from what the engine and our windows know. */
class WayTest {
  private static final Instant DAY_0 = Instant.parse("2026-03-02T00:00:00Z");

  /**
   * start → appoint → [window: open → score* → all] → decide ◇ → confirm → end, and back from ◇ to
   * appoint.
   */
  private static final Drawing REVIEW =
      new Drawing(
          "review",
          3,
          "Review",
          Map.of("appoint", "Appoint the panel", "score", "Score the canvas"),
          List.of(
              flow("f1", "start", "appoint"),
              flow("f2", "appoint", "window-score"),
              flow("f3", "window-score", "gateway"),
              new Drawing.Flow("f4", "gateway", "confirm", false),
              new Drawing.Flow("f5", "gateway", "appoint", false),
              flow("f6", "confirm", "end")));

  private final List<CaseSteps.Passed> passed = new ArrayList<>();

  @Test
  void aStepIsLateFromItsDateOnAndBegunDaysCount() {
    step("appoint", "userTask", 0, null, DAY_0.plus(Duration.ofDays(7)));
    Way.Stop stop = way(7).legs().get(0).stops().get(0);
    assertThat(stop.name()).isEqualTo("Appoint the panel");
    assertThat(stop.daysLate(day(7))).as("on the very moment").isZero();
    assertThat(stop.daysLate(day(7).plusSeconds(1))).isEqualTo(1);
    assertThat(stop.daysLate(day(9))).isEqualTo(2);
    assertThat(stop.took(day(9))).isEqualTo(Duration.ofDays(9));
    assertThat(stop.meant()).isEqualTo(Duration.ofDays(7));
    assertThat(way(7).legs().get(0).marks().get(0).state()).isEqualTo(State.NOW);
    assertThat(way(8).legs().get(0).marks().get(0).state()).isEqualTo(State.LATE);
  }

  @Test
  void aStepThatEndedLateStaysSoAndOneWithoutADateIsNeverLate() {
    step("appoint", "userTask", 0, 9, day(7));
    step("confirm", "userTask", 9, 400, null);
    List<Way.Stop> stops = way(500).legs().get(0).stops();
    assertThat(stops.get(0).daysLate(day(500))).isEqualTo(2);
    assertThat(stops.get(1).daysLate(day(500))).isZero();
    assertThat(stops.get(1).meant()).isNull();
  }

  @Test
  void manyWhoAreAskedAtOnceAreOneStepWithTheDateOfTheirWindowAndTheNumberOfAnswers() {
    var window = passed("w", "run", "window-score", "subProcess", 0, null, false, null);
    passed.add(window);
    passed.add(
        passed("m", "w", "score#multiInstanceBody", "multiInstanceBody", 0, null, false, null));
    passed.add(passed("1", "m", "score", "userTask", 0, 1, false, day(10)));
    passed.add(passed("2", "m", "score", "userTask", 0, 2, false, day(10)));
    passed.add(passed("3", "m", "score", "userTask", 0, null, false, day(10)));
    passed.add(passed("k", "w", "keep-window-score", "userTask", 0, null, false, day(10)));
    var asked = new AskedWindow("score", DAY_0.minusMillis(5), day(15), 1, 1);
    var earlier = new AskedWindow("score", day(-20), day(-10), 0, 7);
    var other = new AskedWindow("vote-plan", DAY_0, day(99), 0, 7);

    Way.Leg leg = way(3, earlier, asked, other).legs().get(0);

    assertThat(leg.stops()).hasSize(1);
    Way.Stop stop = leg.stops().get(0);
    assertThat(stop.element()).isEqualTo("score");
    assertThat(stop.answers()).as("two tasks are done, one of them by a recusal").isEqualTo(1);
    assertThat(stop.missing()).isEqualTo(1);
    assertThat(stop.target()).as("the window's date, extended").isEqualTo(day(15));
    assertThat(stop.extensions()).isEqualTo(1);
    assertThat(leg.marks())
        .extracting(Way.Mark::element)
        .containsExactly("score", "keep-window-score");
  }

  @Test
  void bodiesAreCountedByTheirTasks() {
    passed.add(passed("w", "run", "window-consult", "subProcess", 0, 5, false, null));
    passed.add(passed("m", "w", "answer#multiInstanceBody", "multiInstanceBody", 0, 5, true, null));
    passed.add(passed("1", "m", "answer", "userTask", 0, 1, false, day(10)));
    passed.add(passed("2", "m", "answer", "userTask", 0, 5, true, day(10)));
    Way.Stop stop =
        way(9, new AskedWindow("consult", DAY_0, day(4), 0, null)).legs().get(0).stops().get(0);
    assertThat(stop.answers()).isEqualTo(1);
    assertThat(stop.missing()).isZero();
    assertThat(stop.stopped()).as("it was closed with an answer").isFalse();
  }

  @Test
  void theArrowsTakenFollowTheOrderOfStepsThroughALoopOfTheSameMoment() {
    step("start", "noneStartEvent", 0, 0, null);
    step("appoint", "userTask", 0, 0, null);
    step("window-score", "subProcess", 0, 0, null);
    step("gateway", "exclusiveGateway", 0, 0, null);
    step("appoint", "userTask", 0, null, null);
    assertThat(way(1).legs().get(0).taken()).containsExactly("f1", "f2", "f3", "f5");
  }

  @Test
  void whatWasEndedFromOutsideLeadsNowhere() {
    passed.add(passed("a", "run", "appoint", "userTask", 0, 1, true, null));
    step("window-score", "subProcess", 1, null, null);
    Way.Leg leg = way(2).legs().get(0);
    assertThat(leg.taken()).isEmpty();
    assertThat(leg.marks().get(0).state()).isEqualTo(State.STOPPED);
    assertThat(leg.stops().get(0).stopped()).isTrue();
  }

  @Test
  void whatItsOwnDateEndsIsNotLate() {
    passed.add(passed("a", "run", "appoint", "userTask", 0, 7, true, day(7).minusSeconds(20)));
    passed.add(passed("b", "run", "confirm", "userTask", 0, 9, true, day(7)));
    List<Way.Stop> stops = way(20).legs().get(0).stops();
    assertThat(stops.get(0).endedByDate()).isTrue();
    assertThat(stops.get(0).daysLate(day(20))).isZero();
    assertThat(stops.get(1).endedByDate()).isFalse();
    assertThat(stops.get(1).daysLate(day(20))).isEqualTo(2);
  }

  @Test
  void whatTheSystemDoesIsToldWhereItLasts() {
    step("compute", "serviceTask", 0, 0, null);
    step("recommend", "businessRuleTask", 0, 2, null);
    step("record", CaseSteps.AT_WORK, 2, null, null);
    assertThat(way(2).legs().get(0).stops())
        .extracting(Way.Stop::element)
        .containsExactly("recommend", "record");
  }

  @Test
  void aCalledProcessIsALegThatItsCallerLeadsToAndRunsOfOneProcessAreCounted() {
    var first = new CaseSteps.Run("r1", "review:3", "review", day(1), day(2), "top", List.of());
    var second = new CaseSteps.Run("r2", "review:3", "review", day(3), null, "top", List.of());
    var calls = List.of(called("call-review", "r1", 1, 2), called("call-review", "r2", 3, null));
    var top = new CaseSteps.Run("top", "top:1", "top", DAY_0, null, null, calls);
    Way way = Way.of(List.of(top, first, second), List.of(), id -> REVIEW, day(4));

    assertThat(way.legs()).extracting(Way.Leg::caller).containsExactly(null, 1, 1);
    assertThat(way.legs()).extracting(Way.Leg::repeat).containsExactly(1, 1, 2);
    assertThat(way.legs()).extracting(Way.Leg::repeats).containsExactly(1, 2, 2);
    assertThat(way.legs().get(0).stops()).extracting(Way.Stop::leadsTo).containsExactly(2, 3);
    assertThat(way.legs().get(0).marks().get(0).times()).isEqualTo(2);
    assertThat(way.current().number()).isEqualTo(3);
  }

  @Test
  void whoIsKeptOffLearnsWhereTheCaseStandsAndNothingElse() {
    step("appoint", "userTask", 0, 1, day(7));
    passed.add(passed("a", "run", "confirm", "userTask", 1, null, false, day(2)));
    Way position = way(9).positionOnly();
    Way.Leg leg = position.legs().get(0);
    assertThat(leg.marks()).containsExactly(new Way.Mark("confirm", State.NOW, 1, null));
    assertThat(leg.stops()).isEmpty();
    assertThat(leg.taken()).isEmpty();
    assertThat(leg.from()).isNull();
  }

  private Way way(int day, AskedWindow... windows) {
    var run =
        new CaseSteps.Run("run", "review:3", "review", DAY_0, null, null, List.copyOf(passed));
    return Way.of(List.of(run), List.of(windows), id -> REVIEW, day(day));
  }

  private void step(String element, String kind, int from, Integer to, Instant due) {
    passed.add(passed("p" + passed.size(), "run", element, kind, from, to, false, due));
  }

  private static CaseSteps.Passed called(String element, String run, int from, Integer to) {
    return new CaseSteps.Passed(
        "c" + run,
        "top",
        element,
        "callActivity",
        run,
        day(from),
        to == null ? null : day(to),
        false,
        null);
  }

  private static CaseSteps.Passed passed(
      String id,
      String scope,
      String element,
      String kind,
      int from,
      Integer to,
      boolean cancelled,
      Instant due) {
    return new CaseSteps.Passed(
        id, scope, element, kind, null, day(from), to == null ? null : day(to), cancelled, due);
  }

  private static Instant day(int day) {
    return DAY_0.plus(Duration.ofDays(day));
  }

  private static Drawing.Flow flow(String id, String source, String target) {
    return new Drawing.Flow(id, source, target, true);
  }
}
