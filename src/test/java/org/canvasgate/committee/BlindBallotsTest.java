package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.canvasgate.committee.CommitteeFixture.all;

import org.canvasgate.canvas.Rating;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;

class BlindBallotsTest {
  private final CommitteeFixture committee = new CommitteeFixture();

  @Test
  void nobody_reads_the_ratings_of_an_open_round_not_even_the_application() {
    CaseRound round = committee.open("p");
    committee.ballots.cast(round, "a", all("a", 4), null);
    assertThatThrownBy(() -> committee.ballots.ratings(round))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("blind");
    committee.windows.close(round);
    assertThat(committee.ballots.ratings(round)).hasSize(11).allMatch(r -> r.value() == 4);
  }

  @Test
  void nobody_reads_the_votes_of_an_open_round() {
    CaseRound round = committee.open("p");
    committee.votes.cast(round, "a", VoteValue.APPROVE, null, null);
    assertThatThrownBy(() -> committee.votes.votes(round))
        .isInstanceOf(IllegalStateException.class);
    committee.windows.close(round);
    assertThat(committee.votes.votes(round)).hasSize(1);
  }

  @Test
  void a_second_ballot_of_the_same_member_is_refused_and_the_first_stays() {
    CaseRound round = committee.open("p");
    committee.ballots.cast(round, "a", all("a", 4), null);
    assertThatThrownBy(() -> committee.ballots.cast(round, "a", all("a", 1), null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.already-answered");
    committee.windows.close(round);
    assertThat(committee.ballots.ratings(round)).allMatch(r -> r.value() == 4);
  }

  @Test
  void a_ballot_after_the_close_is_refused() {
    CaseRound round = committee.open("p");
    committee.windows.close(round);
    assertThatThrownBy(() -> committee.ballots.cast(round, "a", all("a", 4), null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.window-closed");
    assertThatThrownBy(() -> committee.votes.cast(round, "a", VoteValue.APPROVE, null, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.window-closed");
  }

  @Test
  void each_round_has_its_own_ballots() {
    CaseRound first = committee.open("p");
    committee.ballots.cast(first, "a", all("a", 2), null);
    committee.windows.close(first);
    CaseRound second = committee.open("p");
    assertThat(second.round()).isEqualTo(first.round() + 1);
    assertThat(committee.windows.closedBefore(second, "score")).contains(first);
    committee.ballots.cast(second, "a", all("a", 5), "heard the others");
    assertThat(committee.ballots.own(second, "a")).allMatch(r -> r.value() == 5);
    assertThat(committee.ballots.own(second, "b")).isEmpty();
  }

  @Test
  void aBallotAndAVoteOfWhoeverIsKeptOffAreRefusedAndDoNotCountWhereTheyWereIn() {
    CommitteeFixture here = new CommitteeFixture();
    here.appoint("kept", "a", "b", "c");
    CaseRound round = here.open("kept");
    here.ballots.cast(round, "a", CommitteeFixture.all("a", 1), null);
    here.ballots.cast(round, "b", CommitteeFixture.all("b", 4), null);
    here.votes.cast(round, "a", VoteValue.RETURN, null, null);
    here.panels.recuse(round, "a", "I own it.");
    here.panels.recuse(round, "c", "So do I.");
    assertThatThrownBy(() -> here.ballots.cast(round, "c", CommitteeFixture.all("c", 5), null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.recused");
    assertThatThrownBy(() -> here.votes.cast(round, "c", VoteValue.APPROVE, null, null))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.recused");
    here.windows.close(round);
    assertThat(here.ballots.cast(round)).isEqualTo(1);
    assertThat(here.ballots.lastReview("kept")).extracting(Rating::evaluator).containsOnly("b");
    assertThat(here.ballots.kept(round)).extracting(Rating::evaluator).containsOnly("a", "b");
    assertThat(here.votes.votes(round)).isEmpty();
    assertThat(here.votes.kept(round)).extracting(Vote::member).containsExactly("a");
  }
}
