package org.canvasgate.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.VoteCounts;
import org.canvasgate.committee.Votes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A panel of five: the quorum of two thirds is four. */
class PlanVoteTest {
  private MaintenanceRoom room;

  @BeforeEach
  void openVote() {
    room = new MaintenanceRoom();
    room.submit(WritePlanForm.class, "kim", PlanForms.full());
    room.evaluate();
    room.openVote();
  }

  @Test
  void aPlanIsCarriedByMoreThanHalfOfTheVotesThatAreNoAbstentions() {
    votes("approve", "approve", "return", "abstain", "abstain");
    assertThat(room.countVotes())
        .containsEntry("quorumMet", true)
        .containsEntry("carried", true)
        .containsEntry("conditional", false)
        .containsEntry("revotesLeft", 2)
        .containsEntry("planReturnsLeft", 2);
  }

  @Test
  void aPlanIsCarriedOnConditionWhereItNeedsTheVotesThatNameOne() {
    votes("approve", "approve-on-condition", "return", "abstain");
    assertThat(room.countVotes()).containsEntry("carried", true).containsEntry("conditional", true);
  }

  @Test
  void aMissedQuorumLeavesOneRevoteLessEachTime() {
    votes("approve", "approve", "approve");
    assertThat(room.countVotes()).containsEntry("quorumMet", false).containsEntry("revotesLeft", 2);
    room.openVote();
    assertThat(room.countVotes()).containsEntry("revotesLeft", 1);
    room.openVote();
    assertThat(room.countVotes()).containsEntry("revotesLeft", 0);
  }

  @Test
  void theNextPlanHasItsOwnRevotes() {
    room.countVotes();
    room.submit(WritePlanForm.class, "kim", PlanForms.full());
    room.openVote();
    assertThat(room.countVotes())
        .containsEntry("revotesLeft", 2)
        .containsEntry("planReturnsLeft", 1);
  }

  @Test
  void aMemberWhoStepsAsideCountsNeitherTowardsTheQuorumNorAmongTheVotes() {
    room.submit(
        VotePlanForm.class,
        "eom",
        Map.of("recuse", true, "recusalReason", "My sister runs the operator."));
    assertThat(room.the(Panels.class).of(round()).recused("eom")).isTrue();
    votes("approve", "approve", "approve");
    assertThat(room.countVotes()).containsEntry("quorumMet", true);
  }

  @Test
  void aSecondRunCountsNothingTwice() {
    votes("approve", "approve", "approve", "return");
    Map<String, Object> first = room.countVotes();
    assertThat(room.countVotes()).isEqualTo(first);
    assertThat(room.the(VoteCounts.class).on(room.id(), Gate.MAINTENANCE, 0, 1)).hasSize(1);
  }

  @Test
  void nobodySeesAVoteBeforeTheWindowCloses() {
    votes("approve", "return");
    assertThat(room.draw(VoteCountPanel.class, Locale.ENGLISH))
        .contains("No vote on this plan has been counted")
        .doesNotContain("2 of 5");
    assertThat(room.view(VotePlanForm.class)).containsOnly(Map.entry("votedBefore", false));
  }

  @Test
  void theCountIsToldInWordsOnceTheWindowHasClosed() {
    votes("approve", "approve-on-condition", "return", "abstain");
    room.countVotes();
    assertThat(room.draw(VoteCountPanel.class, Locale.ENGLISH))
        .contains(
            "4 of 5 took part and the quorum of 4 was met; 2 of 3 votes were in favour and 2 had to be: carried on condition.")
        .contains("Approve: 1. Approve on condition: 1. Return: 1. Abstain: 1. Not voted: 1.")
        .contains("A fare is set by 2027-03-31.", "Who pays from 2029 on.")
        .doesNotContain("bae");
    assertThat(room.draw(VoteCountPanel.class, Locale.KOREAN)).contains("위원 5명 중 4명이");
    room.openVote();
    assertThat(room.view(VotePlanForm.class)).containsEntry("votedBefore", true);
  }

  @ParameterizedTest
  @CsvSource({
    "vote, , form.missing",
    "vote, veto, form.unknown-choice",
    "vote, approve-on-condition, maintenance.vote-without-condition",
    "vote, return, maintenance.vote-without-what-is-missing",
    "recuse, true, form.missing",
    "planOutcome, approved, form.unknown-fields",
  })
  void aMistakeInAVoteIsRefusedAndNothingIsKept(String field, String value, String problem) {
    Map<String, Object> vote = new HashMap<>();
    vote.put(field, value);
    assertThat(room.refusedFor(VotePlanForm.class, "ahn", vote)).containsExactly(problem);
    room.countVotes();
    assertThat(room.the(Votes.class).votes(round())).isEmpty();
    assertThat(room.the(Panels.class).of(round()).recused("ahn")).isFalse();
  }

  @Test
  void whoeverDoesNotSitOnThePanelHasNoVote() {
    assertThat(room.refusedFor(VotePlanForm.class, "kim", Map.of("vote", "approve")))
        .containsExactly("committee.not-on-panel");
  }

  @Test
  void aVoteCountsOnce() {
    votes("approve");
    assertThat(room.refusedFor(VotePlanForm.class, "ahn", Map.of("vote", "abstain")))
        .containsExactly("committee.already-answered");
  }

  @Test
  void theChairConfirmsWhatTheVoteConcluded() {
    concluded("approve", "approve", "approve", "approve", "return");
    assertThat(confirm(Map.of("outcome", "approved"))).containsEntry("planOutcome", "approved");
    assertThat(verdict().recommendation()).isEqualTo("approve");
    assertThat(verdict().details()).containsEntry("planRound", 1);
  }

  @Test
  void theFormShowsTheConclusionAndStartsFromWhatTheMembersAsked() {
    concluded("approve-on-condition", "approve", "approve-on-condition", "return", "abstain");
    assertThat(room.view(ConfirmPlanForm.class))
        .containsEntry("conclusion", "approve on condition")
        .containsEntry("condition_1_text", "A fare is set by 2027-03-31.")
        .containsEntry("changes", "Who pays from 2029 on.");
  }

  @Test
  void departingFromTheConclusionNeedsAReason() {
    concluded("return", "return", "return", "return", "approve");
    assertThat(refused(Map.of("outcome", "approved")))
        .containsExactly("committee.departing-needs-reason");
    confirm(Map.of("outcome", "approved", "reason", "The gap was closed by council vote."));
    assertThat(verdict().reason()).isEqualTo("The gap was closed by council vote.");
  }

  @Test
  void aConditionalApprovalNamesItsConditionsWithTheirDates() {
    concluded("approve-on-condition", "approve", "approve-on-condition", "return", "abstain");
    assertThat(refused(Map.of("outcome", "approved")))
        .containsExactly("maintenance.conditions-missing");
    assertThat(refused(Map.of("outcome", "approved", "condition_1_text", "Set a fare")))
        .contains("form.missing");
    confirm(
        Map.of(
            "outcome",
            "approved",
            "condition_1_text",
            "Set a fare",
            "condition_1_owner",
            "secretariat",
            "condition_1_due",
            "2027-03-31",
            "minority",
            "Two members would have waited."));
    assertThat(verdict().details())
        .containsEntry("conditions", List.of("Set a fare (사무국, 2027-03-31)"));
    assertThat(verdict().minority()).isEqualTo("Two members would have waited.");
  }

  @Test
  void aReturnSaysWhatHasToChange() {
    concluded("return", "return", "return", "return", "approve");
    assertThat(refused(Map.of("outcome", "returned")))
        .containsExactly("maintenance.return-without-changes");
    confirm(Map.of("outcome", "returned", "changes", "Say who pays from 2029 on."));
    assertThat(room.view(WritePlanForm.class))
        .containsEntry("changes", "Say who pays from 2029 on.");
  }

  @Test
  void withoutAQuorumNoReasonMakesAnApproval() {
    concluded("reject", "approve");
    assertThat(refused(Map.of("outcome", "approved", "reason", "We are in a hurry.")))
        .containsExactly("maintenance.approved-without-quorum");
    assertThat(room.view(ConfirmPlanForm.class).get("outcomes").toString())
        .doesNotContain("approved");
  }

  @Test
  void aPlanIsReturnedOnlyAsOftenAsTheRoundsAllow() {
    concluded("reject", "return", "return", "return", "return");
    room.fact("planReturnsLeft", 0);
    assertThat(refused(Map.of("outcome", "returned", "changes", "All", "reason", "Once more.")))
        .containsExactly("maintenance.no-return-left");
    assertThat(room.view(ConfirmPlanForm.class).get("outcomes").toString())
        .doesNotContain("returned");
  }

  @Test
  void votesOfAnOpenRoundCannotBeConfirmed() {
    votes("approve");
    assertThatThrownBy(() -> room.view(ConfirmPlanForm.class))
        .isInstanceOf(IllegalStateException.class);
  }

  private void concluded(String conclusion, String... votes) {
    votes(votes);
    room.countVotes();
    room.fact("voteConclusion", conclusion);
  }

  /** The first members of the panel vote these, in its order. */
  private void votes(String... votes) {
    for (int i = 0; i < votes.length; i++) {
      Map<String, Object> form = new HashMap<>(Map.of("vote", votes[i]));
      form.put("condition", "A fare is set by 2027-03-31.");
      form.put("missing", "Who pays from 2029 on.");
      room.submit(VotePlanForm.class, MaintenanceRoom.MEMBERS.get(i), form);
    }
  }

  private Map<String, Object> confirm(Map<String, Object> form) {
    return room.submit(ConfirmPlanForm.class, "ahn", form);
  }

  private List<String> refused(Map<String, Object> form) {
    return room.refusedFor(ConfirmPlanForm.class, "ahn", form);
  }

  private Verdict verdict() {
    return room.the(Verdicts.class).latest(room.id(), Gate.MAINTENANCE).orElseThrow();
  }

  private org.canvasgate.committee.CaseRound round() {
    return org.canvasgate.committee.CaseRound.of(
        room.id(), Gate.MAINTENANCE, room.task("ahn").facts());
  }
}
