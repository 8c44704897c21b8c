package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody who is still to judge sees what the others judged, by whatever door. */
class IndependenceTest {
  private final CommitteeFixture committee = new CommitteeFixture();
  private final Independence independence =
      new Independence(committee.jdbc, committee.windows, committee.panels);
  private final RobustnessCards cards = committee.robustness;
  private final Recusals recusals = new Recusals(committee.jdbc, committee.clock);
  private final RobustnessSection section =
      new RobustnessSection(
          cards,
          new RobustnessView(committee.members),
          independence,
          recusals,
          committee.panels,
          new Rounds(committee.ballots),
          committee.verdicts);

  private CaseRound first;
  private CaseRound second;

  @BeforeEach
  void oneRoundIsScoredAndTheNextIsOpen() {
    committee.appoint("p", "a", "b", "c");
    first = committee.open("p");
    for (String member : List.of("a", "b"))
      committee.ballots.cast(first, member, CommitteeFixture.all(member, 4), null);
    committee.windows.close(first);
    score(first);
    second = committee.open("p");
  }

  @Test
  void whoRatedTheFirstRoundMayReadItWhileTheSecondIsOpen() {
    assertThat(independence.mayRead(first, "a")).isTrue();
    assertThat(independence.readable(committee.scorecards.all("p"), "a")).hasSize(1);
    assertThat(section.model("p", "a", Set.of("committee"), Locale.ENGLISH)).isNotEmpty();
  }

  @Test
  void whoDidNotMayNotUntilTheirOwnBallotIsIn() {
    assertThat(independence.mayRead(first, "c")).isFalse();
    assertThat(independence.readable(committee.scorecards.all("p"), "c")).isEmpty();
    assertThat(section.model("p", "c", Set.of("committee"), Locale.ENGLISH)).isEmpty();
    committee.ballots.cast(second, "c", CommitteeFixture.all("c", 2), null);
    assertThat(independence.mayRead(first, "c")).isTrue();
    assertThat(independence.mayRead(second, "c")).as("still open").isFalse();
  }

  @Test
  void aSubstituteMayNotEitherWhateverOtherRoleTheyHold() {
    committee.panels.substitute(second, "c", "d");
    assertThat(section.model("p", "d", Set.of("committee", "chairs"), Locale.ENGLISH)).isEmpty();
    assertThat(section.model("p", "c", Set.of("committee"), Locale.ENGLISH))
        .as("who was replaced is asked nothing any more")
        .isNotEmpty();
  }

  @Test
  void theApplicantReadsTheResultWithTheVerdictAndNotBefore() {
    assertThat(section.model("p", "planner", Set.of("planners"), Locale.ENGLISH)).isEmpty();
    committee.windows.close(second);
    committee.verdicts.give(second, "pass", "pass", null, null, "chair", Map.of());
    assertThat(section.model("p", "planner", Set.of("planners"), Locale.ENGLISH)).isNotEmpty();
  }

  @Test
  void theOpenRoundIsReadByNobody() {
    for (String reader : List.of("a", "c", "planner", "sec", "chair"))
      assertThat(independence.mayRead(second, reader)).as(reader).isFalse();
  }

  @Test
  void whoIsNotAskedMayReadWhatIsClosed() {
    assertThat(independence.mayRead(first, "planner")).isTrue();
    committee.windows.close(second);
    assertThat(independence.mayRead(first, "c")).isTrue();
  }

  @Test
  void whoIsRecusedSeesNoCard() {
    recusals.add("p", "a", Recusal.Kind.STEPPED_ASIDE, "a cousin", "a");
    assertThat(section.model("p", "a", Set.of("committee", "chairs"), Locale.ENGLISH)).isEmpty();
  }

  @Test
  void aVoteThatIsRepeatedIsNotReadByWhoHasNotVoted() {
    CaseRound vote = committee.windows.open("p", Gate.MAINTENANCE, 0, "vote-plan").round();
    committee.votes.cast(vote, "a", VoteValue.APPROVE, null, null);
    committee.windows.close(vote);
    CaseRound again = committee.windows.open("p", Gate.MAINTENANCE, 0, "vote-plan").round();
    assertThat(independence.mayRead(vote, "b")).isFalse();
    assertThat(independence.mayRead(vote, "a")).isTrue();
    committee.votes.cast(again, "b", VoteValue.RETURN, null, null);
    assertThat(independence.mayRead(vote, "b")).isTrue();
  }

  @Test
  void namesAreForTheSecretariatAlone() {
    committee.windows.close(second);
    committee.verdicts.give(second, "pass", "pass", null, null, "chair", Map.of());
    for (String role : List.of("committee", "chairs", "planners", "administrators"))
      assertThat(names(role)).as(role).isEmpty();
    assertThat(names("secretariat")).isEqualTo(List.of("Member a", "Member b"));
  }

  private List<?> names(String role) {
    Map<?, ?> shown =
        (Map<?, ?>)
            ((List<?>) section.model("p", "reader", Set.of(role), Locale.ENGLISH).get("results"))
                .get(0);
    return (List<?>) shown.get("names");
  }

  /** Two who disagree so far that either, left out, turns the result. */
  private void score(CaseRound round) {
    committee.jdbc.sql("update ballot_rating set value = 5 where ballot_id % 2 = 0").update();
    committee.jdbc.sql("update ballot_rating set value = 2 where ballot_id % 2 = 1").update();
    List<Rating> ratings = committee.ballots.ratings(round);
    Scorecard card =
        committee.evaluation.of(round, ServiceKind.PUBLIC, ratings, Map.of(), null, Map.of());
    committee.scorecards.save(card);
    cards.scored(card, ServiceKind.PUBLIC);
  }
}
