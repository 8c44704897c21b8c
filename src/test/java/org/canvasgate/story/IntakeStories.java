package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A proposal comes in. */
abstract class IntakeStories extends Story {

  @Test
  void aCompleteProposalGoesStraightToThePanelsAppointment() {
    propose();
    waitsFor("appoint-panel");
    took("gateway-intake-to-call-review");
    neverTook("gateway-intake-to-complete-proposal", "gateway-intake-to-close-incomplete");
  }

  @Test
  void anIncompleteProposalIsCompletedByItsPlannerAndGoesOn() {
    propose(Proposed.withoutCosts());
    waitsFor("complete-proposal");
    does(PLANNER, "complete-proposal", Proposed.complete());
    waitsFor("appoint-panel");
    took(
        "gateway-intake-to-complete-proposal",
        "complete-proposal-to-check-completeness",
        "gateway-intake-to-call-review");
    neverTook("gateway-intake-to-close-incomplete");
    assertThat(times("complete-proposal")).isEqualTo(1);
  }

  @Test
  void aProposalThatStaysIncompleteIsGivenUpAfterTwoCompletions() {
    propose(Proposed.withoutCosts());
    does(PLANNER, "complete-proposal", Proposed.withoutCosts());
    waitsFor("complete-proposal");
    does(PLANNER, "complete-proposal", Proposed.withoutCosts());
    ended("incomplete");
    assertThat(times("complete-proposal")).isEqualTo(2);
    took("gateway-intake-to-close-incomplete", "gateway-status-to-end-not-operating");
    neverTook("gateway-intake-to-call-review", "gateway-status-to-decide-interval");
    assertThat(told("proposal.closed.incomplete")).containsExactly(PLANNER);
  }
}
