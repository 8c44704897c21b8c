package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.canvasgate.operation.OperationRoom.CHAIR;
import static org.canvasgate.operation.OperationRoom.OPERATOR;
import static org.canvasgate.operation.OperationRoom.OTHER_OPERATOR;
import static org.canvasgate.operation.OperationRoom.SEOUL;
import static org.canvasgate.operation.OperationRoom.SERVICE;
import static org.canvasgate.operation.OperationRoom.task;

import java.time.LocalDate;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.Problem;
import org.canvasgate.form.TaskContext;
import org.canvasgate.proposal.Proposals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DecisionFormsTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 6, 15);

  private OperationRoom room;

  @BeforeEach
  void open() {
    room = new OperationRoom();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private static TaskContext chair(String recommendation) {
    return task(CHAIR, Map.of("recommendation", recommendation));
  }

  private Verdict verdict() {
    return room.get(Verdicts.class).latest(SERVICE, Gate.OPERATION).orElseThrow();
  }

  @Test
  void asRecommendedAServiceContinuesWithoutAReason() {
    assertThat(room.submit("confirm-operation", chair("continue"), Map.of("outcome", "continue")))
        .containsExactly(Map.entry("operationOutcome", "continue"));
    assertThat(verdict().outcome()).isEqualTo("continue");
    assertThat(room.get(OperationVerdicts.class).next(SERVICE, 1)).isEqualTo(2);
  }

  @Test
  void aChairWhoRunsTheServiceDoesNotConfirmItsVerdict() {
    assertThat(
            room.problems(
                "confirm-operation",
                task(OPERATOR, Map.of("recommendation", "continue")),
                Map.of("outcome", "continue")))
        .extracting(Problem::key)
        .containsExactly("committee.own-case");
  }

  @Test
  void departingFromTheRecommendationNeedsAReason() {
    assertThat(room.problems("confirm-operation", chair("improve"), Map.of("outcome", "continue")))
        .extracting(Problem::field, Problem::key)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("reason", "committee.departing-needs-reason"));
    assertThat(room.get(Verdicts.class).all(SERVICE)).isEmpty();
    assertThat(room.get(OperationVerdicts.class).next(SERVICE, 1)).isEqualTo(1);
  }

  @Test
  void anImprovementHasItsDateAndWhatToImprove() {
    Map<String, Object> facts =
        room.submit(
            "confirm-operation",
            chair("improve"),
            Map.of(
                "outcome", "improve",
                "improveBy", "2027-09-30",
                "improveWhat", "Answer complaints within five days.",
                "minority", "Two members would have gone on as before."));
    Date end = Date.from(LocalDate.of(2027, 9, 30).atTime(18, 0).atZone(SEOUL).toInstant());
    assertThat(facts).containsEntry("operationOutcome", "improve").containsEntry("improveBy", end);
    Improvement asked = room.get(Improvements.class).of(SERVICE, 1).orElseThrow();
    assertThat(asked.due()).isEqualTo("2027-09-30");
    assertThat(asked.done()).isNull();
    assertThat(verdict().minority()).isEqualTo("Two members would have gone on as before.");
    assertThat(verdict().details()).containsEntry("improveBy", "2027-09-30");
  }

  @Test
  void anImprovementWithoutDateAndContentIsRefusedForBoth() {
    assertThat(room.problems("confirm-operation", chair("improve"), Map.of("outcome", "improve")))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("improveBy", "improveWhat");
  }

  @Test
  void anImprovementUntilTodayIsRefused() {
    assertThat(
            room.refused(
                "confirm-operation",
                chair("improve"),
                Map.of("outcome", "improve", "improveBy", TODAY.toString(), "improveWhat", "All")))
        .containsExactly("The date to improve by must lie ahead: 2027-06-16 or later.");
  }

  @Test
  void reassigningNeedsAReasonEvenWhenRecommended() {
    assertThat(room.refused("confirm-operation", chair("reassign"), Map.of("outcome", "reassign")))
        .containsExactly(
            "Handing the service to another operator needs a reason. Say why the present one should"
                + " not go on.");
  }

  @Test
  void retiringNeedsAReasonAndADate() {
    assertThat(room.problems("confirm-operation", chair("retire"), Map.of("outcome", "retire")))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("reason", "exitBy");
  }

  @Test
  void retiringInThePastIsRefused() {
    assertThat(
            room.refused(
                "confirm-operation",
                chair("retire"),
                Map.of("outcome", "retire", "reason", "Nobody uses it.", "exitBy", "2027-06-14")))
        .containsExactly("The date to end by cannot have passed: 2027-06-15 or later.");
  }

  @Test
  void aRetirementOpensTheExit() {
    retire();
    ServiceExit exit = room.get(ServiceExits.class).of(SERVICE).orElseThrow();
    assertThat(exit.due()).isEqualTo("2027-12-31");
    assertThat(exit.reason()).isEqualTo("Nobody uses it.");
    assertThat(exit.endedOn()).isNull();
  }

  @Test
  void anUnknownOutcomeIsRefused() {
    assertThat(room.problems("confirm-operation", chair("continue"), Map.of("outcome", "sell")))
        .extracting(Problem::field)
        .containsExactly("outcome");
  }

  @Test
  void aCycleIsConcludedOnce() {
    room.submit("confirm-operation", chair("continue"), Map.of("outcome", "continue"));
    assertThat(room.refused("confirm-operation", chair("continue"), Map.of("outcome", "continue")))
        .containsExactly(
            "Cycle 1 already has its verdict. Reload your task list; nothing remains to be"
                + " confirmed.");
  }

  @Test
  void theOperatorReportsTheImprovementOnce() {
    room.submit(
        "confirm-operation",
        chair("improve"),
        Map.of(
            "outcome", "improve", "improveBy", "2027-09-30", "improveWhat", "Answer complaints."));
    assertThat(room.form("improve-service").view(task(OPERATOR), Locale.KOREAN))
        .containsEntry("required", "Answer complaints.")
        .containsEntry("due", "2027년 9월 30일");
    Map<String, Object> values =
        Map.of("done", "A desk was opened.", "evidence", "Log 7 to 9/2027");
    assertThat(room.refused("improve-service", task(OTHER_OPERATOR), values)).hasSize(1);
    assertThat(room.problems("improve-service", task(OPERATOR), Map.of()))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("done", "evidence");
    room.submit("improve-service", task(OPERATOR), values);
    assertThat(room.get(Improvements.class).of(SERVICE, 1).orElseThrow().done())
        .isEqualTo("A desk was opened.");
    assertThat(room.problems("improve-service", task(OPERATOR), values))
        .extracting(Problem::key)
        .containsExactly("operation.no-improvement-open");
  }

  @Test
  void theSecretariatHandsTheServiceToAnotherOperator() {
    register();
    TaskContext secretariat = task("secretariat-jung");
    assertThat(room.form("reassign-operator").view(secretariat, Locale.ENGLISH))
        .containsEntry("present", "Kim")
        .extracting("candidates")
        .asString()
        .contains(OTHER_OPERATOR)
        .doesNotContain(OPERATOR);
    Map<String, Object> values =
        Map.of(
            "newOperator", OTHER_OPERATOR,
            "entity", "public-corporation",
            "reason", "The corporation runs the depot already.");
    assertThat(room.submit("reassign-operator", secretariat, values))
        .containsExactly(Map.entry("operator", OTHER_OPERATOR));
    assertThat(room.get(Proposals.class).service(SERVICE).orElseThrow().operator())
        .isEqualTo(OTHER_OPERATOR);
    assertThat(room.get(OperatorChanges.class).all(SERVICE))
        .singleElement()
        .satisfies(change -> assertThat(change.from()).isEqualTo(OPERATOR));
    assertThat(room.problems("reassign-operator", secretariat, values))
        .extracting(Problem::key)
        .containsExactly("operation.reassigned-already");
  }

  @Test
  void theSameOperatorAndSomebodyElseAreRefused() {
    Map<String, Object> values =
        Map.of("newOperator", OPERATOR, "entity", "city", "reason", "So be it");
    assertThat(room.refused("reassign-operator", task("secretariat-jung"), values))
        .containsExactly("Kim is the operator already. Choose another one.");
    Map<String, Object> stranger = Map.of("newOperator", "planner-choi", "entity", "moon");
    assertThat(room.problems("reassign-operator", task("secretariat-jung"), stranger))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("newOperator", "entity", "reason");
  }

  @Test
  void theOperatorReportsTheExit() {
    register();
    retire();
    assertThat(room.form("carry-out-exit").view(task(OPERATOR), Locale.ENGLISH))
        .containsEntry("due", "December 31, 2027")
        .containsEntry("exitPlan", "Vehicles go back to the depot; ride data are deleted.");
    Map<String, Object> values =
        Map.of(
            "endedOn", "2027-06-14",
            "data", "Deleted.",
            "equipment", "Returned.",
            "users", "Told in May.",
            "evidence", "Minutes of 14 June");
    assertThat(room.refused("carry-out-exit", task(OTHER_OPERATOR), values)).hasSize(1);
    room.submit("carry-out-exit", task(OPERATOR), values);
    ServiceExit exit = room.get(ServiceExits.class).of(SERVICE).orElseThrow();
    assertThat(exit.endedOn()).isEqualTo("2027-06-14");
    assertThat(exit.reportedBy()).isEqualTo(OPERATOR);
    assertThat(room.problems("carry-out-exit", task(OPERATOR), values))
        .extracting(Problem::key)
        .containsExactly("operation.no-exit-open");
  }

  @Test
  void anExitInTheFutureAndEverythingLeftEmptyIsToldAtOnce() {
    retire();
    assertThat(room.problems("carry-out-exit", task(OPERATOR), Map.of("endedOn", "2027-06-16")))
        .extracting(Problem::field)
        .containsExactlyInAnyOrder("endedOn", "data", "equipment", "users", "evidence");
  }

  private void retire() {
    room.submit(
        "confirm-operation",
        chair("retire"),
        Map.of("outcome", "retire", "reason", "Nobody uses it.", "exitBy", "2027-12-31"));
  }

  private void register() {
    Proposals proposals = room.get(Proposals.class);
    proposals.announceOperation(SERVICE, "city", OPERATOR, LocalDate.of(2027, 1, 4));
    proposals.registerService(SERVICE);
  }
}
