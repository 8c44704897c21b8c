package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Gate 3: the maintenance plan, and the start of operation. */
abstract class PlanStories extends Story {
  private static final Map<String, Object> SEND_BACK =
      Map.of("vote", "return", "missing", "The money of year three.");
  private static final String CONDITION = "The city secures its share by 2027-12-31.";

  @Test
  void aSoundPlanIsApprovedAndTheServiceStarts() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    assertThat(fact("recommendation")).isEqualTo("approve");
    vote(approve());
    assertThat(fact("voteConclusion")).isEqualTo("approve");
    does(CHAIR, "confirm-plan", Map.of("outcome", "approved"));
    waitsFor("start-operation");
    startOperation();
    waitsFor("report-figures");
    assertThat(proposals.get(id).status()).isEqualTo("operating");
    assertThat(fact("operator")).isEqualTo(OPERATOR);
    assertThat(fact("cycle")).isEqualTo(1);
    took(
        "vote-plan-to-end-all-answered-vote-plan",
        "gateway-plan-to-start-operation",
        "register-service-to-ready",
        "gateway-status-to-decide-interval");
    neverTook(
        "gateway-vote-again-to-open-window-vote-plan",
        "gateway-plan-outcome-to-write-plan",
        "gateway-plan-to-call-objection-plan",
        "gateway-status-to-end-not-operating");
    assertThat(told("notice.verdict.maintenance.approved")).containsExactly(PLANNER);
  }

  @Test
  void aPlanIsApprovedOnConditionAndTheConditionHasADate() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(Map.of("vote", "approve-on-condition", "condition", CONDITION));
    assertThat(fact("voteConclusion")).isEqualTo("approve-on-condition");
    isRefused(
        CHAIR,
        "confirm-plan",
        with(outcome("approved"), "condition_1_text", CONDITION, "condition_1_owner", "planner"),
        "form.missing");
    isRefused(CHAIR, "confirm-plan", outcome("approved"), "maintenance.conditions-missing");
    does(CHAIR, "confirm-plan", with(outcome("approved"), condition(CONDITION, "planner")));
    waitsFor("start-operation", "report-condition");
    took("gateway-plan-to-start-operation");
    neverTook("gateway-plan-outcome-to-write-plan");
  }

  @Test
  void anUnderfundedPlanIsReturnedAndApprovedWhenItIsMended() {
    agree();
    does(PLANNER, "write-plan", Planned.underfunded());
    sendBack();
    waitsFor("write-plan");
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
    waitsFor("start-operation");
    assertThat(times("write-plan")).isEqualTo(2);
    took("gateway-plan-outcome-to-write-plan");
    neverTook("gateway-plan-to-call-objection-plan", "gateway-vote-again-to-open-window-vote-plan");
    assertThat(told("notice.verdict.maintenance.returned")).containsExactly(PLANNER);
  }

  @Test
  void aPlanIsReturnedTwiceAndThenRejected() {
    agree();
    for (int time = 1; time <= 2; time++) {
      does(PLANNER, "write-plan", Planned.underfunded());
      sendBack();
    }
    does(PLANNER, "write-plan", Planned.underfunded());
    vote(SEND_BACK);
    assertThat(fact("voteConclusion")).isEqualTo("reject");
    isRefused(
        CHAIR,
        "confirm-plan",
        with(outcome("returned"), "changes", SAID),
        "maintenance.no-return-left");
    does(CHAIR, "confirm-plan", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    assertThat(times("write-plan")).isEqualTo(3);
    took("gateway-plan-to-call-objection-plan");
    neverTook("gateway-plan-to-start-operation");
  }

  @Test
  void withoutAQuorumThePanelVotesAgainOnceAndThenThePlanIsReturned() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    does(PANEL.get(0), "vote-plan", approve());
    close("vote-plan");
    took("gateway-vote-again-to-open-window-vote-plan");
    close("vote-plan");
    waitsFor("confirm-plan");
    assertThat(fact("quorumMet")).isEqualTo(false);
    assertThat(fact("voteConclusion")).isEqualTo("return");
    isRefused(CHAIR, "confirm-plan", outcome("approved"), "maintenance.approved-without-quorum");
    assertThat(times("open-window-vote-plan")).isEqualTo(2);
  }

  @Test
  void withoutAQuorumThePanelVotesAgainAndThenApproves() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    close("vote-plan");
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
    waitsFor("start-operation");
    took("gateway-vote-again-to-open-window-vote-plan", "gateway-vote-again-to-confirm-plan");
    neverTook("gateway-plan-outcome-to-write-plan");
  }

  @Test
  void aTieIsDecidedByTheChairsCastingVoteAndRecordedAsSuch() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    tie("vote-plan", SEND_BACK);
    assertThat(fact("voteConclusion")).isEqualTo("tie");
    isRefused(CHAIR, "confirm-plan", outcome("approved"), "quorum.cast-first");
    isRefused(
        CHAIR,
        "confirm-plan",
        with(outcome("approved"), "castingVote", "against"),
        "quorum.approval-against-casting-vote");
    does(CHAIR, "confirm-plan", Map.of("outcome", "approved", "castingVote", "for"));
    waitsFor("start-operation");
    assertThat(castingVotes()).containsExactly("maintenance true " + CHAIR);
  }

  @Test
  void aCastingVoteIsRefusedWhereThereIsNoTie() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    isRefused(
        CHAIR, "confirm-plan", with(outcome("approved"), "castingVote", "for"), "quorum.no-tie");
    assertThat(castingVotes()).isEmpty();
  }

  @Test
  void whereAllAreRecusedAnotherPanelVotesOnceAndThenNothingIsConcluded() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(recusal());
    waitsFor("appoint-panel-again");
    took("gateway-vote-again-to-appoint-panel-again");
    appoint(OTHERS);
    took("appoint-panel-again-to-open-window-vote-plan");
    vote(recusal());
    waitsFor("confirm-plan");
    assertThat(fact("voteConclusion")).isEqualTo("none");
    isRefused(CHAIR, "confirm-plan", outcome("approved"), "maintenance.approved-without-quorum");
    does(CHAIR, "confirm-plan", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
  }

  @Test
  void whereAllAbstainThePlanIsReturnedAndNotTheChairsToDecide() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(Map.of("vote", "abstain"));
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(fact("voteConclusion")).isEqualTo("return");
    isRefused(
        CHAIR, "confirm-plan", with(outcome("approved"), "castingVote", "for"), "quorum.no-tie");
  }

  @Test
  void theChairMayRejectAPlanOutrightWithAReason() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    isRefused(
        CHAIR, "confirm-plan", Map.of("outcome", "rejected"), "committee.departing-needs-reason");
    does(CHAIR, "confirm-plan", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    took("gateway-plan-to-call-objection-plan");
    assertThat(told("notice.verdict.maintenance.rejected")).containsExactly(PLANNER);
  }

  @Test
  void aMemberStepsAsideFromTheVoteAndTheOthersDecide() {
    agree();
    does(PLANNER, "write-plan", Planned.sound());
    does(PANEL.get(0), "vote-plan", recusal());
    vote(approve());
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(fact("voteConclusion")).isEqualTo("approve");
  }

  private void sendBack() {
    vote(SEND_BACK);
    assertThat(fact("voteConclusion")).isEqualTo("return");
    does(CHAIR, "confirm-plan", with(outcome("returned"), "changes", "The money of year three."));
  }
}
