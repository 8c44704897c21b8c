package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.canvasgate.committee.VoteValue.ABSTAIN;
import static org.canvasgate.committee.VoteValue.APPROVE;
import static org.canvasgate.committee.VoteValue.APPROVE_ON_CONDITION;
import static org.canvasgate.committee.VoteValue.RETURN;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuorumTest {
  private static final Quorum DEFAULT = new Quorum(2 / 3.0, 0.5);

  @Test
  void two_thirds_are_rounded_up() {
    assertThat(needed(6)).isEqualTo(4);
    assertThat(needed(7)).isEqualTo(5);
    assertThat(needed(9)).isEqualTo(6);
    assertThat(needed(25)).isEqualTo(17);
    assertThat(needed(1)).isEqualTo(1);
    assertThat(new Quorum(0.28, 0.5).count(25, List.of()).needed()).isEqualTo(7);
  }

  @Property
  void the_votes_needed_are_the_fraction_rounded_up_in_whole_numbers(
      @ForAll @IntRange(min = 1, max = 20) int numerator,
      @ForAll @IntRange(min = 1, max = 20) int denominator,
      @ForAll @IntRange(min = 1, max = 300) int eligible) {
    if (numerator > denominator) {
      return;
    }
    int exact = (numerator * eligible + denominator - 1) / denominator;
    assertThat(
            new Quorum((double) numerator / denominator, 0.5).count(eligible, List.of()).needed())
        .isEqualTo(exact);
  }

  @Test
  void abstentions_make_a_quorum_and_decide_nothing() {
    Quorum.Count count = DEFAULT.count(6, List.of(APPROVE, APPROVE, RETURN, ABSTAIN));
    assertThat(count).isEqualTo(new Quorum.Count(6, 4, 4, true, 2, 1, 1, 3, true, false, 0));
  }

  @Test
  void half_is_not_more_than_half() {
    assertThat(DEFAULT.count(4, List.of(APPROVE, APPROVE, RETURN, RETURN)).carried()).isFalse();
    assertThat(DEFAULT.count(5, List.of(APPROVE, APPROVE, APPROVE, RETURN, RETURN)).carried())
        .isTrue();
    assertThat(new Quorum(0.5, 2 / 3.0).count(6, votes(4, APPROVE, 2, RETURN)).carried()).isFalse();
    assertThat(new Quorum(0.5, 2 / 3.0).count(6, votes(5, APPROVE, 1, RETURN)).carried()).isTrue();
  }

  @Test
  void without_a_quorum_nothing_carries_and_the_votes_still_needed_are_named() {
    Quorum.Count count = DEFAULT.count(9, votes(4, APPROVE, 0, RETURN));
    assertThat(count.quorumMet()).isFalse();
    assertThat(count.carried()).isFalse();
    assertThat(count.votesStillNeededForQuorum()).isEqualTo(2);
  }

  @Test
  void where_all_abstain_or_nobody_may_vote_nothing_carries() {
    assertThat(DEFAULT.count(3, List.of(ABSTAIN, ABSTAIN, ABSTAIN)).carried()).isFalse();
    Quorum.Count nobody = DEFAULT.count(0, List.of());
    assertThat(nobody.quorumMet()).isFalse();
    assertThat(nobody.carried()).isFalse();
  }

  @Test
  void approval_is_conditional_where_it_needs_the_votes_on_condition() {
    assertThat(DEFAULT.count(3, List.of(APPROVE, APPROVE_ON_CONDITION, RETURN)).conditional())
        .isTrue();
    assertThat(DEFAULT.count(3, List.of(APPROVE, APPROVE, APPROVE_ON_CONDITION)).conditional())
        .isFalse();
    assertThat(DEFAULT.count(3, List.of(APPROVE_ON_CONDITION, RETURN, RETURN)).conditional())
        .isFalse();
  }

  @Test
  void nonsense_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(0, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(1.1, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(0.5, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quorum(Double.NaN, 0.5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.count(1, List.of(APPROVE, RETURN)))
        .withMessage("2 votes are cast, but 1 members may vote.");
  }

  @Property
  void one_more_approval_instead_of_a_return_never_loses(
      @ForAll @Size(min = 1, max = 25) List<VoteValue> votes) {
    int at = votes.indexOf(RETURN);
    if (at < 0) {
      return;
    }
    List<VoteValue> better = new ArrayList<>(votes);
    better.set(at, APPROVE);
    boolean before = DEFAULT.count(25, votes).carried();
    assertThat(DEFAULT.count(25, better).carried()).isIn(true, before);
  }

  @Property
  void every_vote_is_counted_once(@ForAll @Size(max = 25) List<VoteValue> votes) {
    Quorum.Count count = DEFAULT.count(25, votes);
    assertThat(count.approvals() + count.returns() + count.abstentions())
        .isEqualTo(count.cast())
        .isEqualTo(votes.size());
    assertThat(count.quorumMet()).isEqualTo(votes.size() >= 17);
    assertThat(count.votesStillNeededForQuorum()).isEqualTo(Math.max(0, 17 - votes.size()));
  }

  private static int needed(int eligible) {
    return DEFAULT.count(eligible, List.of()).needed();
  }

  private static List<VoteValue> votes(int first, VoteValue value, int second, VoteValue other) {
    List<VoteValue> votes = new ArrayList<>(Collections.nCopies(first, value));
    votes.addAll(Collections.nCopies(second, other));
    return votes;
  }
}
