package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.tracking.CaseFlow;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Gate 2: who answers and who pays. */
abstract class ConsultationStories extends Story {
  @Autowired CaseFlow flow;

  @Test
  void bodiesThatAcceptEverythingMakeTheResponsibilityAgreed() {
    passReview();
    draft();
    bothAccept();
    assertThat(fact("recommendation")).isEqualTo("agree");
    does(CHAIR, "confirm-consultation", Map.of("outcome", "agreed"));
    waitsFor("write-plan");
    took("answer-consultation-to-end-all-answered-consult");
    neverTook(
        "gateway-consultation-recommendation-to-mediate-responsibilities",
        "gateway-consultation-recommendation-to-open-window-vote-responsibility",
        "gateway-consultation-to-call-objection-consultation");
    assertThat(told("notice.verdict.consultation.agreed")).containsExactly(PLANNER);
  }

  @Test
  void theCasesPageKnowsThatItIsInConsultation() {
    passReview();
    assertThat(flow.waiting(id, Locale.ENGLISH))
        .extracting(CaseFlow.Waiting::process)
        .containsExactly("responsibility-consultation");
  }

  @Test
  void anObjectionIsMediatedAndOnlyWhoObjectedIsAskedAgain() {
    passReview();
    draft();
    bodyAnswers(Agreed.ANSWERS, "accepted");
    bodyAnswers(Agreed.PAYS, "objected");
    assertThat(fact("recommendation")).isEqualTo("mediate");
    does(CHAIR, "mediate-responsibilities", Agreed.mediated());
    assertThat(open("answer-consultation"))
        .extracting(this::group)
        .containsExactly("body-" + Agreed.PAYS);
    bodyAnswers(Agreed.PAYS, "accepted");
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    waitsFor("write-plan");
    took(
        "gateway-consultation-recommendation-to-mediate-responsibilities",
        "mediate-responsibilities-to-open-window-consult");
    neverTook("gateway-consultation-recommendation-to-open-window-vote-responsibility");
  }

  @Test
  void aBodyThatStaysSilentIsAskedAgainInTheNextRound() {
    passReview();
    draft();
    bodyAnswers(Agreed.ANSWERS, "accepted");
    close("consult");
    assertThat(fact("clear")).isEqualTo(false);
    does(CHAIR, "mediate-responsibilities", Agreed.mediated());
    assertThat(open("answer-consultation"))
        .extracting(this::group)
        .containsExactly("body-" + Agreed.PAYS);
    bodyAnswers(Agreed.PAYS, "accepted-on-condition");
    assertThat(fact("recommendation")).isEqualTo("agree");
  }

  @Test
  void afterThreeRoundsTheCommitteeVotesAndAgrees() {
    threeRoundsInVain();
    waitsVote();
    allAnswer("vote-responsibility", approve());
    assertThat(fact("recommendation")).isEqualTo("agree");
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    waitsFor("write-plan");
    assertThat(times("mediate-responsibilities")).isEqualTo(2);
    took(
        "gateway-consultation-recommendation-to-open-window-vote-responsibility",
        "vote-responsibility-to-end-all-answered-vote-responsibility");
    neverTook("gateway-consultation-to-call-objection-consultation");
  }

  @Test
  void afterThreeRoundsTheCommitteeVotesAndRejects() {
    threeRoundsInVain();
    allAnswer("vote-responsibility", Map.of("vote", "return", "comment", "Nobody pays."));
    assertThat(fact("recommendation")).isEqualTo("reject");
    does(CHAIR, "confirm-consultation", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
    took("gateway-consultation-to-call-objection-consultation");
    neverTook("gateway-consultation-to-call-plan-approval");
    assertThat(told("notice.verdict.consultation.rejected")).containsExactly(PLANNER);
  }

  @Test
  void withoutAQuorumTheCommitteeVotesAgainAndThenAgrees() {
    threeRoundsInVain();
    does(PANEL.get(0), "vote-responsibility", approve());
    close("vote-responsibility");
    waitsVote();
    took("gateway-responsibility-vote-again-to-open-window-vote-responsibility");
    allAnswer("vote-responsibility", approve());
    assertThat(fact("recommendation")).isEqualTo("agree");
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    waitsFor("write-plan");
    neverTook("gateway-responsibility-vote-again-to-appoint-panel-again");
  }

  @Test
  void aTieIsDecidedByTheChairsCastingVoteAndRecordedAsSuch() {
    threeRoundsInVain();
    tie("vote-responsibility", Map.of("vote", "return", "comment", "Nobody pays."));
    assertThat(fact("recommendation")).isEqualTo("tie");
    isRefused(CHAIR, "confirm-consultation", outcome("agreed"), "quorum.cast-first");
    isRefused(
        CHAIR,
        "confirm-consultation",
        with(outcome("agreed"), "castingVote", "against"),
        "quorum.approval-against-casting-vote");
    does(CHAIR, "confirm-consultation", Map.of("outcome", "agreed", "castingVote", "for"));
    waitsFor("write-plan");
    assertThat(castingVotes()).containsExactly("consultation true " + CHAIR);
  }

  @Test
  void whereAllAreRecusedAnotherPanelVotes() {
    threeRoundsInVain();
    allAnswer("vote-responsibility", recusal());
    waitsFor("appoint-panel-again");
    appoint(OTHERS);
    assertThat(open("vote-responsibility"))
        .extracting(task -> task.getAssignee())
        .containsExactlyInAnyOrderElementsOf(OTHERS);
    allAnswer("vote-responsibility", approve());
    assertThat(fact("recommendation")).isEqualTo("agree");
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    waitsFor("write-plan");
    took(
        "gateway-responsibility-vote-again-to-appoint-panel-again",
        "appoint-panel-again-to-open-window-vote-responsibility");
  }

  @Test
  void withoutAQuorumTheVoteAgreesToNothingAndTheChairCannotEither() {
    threeRoundsInVain();
    for (int time = 1; time <= 2; time++) {
      does(PANEL.get(0), "vote-responsibility", approve());
      close("vote-responsibility");
    }
    assertThat(fact("quorumMet")).isEqualTo(false);
    assertThat(fact("recommendation")).isEqualTo("reject");
    isRefused(CHAIR, "confirm-consultation", outcome("agreed"), "consultation.unclear-needs-vote");
    does(CHAIR, "confirm-consultation", outcome("rejected"));
    acceptsTheVerdict(PLANNER);
    ended("rejected");
  }

  @Test
  void aMemberStepsAsideFromTheVoteAndTheOthersDecide() {
    threeRoundsInVain();
    does(PANEL.get(0), "vote-responsibility", recusal());
    allAnswer("vote-responsibility", approve());
    assertThat(fact("recommendation")).isEqualTo("agree");
    assertThat(fact("quorumMet")).isEqualTo(true);
  }

  private void waitsVote() {
    assertThat(open("vote-responsibility"))
        .extracting(task -> task.getAssignee())
        .containsExactlyInAnyOrderElementsOf(List.copyOf(PANEL));
  }

  void threeRoundsInVain() {
    passReview();
    draft();
    bodyAnswers(Agreed.ANSWERS, "accepted");
    bodyAnswers(Agreed.PAYS, "objected");
    for (int round = 2; round <= 3; round++) {
      does(CHAIR, "mediate-responsibilities", Agreed.mediated());
      bodyAnswers(Agreed.PAYS, "objected");
    }
  }
}
