package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.junit.jupiter.api.Test;

/** Gate 1: the panel scores the canvas, the chair confirms. */
abstract class ReviewStories extends Story {
  private static final Map<String, Object> QUESTION =
      Map.of("question", "Who pays in the third year?");

  @Test
  void aGoodCanvasPassesAndGoesToConsultation() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    assertThat(fact("recommendation")).isEqualTo("pass");
    does(CHAIR, "confirm-review", Map.of("outcome", "pass"));
    waitsFor("draft-responsibilities");
    took("score-canvas-to-end-all-answered-score", "gateway-review-to-call-consultation");
    neverTook(
        "gateway-review-recommendation-to-open-deliberation",
        "gateway-review-recommendation-to-appoint-panel",
        "gateway-review-to-revise-proposal",
        "gateway-review-to-call-objection-review");
    assertThat(told("notice.verdict.review.pass")).containsExactly(PLANNER);
  }

  @Test
  void aMiddlingCanvasIsRevisedOnceAndThenPasses() {
    proposeAndAppoint();
    allAnswer("score-canvas", middling());
    assertThat(fact("recommendation")).isEqualTo("revise");
    isRefused(CHAIR, "confirm-review", outcome("revise"), "review.revise-needs-changes");
    revise();
    waitsFor("appoint-panel");
    appoint(PANEL);
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", outcome("pass"));
    waitsFor("draft-responsibilities");
    took("gateway-review-to-revise-proposal", "revise-proposal-to-call-review");
    neverTook("gateway-review-to-call-objection-review");
    assertThat(proposals.get(id).revision()).isEqualTo(2);
  }

  @Test
  void aCanvasThatStaysMiddlingIsRejectedWhenTheRevisionsAreUsedUp() {
    proposeAndAppoint();
    allAnswer("score-canvas", middling());
    revise();
    appoint(PANEL);
    allAnswer("score-canvas", middling());
    revise();
    appoint(PANEL);
    allAnswer("score-canvas", middling());
    assertThat(fact("recommendation")).isEqualTo("reject");
    isRefused(CHAIR, "confirm-review", revision(), "review.no-revision-left");
    does(CHAIR, "confirm-review", outcome("reject"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    assertThat(times("revise-proposal")).isEqualTo(2);
    took("gateway-review-to-call-objection-review", "gateway-status-to-end-not-operating");
    neverTook("gateway-review-to-call-consultation");
  }

  @Test
  void aPoorCanvasIsRejected() {
    proposeAndAppoint();
    allAnswer("score-canvas", poor());
    assertThat(fact("recommendation")).isEqualTo("reject");
    does(CHAIR, "confirm-review", outcome("reject"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    took("gateway-review-to-call-objection-review");
    neverTook("gateway-review-to-revise-proposal", "gateway-review-to-call-consultation");
    assertThat(told("proposal.closed.rejected")).containsExactly(PLANNER);
    assertThat(told("notice.verdict.review.reject")).containsExactly(PLANNER);
  }

  @Test
  void aPanelThatDisagreesDeliberatesOnceAndRatesAgain() {
    proposeAndAppoint();
    disagree("score-canvas");
    assertThat(fact("recommendation")).isEqualTo("deliberate");
    waitsFor("open-deliberation");
    does(CHAIR, "open-deliberation", QUESTION);
    isRefused(PANEL.get(0), "score-canvas", good(), "committee.change-needs-reason");
    allAnswer("score-canvas", explained(good()));
    does(CHAIR, "confirm-review", outcome("pass"));
    waitsFor("draft-responsibilities");
    assertThat(times("open-deliberation")).isEqualTo(1);
    took(
        "gateway-review-recommendation-to-open-deliberation",
        "open-deliberation-to-open-window-score");
    neverTook("gateway-review-recommendation-to-appoint-panel");
  }

  @Test
  void aPanelThatStillDisagreesIsNotAskedAThirdTime() {
    proposeAndAppoint();
    disagree("score-canvas");
    does(CHAIR, "open-deliberation", QUESTION);
    disagree("score-canvas");
    waitsFor("confirm-review");
    assertThat(fact("agreementLow")).isEqualTo(true);
    assertThat(times("open-deliberation")).isEqualTo(1);
  }

  @Test
  void withoutAQuorumANewPanelIsAppointedOnceAndThenNothingIsRecommended() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", good());
    close("score");
    waitsFor("appoint-panel");
    took("gateway-review-recommendation-to-appoint-panel");
    appoint(PANEL);
    close("score");
    waitsFor("confirm-review");
    assertThat(fact("recommendation")).isEqualTo("none");
    assertThat(times("appoint-panel")).isEqualTo(2);
    isRefused(
        CHAIR, "confirm-review", Map.of("outcome", "reject"), "committee.departing-needs-reason");
    does(CHAIR, "confirm-review", outcome("reject"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    neverTook("gateway-review-recommendation-to-open-deliberation");
  }

  @Test
  void aMemberWithAConflictStepsAsideAndCountsNeitherForTheQuorumNorForTheScore() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", recusal());
    allAnswer("score-canvas", good());
    waitsFor("confirm-review");
    assertThat(fact("quorumMet")).isEqualTo(true);
    assertThat(fact("recommendation")).isEqualTo("pass");
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(2);
    does(CHAIR, "confirm-review", outcome("pass"));
    draft();
    assertThat(
            count(
                """
                select count(*) from recusal
                where proposal_id = ? and kind = 'stepped-aside' and decided_by = person""",
                id))
        .isEqualTo(1);
  }

  @Test
  void aMemberWhoSteppedAsideIsNotAskedToVoteOnThePlanEither() {
    proposeAndAppoint();
    does(PANEL.get(0), "score-canvas", recusal());
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", outcome("pass"));
    draft();
    bothAccept();
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    does(PLANNER, "write-plan", Planned.sound());
    assertThat(open("vote-plan"))
        .extracting(task -> task.getAssignee())
        .containsExactlyInAnyOrderElementsOf(List.of(PANEL.get(1), PANEL.get(2)));
  }

  @Test
  void aRevisionIsRatedAgainOnlyWhereItChangedAndByANewMemberInFull() {
    proposeAndAppoint();
    allAnswer("score-canvas", middling());
    does(CHAIR, "confirm-review", revision());
    does(PLANNER, "revise-proposal", Proposed.revisedRevenue());
    String newcomer = "member4";
    appoint(List.of(PANEL.get(0), PANEL.get(1), newcomer));
    String revenue = "score_" + key(Block.REVENUE_STREAMS);
    isRefused(PANEL.get(0), "score-canvas", poor(), "committee.carried-not-rated-again");
    isRefused(PANEL.get(0), "score-canvas", Map.of(), "committee.block-unrated");
    does(PANEL.get(0), "score-canvas", Map.of(revenue, "5"));
    does(PANEL.get(1), "score-canvas", Map.of(revenue, "5"));
    isRefused(newcomer, "score-canvas", Map.of(revenue, "5"), "committee.block-unrated");
    does(newcomer, "score-canvas", with(middling(), revenue, "5"));
    waitsFor("confirm-review");
    assertThat(
            count(
                """
                select count(*) from ballot b join ballot_rating r on r.ballot_id = b.id
                where b.proposal_id = ? and b.round = 2 and r.carried_from = 1""",
                id))
        .isEqualTo(20);
    assertThat(
            count(
                """
                select count(*) from ballot b join ballot_rating r on r.ballot_id = b.id
                where b.proposal_id = ? and b.round = 2 and r.block = 'revenue-streams'
                  and r.carried_from is null""",
                id))
        .isEqualTo(3);
  }

  private void revise() {
    does(CHAIR, "confirm-review", revision());
    waitsFor("revise-proposal");
    does(PLANNER, "revise-proposal", Proposed.revised());
  }

  private static Map<String, Object> revision() {
    return with(outcome("revise"), "changes", "Say who pays.");
  }

  /** Each sees the canvas from another side. */
  void disagree(String step) {
    for (int i = 0; i < PANEL.size(); i++) {
      int turn = i;
      does(PANEL.get(i), step, ballot(block -> opinion(block, turn)));
    }
  }

  private static int opinion(Block block, int member) {
    return 1 + 2 * ((block.ordinal() + member) % 3);
  }
}
