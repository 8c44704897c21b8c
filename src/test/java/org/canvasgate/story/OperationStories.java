package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.junit.jupiter.api.Test;

/** Gate 4: a service in operation comes back, cycle by cycle. */
abstract class OperationStories extends Story {

  @Test
  void theTimerCallsTheReEvaluationOnTheDateFromTheTable() {
    operate();
    LocalDate started = today();
    assertThat(fact("intervalMonths")).isEqualTo(12);
    LocalDate due = date("nextEvaluationOn").atZone(clock.getZone()).toLocalDate();
    assertThat(due).isBetween(started.plusMonths(12), started.plusMonths(12).plusDays(7));
    goTo(date("nextEvaluationOn").minusSeconds(60));
    waitsFor("report-figures");
    untilReEvaluation();
    waitsFor("report-actuals");
    took("next-evaluation-due-to-call-re-evaluation");
    neverTook("gateway-early-to-call-re-evaluation");
  }

  @Test
  void ordinaryFiguresLeaveTheServiceRunning() {
    operate();
    does(OPERATOR, "report-figures", figures(1.0, 1.0));
    waitsFor("report-figures");
    assertThat(times("report-figures")).isEqualTo(2);
    took("gateway-early-to-report-figures");
    neverTook("gateway-early-to-call-re-evaluation", "next-evaluation-due-to-call-re-evaluation");
  }

  @Test
  void aCostThatRunsAwayCallsTheReEvaluationEarly() {
    operate();
    does(OPERATOR, "report-figures", figures(1.25, 1.0));
    waitsFor("report-actuals");
    took("gateway-early-to-call-re-evaluation");
    neverTook("next-evaluation-due-to-call-re-evaluation");
  }

  @Test
  void passengersWhoStayAwayCallTheReEvaluationEarly() {
    operate();
    does(OPERATOR, "report-figures", figures(1.0, 0.6));
    waitsFor("report-actuals");
    took("gateway-early-to-call-re-evaluation");
  }

  @Test
  void aReportThatIsLateIsRemindedOfAndEscalatedAndThePanelGoesOnWithoutIt() {
    operate();
    untilReEvaluation();
    goTo("windowReminder");
    assertThat(told("notice.reminder.actuals")).containsExactly(OPERATOR);
    assertThat(told("notice.escalation.actuals")).isEmpty();
    goTo("windowDue");
    waitsFor("appoint-evaluators");
    assertThat(told("notice.escalation.actuals")).containsExactly(CHAIR, "secretariat");
    took("due-timer-actuals-to-escalate-actuals", "remind-timer-actuals-to-remind-actuals");
    neverTook("report-actuals-to-appoint-evaluators");
    appoint(PANEL);
    allAnswer("rate-operation", good());
    waitsFor("confirm-operation");
    assertThat(fact("promiseKeeping")).isNull();
  }

  @Test
  void aServiceThatKeepsItsPromisesContinuesIntoTheNextCycle() {
    operate();
    reEvaluate(1.0, 1.0, good());
    assertThat(fact("recommendation")).isEqualTo("continue");
    does(CHAIR, "confirm-operation", Map.of("outcome", "continue"));
    waitsFor("report-figures");
    assertThat(fact("cycle")).isEqualTo(2);
    assertThat(fact("intervalMonths")).isEqualTo(24);
    took(
        "report-actuals-to-appoint-evaluators",
        "gateway-operation-outcome-to-end-continued",
        "gateway-retire-to-begin-next-cycle");
    neverTook(
        "gateway-operation-outcome-to-improve-service",
        "gateway-operation-outcome-to-reassign-operator",
        "gateway-operation-outcome-to-call-objection-operation",
        "due-timer-actuals-to-escalate-actuals");
    assertThat(told("notice.verdict.operation.continue")).containsExactly(OPERATOR, PLANNER);
  }

  @Test
  void aServiceThatCostsTooMuchImprovesInTime() {
    operate();
    reEvaluate(1.25, 1.0, good());
    assertThat(fact("recommendation")).isEqualTo("improve");
    improve();
    does(OPERATOR, "improve-service", Map.of("done", SAID, "evidence", SAID));
    waitsFor("report-figures");
    assertThat(fact("intervalMonths")).isEqualTo(6);
    took("improve-service-to-end-improved");
    neverTook("improve-due-to-note-unimproved");
  }

  @Test
  void anImprovementThatDoesNotComeIsNotedAndTheServiceGoesOn() {
    operate();
    reEvaluate(1.25, 1.0, good());
    improve();
    goTo("improveBy");
    waitsFor("report-figures");
    assertThat(told("notice.escalation.improvement")).containsExactly(CHAIR, "secretariat");
    took("improve-due-to-note-unimproved");
    neverTook("improve-service-to-end-improved");
  }

  @Test
  void anOperatorWhoKeepsNoPromiseHandsTheServiceOver() {
    operate();
    reEvaluate(1.0, 0.2, ballot(block -> 5));
    assertThat(fact("recommendation")).isEqualTo("reassign");
    does(CHAIR, "confirm-operation", outcome("reassign"));
    isRefused(
        SECRETARY,
        "reassign-operator",
        Map.of("newOperator", OPERATOR, "entity", "city", "reason", SAID),
        "operation.same-operator");
    does(
        SECRETARY,
        "reassign-operator",
        Map.of("newOperator", SECOND_OPERATOR, "entity", "city", "reason", SAID));
    assertThat(fact("operator")).isEqualTo(SECOND_OPERATOR);
    assertThat(open("report-figures"))
        .extracting(task -> task.getAssignee())
        .containsExactly(SECOND_OPERATOR);
    took("gateway-operation-outcome-to-reassign-operator", "gateway-retire-to-begin-next-cycle");
    neverTook("gateway-operation-outcome-to-end-continued");
    assertThat(proposals.service(id).orElseThrow().operator()).isEqualTo(SECOND_OPERATOR);
  }

  @Test
  void aServiceThatFailsIsRetiredAndItsCaseEnds() {
    operate();
    reEvaluate(1.0, 0.2, poor());
    assertThat(fact("recommendation")).isEqualTo("retire");
    does(CHAIR, "confirm-operation", with(outcome("retire"), "exitBy", today().toString()));
    acceptsTheVerdict(OPERATOR);
    waitsFor("carry-out-exit");
    does(
        OPERATOR,
        "carry-out-exit",
        Map.of(
            "endedOn",
            today().toString(),
            "data",
            SAID,
            "equipment",
            SAID,
            "users",
            SAID,
            "evidence",
            SAID));
    ended("retired");
    took(
        "gateway-objection-operation-to-carry-out-exit",
        "carry-out-exit-to-end-retired",
        "gateway-retire-to-close-retired");
    neverTook("gateway-retire-to-begin-next-cycle");
    assertThat(told("proposal.closed.retired")).contains(PLANNER);
  }

  @Test
  void evaluatorsWhoDisagreeDeliberateOnce() {
    operate();
    untilReEvaluation();
    does(OPERATOR, "report-actuals", figures(1.0, 1.0));
    appoint(PANEL);
    for (int i = 0; i < PANEL.size(); i++) {
      int turn = i;
      does(PANEL.get(i), "rate-operation", ballot(block -> opinion(block, turn)));
    }
    waitsFor("open-deliberation-operation");
    does(CHAIR, "open-deliberation-operation", Map.of("question", "What do riders say?"));
    allAnswer("rate-operation", explained(good()));
    assertThat(fact("recommendation")).isEqualTo("continue");
    took(
        "gateway-operation-recommendation-to-open-deliberation-operation",
        "open-deliberation-operation-to-open-window-rate");
    neverTook("gateway-operation-recommendation-to-appoint-evaluators");
  }

  @Test
  void withoutAQuorumNewEvaluatorsAreAppointedOnce() {
    operate();
    untilReEvaluation();
    does(OPERATOR, "report-actuals", figures(1.0, 1.0));
    appoint(PANEL);
    close("rate");
    waitsFor("appoint-evaluators");
    took("gateway-operation-recommendation-to-appoint-evaluators");
    appoint(List.of("member4", "member5", "member6"));
    close("rate");
    waitsFor("confirm-operation");
    assertThat(fact("recommendation")).isEqualTo("none");
    assertThat(times("appoint-evaluators")).isEqualTo(2);
  }

  @Test
  void anEvaluatorWithAConflictStepsAside() {
    operate();
    untilReEvaluation();
    does(OPERATOR, "report-actuals", figures(1.0, 1.0));
    appoint(PANEL);
    does(PANEL.get(0), "rate-operation", recusal());
    allAnswer("rate-operation", good());
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(fact("recommendation")).isEqualTo("continue");
  }

  @Test
  void theSecondCycleComesBackByItself() {
    operate();
    reEvaluate(1.0, 1.0, good());
    does(CHAIR, "confirm-operation", outcome("continue"));
    untilReEvaluation();
    waitsFor("report-actuals");
    assertThat(fact("cycle")).isEqualTo(2);
    goTo(clock.instant().plus(Duration.ofDays(1)));
    does(OPERATOR, "report-actuals", figures(1.0, 1.0));
    appoint(PANEL);
    allAnswer("rate-operation", good());
    does(CHAIR, "confirm-operation", outcome("continue"));
    assertThat(fact("cycle")).isEqualTo(3);
    assertThat(times("call-re-evaluation")).isEqualTo(2);
  }

  private static int opinion(Block block, int member) {
    return 1 + 2 * ((block.ordinal() + member) % 3);
  }
}
