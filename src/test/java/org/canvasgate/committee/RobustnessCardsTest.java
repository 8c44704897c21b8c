package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.RobustnessCard.Label;
import org.junit.jupiter.api.Test;

class RobustnessCardsTest {
  private final CommitteeFixture committee = new CommitteeFixture();

  @Test
  void aClearAgreementIsSolidAndTheCardIsReadAsItWasKept() {
    RobustnessCard card = scored(5, 5, 5, 5);
    assertThat(card.label()).isEqualTo(Label.SOLID);
    assertThat(card.why()).isEqualTo("nothing");
    assertThat(card.pivotal()).isEmpty();
    assertThat(card.resampled()).isEqualTo(1);
    assertThat(card.score().band()).isEqualTo(Band.PASS);
    assertThat(card.score().room()).isEqualTo(30);
    assertThat(card.score().robustness().resamples()).isEqualTo(1000);
    assertThat(card.score().tightestWeight()).isNull();
    assertThat(committee.robustness.all("p")).containsExactly(card);
  }

  @Test
  void twoRatersAreTooFewWhateverTheySay() {
    assertThat(scored(5, 5).label()).isEqualTo(Label.FRAGILE);
    assertThat(scored(5, 5).why()).isEqualTo("few-people");
  }

  @Test
  void aScoreOnTheMarkIsNotSolid() {
    // A 4 is 75 points, a 3 is 50: (75 + 75 + 75 + 50) / 4 = 68.75, which is 1.25 short of 70.
    RobustnessCard card = scored(4, 4, 4, 3);
    assertThat(card.score().total()).isEqualTo(68.75);
    assertThat(card.score().room()).isEqualTo(1.25);
    assertThat(card.label()).isNotEqualTo(Label.SOLID);
  }

  @Test
  void heldBackByACriticalBlockItIsAsFarAsTheRejectMark() {
    CaseRound round = committee.open("p");
    committee.appoint("p", "a", "b", "c");
    List<Rating> ratings = new ArrayList<>();
    for (String member : List.of("a", "b", "c"))
      for (Block block : Block.values())
        ratings.add(Rating.of(member, block, block == Block.KEY_RESOURCES ? 1 : 5));
    RobustnessCard card = card(round, ratings);
    assertThat(card.score().band()).isEqualTo(Band.REVISE);
    assertThat(card.score().held()).isTrue();
    assertThat(card.score().room()).isEqualTo(card.score().total() - 60);
  }

  @Test
  void aVoteHasACardOfItsOwnBesideTheLastScore() {
    scored(4, 4, 4, 4);
    CaseRound vote = committee.windows.open("p", Gate.MAINTENANCE, 0, "vote-plan").round();
    committee.appoint("p", "a", "b", "c", "d", "e");
    for (String member : List.of("a", "b", "c"))
      committee.votes.cast(vote, member, VoteValue.APPROVE, null, null);
    for (String member : List.of("d", "e"))
      committee.votes.cast(vote, member, VoteValue.RETURN, null, null);
    committee.windows.close(vote);
    committee.panelVotes.close(vote, 1, 0);
    RobustnessCard card = committee.robustness.of(vote).orElseThrow();
    assertThat(card.vote().result()).isEqualTo(VoteRobustness.Result.CARRIED);
    assertThat(card.label()).isEqualTo(Label.FRAGILE);
    assertThat(card.why()).isEqualTo("one-vote");
    assertThat(card.pivotal()).containsExactly("a", "b", "c");
    assertThat(card.score().total()).isEqualTo(75);
  }

  @Test
  void aSecondRunChangesNothing() {
    RobustnessCard card = scored(4, 4, 4, 3);
    card(card.round(), ratings(5, 5, 5, 5));
    assertThat(committee.robustness.of(card.round())).contains(card);
  }

  @Test
  void theRecordHoldsEveryFigureOfTheCardWithPeopleMarkedAsSuch() {
    RobustnessCard card = scored(5, 4, 1);
    Map<String, Object> part = new RobustnessRecord(committee.robustness).of(card.round());
    assertThat(part).containsEntry("label", "fragile").containsKeys("why", "score");
    Map<?, ?> score = (Map<?, ?>) part.get("score");
    assertThat(score.get("pivotal"))
        .isEqualTo(card.pivotal().stream().map(RecordPart.Person::new).toList());
    assertThat((Map<?, ?>) score.get("weights")).hasSize(11);
    assertThat(new RobustnessRecord(committee.robustness).of(committee.open("other"))).isEmpty();
  }

  private RobustnessCard scored(int... everywhere) {
    return card(committee.open("p"), ratings(everywhere));
  }

  private static List<Rating> ratings(int... everywhere) {
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < everywhere.length; i++)
      ratings.addAll(CommitteeFixture.all(String.valueOf((char) ('a' + i)), everywhere[i]));
    return ratings;
  }

  private RobustnessCard card(CaseRound round, List<Rating> ratings) {
    Scorecard card =
        committee.evaluation.of(round, ServiceKind.PUBLIC, ratings, Map.of(), null, Map.of());
    committee.robustness.scored(card, ServiceKind.PUBLIC);
    return committee.robustness.of(round).orElseThrow();
  }
}
