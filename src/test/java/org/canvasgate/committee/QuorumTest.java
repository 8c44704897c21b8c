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
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.canvasgate.committee.Quorum.Procedure;
import org.canvasgate.committee.Quorum.Threshold;
import org.junit.jupiter.api.Test;

class QuorumTest {
  private static final Threshold TWO_THIRDS = new Threshold(2 / 3.0, false);
  private static final Threshold MORE_THAN_HALF = new Threshold(0.5, true);

  private static final Quorum DEFAULT = rule(TWO_THIRDS, 1, MORE_THAN_HALF);
  private static final Quorum CHAIR =
      new Quorum(TWO_THIRDS, 1, MORE_THAN_HALF, false, true, Procedure.WRITTEN);
  private static final Quorum COUNTED =
      new Quorum(TWO_THIRDS, 1, MORE_THAN_HALF, true, true, Procedure.MEETING);

  @Test
  void two_thirds_are_rounded_up() {
    assertThat(DEFAULT.needed(6)).isEqualTo(4);
    assertThat(DEFAULT.needed(7)).isEqualTo(5);
    assertThat(DEFAULT.needed(9)).isEqualTo(6);
    assertThat(DEFAULT.needed(25)).isEqualTo(17);
    assertThat(DEFAULT.needed(1)).isEqualTo(1);
    assertThat(new Threshold(0.28, false).of(25)).isEqualTo(7);
  }

  @Test
  void more_than_half_of_an_even_number_is_one_more_than_half() {
    assertThat(MORE_THAN_HALF.of(4)).isEqualTo(3);
    assertThat(MORE_THAN_HALF.of(5)).isEqualTo(3);
    assertThat(new Threshold(0.5, false).of(4)).isEqualTo(2);
    assertThat(new Threshold(0, true).of(9)).isEqualTo(1);
    assertThat(new Threshold(1, false).of(9)).isEqualTo(9);
  }

  @Property
  void a_threshold_is_the_fraction_in_whole_numbers(
      @ForAll @IntRange(min = 1, max = 20) int numerator,
      @ForAll @IntRange(min = 1, max = 20) int denominator,
      @ForAll @IntRange(min = 1, max = 300) int whole) {
    Assume.that(numerator < denominator);
    double share = (double) numerator / denominator;
    int reached = new Threshold(share, false).of(whole);
    int exceeded = new Threshold(share, true).of(whole);
    assertThat(reached * denominator).isGreaterThanOrEqualTo(numerator * whole);
    assertThat((reached - 1) * denominator).isLessThan(numerator * whole);
    assertThat(exceeded * denominator).isGreaterThan(numerator * whole);
    assertThat((exceeded - 1) * denominator).isLessThanOrEqualTo(numerator * whole);
  }

  @Test
  void a_least_number_holds_however_few_are_left() {
    Quorum two = rule(TWO_THIRDS, 2, MORE_THAN_HALF);
    assertThat(two.needed(1)).isEqualTo(2);
    assertThat(two.needed(3)).isEqualTo(2);
    assertThat(two.needed(9)).isEqualTo(6);
  }

  @Test
  void abstentions_make_a_quorum_and_decide_nothing() {
    Quorum.Count count = DEFAULT.count(6, List.of(APPROVE, APPROVE, RETURN, ABSTAIN));
    assertThat(count)
        .isEqualTo(new Quorum.Count(6, 4, 4, 4, true, 2, 1, 1, 3, 2, true, false, false, 0));
  }

  @Test
  void abstentions_that_count_stand_against_an_approval() {
    List<VoteValue> votes = List.of(APPROVE, APPROVE, RETURN, ABSTAIN);
    assertThat(COUNTED.count(6, votes).decisive()).isEqualTo(4);
    assertThat(COUNTED.count(6, votes).carried()).isFalse();
    assertThat(COUNTED.count(6, List.of(APPROVE, APPROVE, APPROVE, ABSTAIN)).carried()).isTrue();
  }

  @Test
  void whoever_is_at_the_meeting_makes_a_quorum_without_voting() {
    List<VoteValue> two = List.of(APPROVE, APPROVE);
    assertThat(DEFAULT.count(6, 2, two).quorumMet()).isFalse();
    assertThat(DEFAULT.count(6, 4, two).quorumMet()).isTrue();
    assertThat(DEFAULT.count(6, 4, two).carried()).isTrue();
    assertThat(COUNTED.count(6, 4, two).carried()).isFalse();
  }

  @Test
  void half_is_not_more_than_half() {
    assertThat(DEFAULT.count(4, List.of(APPROVE, APPROVE, RETURN, RETURN)).carried()).isFalse();
    assertThat(DEFAULT.count(5, List.of(APPROVE, APPROVE, APPROVE, RETURN, RETURN)).carried())
        .isTrue();
    Quorum exceeding = rule(new Threshold(0.5, false), 1, new Threshold(2 / 3.0, true));
    assertThat(exceeding.count(6, votes(4, APPROVE, 2, RETURN)).carried()).isFalse();
    assertThat(exceeding.count(6, votes(5, APPROVE, 1, RETURN)).carried()).isTrue();
    Quorum reaching = rule(new Threshold(0.5, false), 1, new Threshold(2 / 3.0, false));
    assertThat(reaching.count(6, votes(4, APPROVE, 2, RETURN)).carried()).isTrue();
  }

  @Test
  void a_tie_is_the_chairs_only_where_the_rule_says_so() {
    List<VoteValue> tie = List.of(APPROVE, RETURN, ABSTAIN);
    assertThat(CHAIR.count(3, tie).chairDecides()).isTrue();
    assertThat(CHAIR.count(3, tie).carried()).isFalse();
    assertThat(DEFAULT.count(3, tie).chairDecides()).isFalse();
    assertThat(CHAIR.count(3, List.of(APPROVE, RETURN, RETURN)).chairDecides()).isFalse();
    assertThat(CHAIR.count(3, List.of(APPROVE, APPROVE, RETURN)).chairDecides()).isFalse();
  }

  @Test
  void there_is_no_tie_without_a_quorum_or_a_vote_or_where_one_vote_would_not_carry_it() {
    assertThat(CHAIR.count(6, List.of(APPROVE, RETURN)).chairDecides()).isFalse();
    assertThat(CHAIR.count(3, List.of(ABSTAIN, ABSTAIN, ABSTAIN)).chairDecides()).isFalse();
    Quorum twoThirds =
        new Quorum(TWO_THIRDS, 1, new Threshold(2 / 3.0, false), false, true, Procedure.WRITTEN);
    assertThat(twoThirds.count(4, votes(2, APPROVE, 2, RETURN)).chairDecides()).isFalse();
  }

  @Test
  void a_tie_is_conditional_where_the_chair_would_need_the_votes_on_condition() {
    assertThat(CHAIR.count(4, List.of(APPROVE, APPROVE_ON_CONDITION, RETURN, RETURN)))
        .matches(Quorum.Count::chairDecides)
        .matches(Quorum.Count::conditional);
    assertThat(CHAIR.count(4, votes(2, APPROVE, 2, RETURN)).conditional()).isFalse();
  }

  @Test
  void without_a_quorum_nothing_carries_and_the_votes_still_needed_are_named() {
    Quorum.Count count = DEFAULT.count(9, votes(4, APPROVE, 0, RETURN));
    assertThat(count.quorumMet()).isFalse();
    assertThat(count.carried()).isFalse();
    assertThat(count.votesStillNeededForQuorum()).isEqualTo(2);
  }

  @Test
  void where_all_abstain_nothing_carries_whatever_the_threshold() {
    List<VoteValue> all = List.of(ABSTAIN, ABSTAIN, ABSTAIN);
    for (Quorum rule : List.of(DEFAULT, CHAIR, COUNTED, rule(TWO_THIRDS, 1, TWO_THIRDS))) {
      assertThat(rule.count(3, all).quorumMet()).isTrue();
      assertThat(rule.count(3, all).carried()).isFalse();
    }
  }

  @Test
  void where_nobody_may_vote_there_is_no_quorum_and_none_is_possible() {
    Quorum.Count nobody = DEFAULT.count(0, List.of());
    assertThat(nobody.quorumMet()).isFalse();
    assertThat(nobody.carried()).isFalse();
    assertThat(nobody.quorumPossible()).isFalse();
  }

  @Test
  void a_panel_of_one_decides_only_where_one_is_enough() {
    Quorum.Count alone = DEFAULT.count(1, List.of(APPROVE));
    assertThat(alone.carried()).isTrue();
    Quorum.Count tooFew = rule(TWO_THIRDS, 2, MORE_THAN_HALF).count(1, List.of(APPROVE));
    assertThat(tooFew.carried()).isFalse();
    assertThat(tooFew.quorumPossible()).isFalse();
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
  void a_quorum_of_nobody_and_other_nonsense_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(0, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(1.1, false));
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(1, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(-0.1, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(Double.NaN, true));
    assertThatIllegalArgumentException().isThrownBy(() -> new Threshold(Double.NaN, false));
    assertThatIllegalArgumentException().isThrownBy(() -> rule(TWO_THIRDS, 0, MORE_THAN_HALF));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.count(1, List.of(APPROVE, RETURN)))
        .withMessage("2 votes are cast by 2 members present, but 1 members may vote.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DEFAULT.count(3, 1, List.of(APPROVE, RETURN)));
  }

  @Property
  void one_more_approval_instead_of_a_return_never_loses(
      @ForAll @Size(min = 1, max = 25) List<VoteValue> votes) {
    int at = votes.indexOf(RETURN);
    Assume.that(at >= 0);
    List<VoteValue> better = new ArrayList<>(votes);
    better.set(at, APPROVE);
    for (Quorum rule : List.of(DEFAULT, CHAIR, COUNTED)) {
      boolean before = rule.count(25, votes).carried();
      assertThat(rule.count(25, better).carried()).isIn(true, before);
    }
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

  @Property
  void it_is_carried_a_tie_or_lost_and_never_two_of_them(
      @ForAll @Size(max = 25) List<VoteValue> votes) {
    for (Quorum rule : List.of(DEFAULT, CHAIR, COUNTED)) {
      Quorum.Count count = rule.count(25, votes);
      assertThat(count.carried() && count.chairDecides()).isFalse();
      if (count.carried() || count.chairDecides()) assertThat(count.quorumMet()).isTrue();
      if (count.chairDecides()) assertThat(2 * count.approvals()).isEqualTo(count.decisive());
    }
  }

  private static Quorum rule(Threshold attendance, int least, Threshold approval) {
    return new Quorum(attendance, least, approval, false, false, Procedure.WRITTEN);
  }

  private static List<VoteValue> votes(int first, VoteValue value, int second, VoteValue other) {
    List<VoteValue> votes = new ArrayList<>(Collections.nCopies(first, value));
    votes.addAll(Collections.nCopies(second, other));
    return votes;
  }
}
