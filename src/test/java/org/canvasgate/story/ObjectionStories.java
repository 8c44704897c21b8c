package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.objection.Objection;
import org.canvasgate.committee.objection.Objections;
import org.canvasgate.tracking.Withdrawals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whom a verdict goes against can object: the same case, the same gate, another panel. */
abstract class ObjectionStories extends Story {
  private static final List<String> OTHER_PANEL = List.of("member4", "member5", "member6");
  private static final Map<String, Object> GROUNDS =
      Map.of("choice", "object", "grounds", "The panel overlooked the lease.", "evidence", SAID);

  @Autowired Objections objections;
  @Autowired Panels panels;
  @Autowired Verdicts verdicts;
  @Autowired Withdrawals withdrawals;

  @Test
  void aRejectedProposalComesBeforeAnotherPanelAndPasses() {
    rejectedInReview();
    long former = panels.current(id, Gate.REVIEW, 0).orElseThrow().id();
    LocalDate last = today().plusDays(30);
    assertThat(date("objectionDue").atZone(clock.getZone()).toLocalDate()).isEqualTo(last);
    assertThat(told("notice.objection.possible")).containsExactly(PLANNER);
    objected();
    waitsFor("appoint-panel");
    assertThat(fact("differsFrom")).isEqualTo(String.valueOf(former));
    appoint(OTHER_PANEL);
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", outcome("pass"));
    waitsFor("draft-responsibilities");
    assertThat(proposals.get(id).status()).isEqualTo("evaluating");
    took(
        "gateway-review-to-call-objection-review",
        "gateway-objection-review-to-call-review",
        "gateway-own-panel-to-end-admitted");
    neverTook("gateway-objection-review-to-close-rejected");
    assertThat(told("notice.objection.admitted")).containsExactly(PLANNER);
    var record = count("select count(*) from verdict where proposal_id = ?", id);
    assertThat(record).as("both verdicts stay").isEqualTo(2);
    assertThat(objections.behind(round(Gate.REVIEW)).map(Objection::panelId)).contains(former);
  }

  @Test
  void aSecondRejectionAtTheSameGateIsFinal() {
    rejectedInReview();
    objected();
    appoint(OTHER_PANEL);
    allAnswer("score-canvas", poor());
    does(CHAIR, "confirm-review", outcome("reject"));
    ended("rejected");
    took(
        "gateway-objection-open-to-end-none-left",
        "gateway-objection-review-to-call-review",
        "gateway-objection-review-to-close-rejected");
  }

  @Test
  void whoeverDoesNothingAcceptsTheVerdictWhenThePeriodIsOver() {
    rejectedInReview();
    goTo(date("objectionDue").minusSeconds(1));
    waitsFor("file-objection");
    assertThat(proposals.get(id).status()).isEqualTo("evaluating");
    Task missed = task(PLANNER, "file-objection");
    goTo("objectionDue");
    ended("rejected");
    took("objection-period-over-to-end-not-raised");
    assertThat(stage.isOpen(missed)).as("too late is too late").isFalse();
    assertThat(state()).isEqualTo(Objection.State.NOT_RAISED);
  }

  @Test
  void onlyThePartyObjectsAndNotWithoutGrounds() {
    rejectedInReview();
    Task task = task(PLANNER, "file-objection");
    assertThat(mayNot("planner2", task, GROUNDS)).isTrue();
    assertThat(mayNot(PANEL.get(0), task, GROUNDS)).isTrue();
    isRefused(PLANNER, "file-objection", Map.of("choice", "object"), "form.missing");
    isRefused(PLANNER, "file-objection", Map.of("choice", "wait"), "form.unknown-choice");
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    took("gateway-objection-filed-to-end-accepted");
    assertThat(state()).isEqualTo(Objection.State.ACCEPTED);
  }

  @Test
  void anInadmissibleObjectionLeavesTheVerdictAndALateExaminationIsTold() {
    rejectedInReview();
    does(PLANNER, "file-objection", GROUNDS);
    assertThat(told("notice.objection.filed")).containsExactly("secretariat");
    goTo(date("examineBy").minusSeconds(1));
    assertThat(told("notice.objection.late")).isEmpty();
    goTo("examineBy");
    assertThat(told("notice.objection.late")).containsExactly("chairs", "secretariat");
    waitsFor("examine-objection");
    isRefused(SECRETARY, "examine-objection", Map.of("finding", "dismiss"), "form.missing");
    does(SECRETARY, "examine-objection", Map.of("finding", "dismiss", "answer", SAID));
    ended("rejected");
    took(
        "examination-due-to-escalate-examination",
        "gateway-objection-admitted-to-end-not-admitted");
    neverTook("gateway-objection-review-to-call-review");
    assertThat(told("notice.objection.not-admitted")).containsExactly(PLANNER);
    assertThat(
            count(
                """
                select count(*) from record_entry
                where proposal_id = ? and kind = 'addendum' and subject = 'objection'""",
                id))
        .as("filing and examination are added to the record")
        .isEqualTo(2);
  }

  @Test
  void aProposalCanBeWithdrawnWhileAnObjectionIsPossible() {
    rejectedInReview();
    withdrawals.withdraw(proposals.get(id), PLANNER, SAID);
    settle();
    ended("withdrawn");
  }

  @Test
  void aConsultationThatFailedIsHeldAgainBeforeAnotherPanel() {
    passReview();
    draft();
    bodyAnswers(Agreed.ANSWERS, "accepted");
    bodyAnswers(Agreed.PAYS, "accepted");
    does(CHAIR, "confirm-consultation", outcome("rejected"));
    objected();
    waitsFor("appoint-objection-panel");
    appoint(OTHER_PANEL);
    waitsFor("draft-responsibilities");
    draft();
    bothAccept();
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    waitsFor("write-plan");
    assertThat(panels.current(id, Gate.CONSULTATION, 0).orElseThrow().sitting())
        .containsExactlyElementsOf(OTHER_PANEL);
    took(
        "gateway-own-panel-to-appoint-objection-panel",
        "gateway-objection-consultation-to-call-consultation");
    assertThat(count("select count(*) from consultation_round where proposal_id = ?", id))
        .as("both consultations stay")
        .isEqualTo(2);
  }

  @Test
  void aConsultationThatFailedAndWasAcceptedIsClosed() {
    passReview();
    draft();
    bothAccept();
    does(CHAIR, "confirm-consultation", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    took("gateway-objection-consultation-to-close-rejected");
  }

  @Test
  void aRejectedPlanIsVotedOnByOthers() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("rejected"));
    objected();
    appoint(OTHER_PANEL);
    does(PLANNER, "write-plan", Planned.sound());
    assertThat(open("vote-plan"))
        .extracting(Task::getAssignee)
        .containsExactlyInAnyOrderElementsOf(OTHER_PANEL);
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
    waitsFor("start-operation");
    took("gateway-objection-plan-to-call-plan-approval");
  }

  @Test
  void aRejectedPlanThatIsAcceptedIsClosed() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    took("gateway-objection-plan-to-close-rejected");
  }

  @Test
  void anOperatorObjectsToTheEndOfAServiceAndOthersRateItAgain() {
    operate();
    reEvaluate(1.0, 0.2, poor());
    does(CHAIR, "confirm-operation", with(outcome("retire"), "exitBy", today().toString()));
    waitsFor("file-objection");
    assertThat(mayNot(PLANNER, task(OPERATOR, "file-objection"), GROUNDS)).isTrue();
    does(OPERATOR, "file-objection", GROUNDS);
    does(SECRETARY, "examine-objection", Map.of("finding", "admit", "answer", SAID));
    waitsFor("appoint-evaluators");
    appoint(OTHER_PANEL);
    allAnswer("rate-operation", good());
    does(CHAIR, "confirm-operation", outcome("continue"));
    waitsFor("report-figures");
    assertThat(fact("cycle")).isEqualTo(2);
    took("gateway-objection-operation-to-appoint-evaluators");
    neverTook("gateway-objection-operation-to-carry-out-exit");
    assertThat(count("select count(*) from service_exit where service_id = ?", id))
        .as("the exit is off")
        .isZero();
    assertThat(told("notice.objection.admitted")).containsExactly(OPERATOR);
  }

  private void rejectedInReview() {
    proposeAndAppoint();
    allAnswer("score-canvas", poor());
    does(CHAIR, "confirm-review", outcome("reject"));
    waitsFor("file-objection");
  }

  /** The planner objects, and the secretariat lets it through. */
  private void objected() {
    does(PLANNER, "file-objection", GROUNDS);
    does(SECRETARY, "examine-objection", Map.of("finding", "admit", "answer", SAID));
  }

  private Objection.State state() {
    return objections.of(id).get(0).state(clock.instant());
  }

  private CaseRound round(Gate gate) {
    return verdicts.latest(id, gate).orElseThrow().round();
  }
}
