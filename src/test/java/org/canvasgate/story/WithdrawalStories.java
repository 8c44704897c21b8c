package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.canvasgate.form.Refusal;
import org.canvasgate.tracking.Withdrawals;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A planner takes the proposal back; possible until the service operates. */
abstract class WithdrawalStories extends Story {
  @Autowired Withdrawals withdrawals;

  @Test
  void whileItIsCompleted() {
    propose(Proposed.withoutCosts());
    withdrawnFrom("complete-proposal");
  }

  @Test
  void whileAPanelIsAppointed() {
    propose();
    withdrawnFrom("appoint-panel");
  }

  @Test
  void whileThePanelScoresIt() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", good());
    withdrawnFrom("score-canvas");
  }

  @Test
  void whileBodiesAreConsulted() {
    passReview();
    draft();
    withdrawnFrom("answer-consultation");
  }

  @Test
  void whileThePlanIsVotedOn() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    withdrawnFrom("vote-plan");
  }

  @Test
  void beforeOperationStarts() {
    approvePlan();
    withdrawnFrom("start-operation");
  }

  @Test
  void notByAnybodyElseAndNotWithoutAReason() {
    propose();
    assertThatThrownBy(() -> withdrawals.withdraw(proposals.get(id), "planner2", SAID))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> withdrawals.withdraw(proposals.get(id), PLANNER, " "))
        .isInstanceOf(Refusal.class);
    waitsFor("appoint-panel");
    neverTook("withdrawn-to-close-withdrawn");
  }

  @Test
  void notOnceTheServiceOperates() {
    operate();
    assertThatThrownBy(() -> withdrawals.withdraw(proposals.get(id), PLANNER, SAID))
        .isInstanceOf(Refusal.class);
    waitsFor("report-figures");
    assertThat(proposals.get(id).status()).isEqualTo("operating");
  }

  private void withdrawnFrom(String step) {
    assertThat(open()).contains(step);
    withdrawals.withdraw(proposals.get(id), PLANNER, SAID);
    settle();
    ended("withdrawn");
    took("withdrawn-to-close-withdrawn", "close-withdrawn-to-end-withdrawn");
    neverTook("until-operation-to-gateway-status");
    assertThat(proposals.statusReason(id)).contains(SAID);
    assertThat(told("proposal.closed.withdrawn")).containsExactly(PLANNER);
    assertThat(Map.of("open tasks", open().size())).containsEntry("open tasks", 0);
  }
}
