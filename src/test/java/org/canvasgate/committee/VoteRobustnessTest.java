package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.canvasgate.committee.VoteRobustness.Result;
import org.junit.jupiter.api.Test;

class VoteRobustnessTest {
  private static final Quorum TWO_THIRDS = quorum(2 / 3.0, 0.5, false, false);

  /** Of three, two approve and one returns: the panel of the worked example in docs/method.md. */
  @Test
  void twoAgainstOneByHand() {
    VoteRobustness found = of(3, VoteValue.APPROVE, VoteValue.APPROVE, VoteValue.RETURN);
    assertThat(found.result()).isEqualTo(Result.CARRIED);
    assertThat(found.margin()).isEqualTo(1);
    // Without either who approves it is one against one; half is not more than half.
    assertThat(found.pivotal()).containsExactly("m0", "m1");
    // Three draws with two approvals at least: 3 x (2/3)^2 x 1/3 + (2/3)^3 = 20/27.
    assertThat(found.resampleAgreement()).isEqualTo(20 / 27.0, within(1e-9));
  }

  @Test
  void fiveAgainstTwoHoldsWithOneLessAndTurnsWithTwoVotes() {
    VoteRobustness found =
        of(
            7,
            VoteValue.APPROVE,
            VoteValue.APPROVE,
            VoteValue.APPROVE,
            VoteValue.APPROVE_ON_CONDITION,
            VoteValue.APPROVE,
            VoteValue.RETURN,
            VoteValue.RETURN);
    assertThat(found.approvals()).isEqualTo(5);
    assertThat(found.margin()).isEqualTo(2);
    assertThat(found.pivotal()).isEmpty();
  }

  @Test
  void aPanelOfOneAgreesWithItselfAndHangsOnThatOne() {
    VoteRobustness found = of(1, VoteValue.APPROVE);
    assertThat(found.result()).isEqualTo(Result.CARRIED);
    assertThat(found.pivotal()).containsExactly("m0");
    assertThat(found.margin()).isEqualTo(1);
    assertThat(found.resampleAgreement()).isEqualTo(1);
  }

  @Test
  void whereAllAbstainNothingCarriesAndOneApprovalWouldHave() {
    VoteRobustness found = of(3, VoteValue.ABSTAIN, VoteValue.ABSTAIN, VoteValue.ABSTAIN);
    assertThat(found.result()).isEqualTo(Result.NOT_CARRIED);
    assertThat(found.margin()).isEqualTo(1);
    assertThat(found.pivotal()).isEmpty();
    assertThat(found.resampleAgreement()).isEqualTo(1);
  }

  @Test
  void withoutAQuorumNoOtherVotesWouldHaveHelped() {
    VoteRobustness found = of(7, VoteValue.APPROVE, VoteValue.APPROVE);
    assertThat(found.result()).isEqualTo(Result.NO_QUORUM);
    assertThat(found.margin()).isNull();
    VoteRobustness nobody = of(3);
    assertThat(nobody.result()).isEqualTo(Result.NO_QUORUM);
    assertThat(nobody.resampleAgreement()).isNull();
    assertThat(VoteRobustness.of(List.of(), Set.of(), Map.of(), TWO_THIRDS).result())
        .isEqualTo(Result.NO_QUORUM);
  }

  @Test
  void whoDoesNotSitHasNoVote() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                VoteRobustness.of(
                    List.of("a"), Set.of(), Map.of("a", VoteValue.APPROVE), TWO_THIRDS));
  }

  /** Every ordered draw, one by one, and every other way of voting, one by one. */
  @Property(tries = 150)
  void itIsWhatEveryDrawAndEveryOtherVoteGive(
      @ForAll @Size(min = 1, max = 5) List<VoteValue> votes,
      @ForAll @IntRange(max = 2) int silent,
      @ForAll @IntRange(min = 1, max = 10) int attendance,
      @ForAll @IntRange(max = 9) int approval,
      @ForAll boolean abstentionsCount,
      @ForAll boolean chairDecides) {
    Quorum quorum = quorum(attendance / 10.0, approval / 10.0, abstentionsCount, chairDecides);
    int eligible = votes.size() + silent;
    VoteRobustness found = of(eligible, quorum, votes.toArray(VoteValue[]::new));
    Result result = result(eligible, votes, quorum);
    assertThat(found.result()).isEqualTo(result);

    int same = 0;
    int all = 0;
    for (List<Integer> draw : words(votes.size(), votes.size())) {
      all++;
      if (result(eligible, draw.stream().map(votes::get).toList(), quorum) == result) same++;
    }
    assertThat(found.resampleAgreement()).isEqualTo((double) same / all, within(1e-8));

    Integer fewest = null;
    VoteValue[] values = {VoteValue.APPROVE, VoteValue.RETURN, VoteValue.ABSTAIN};
    for (List<Integer> word : words(values.length, votes.size())) {
      List<VoteValue> other = word.stream().map(i -> values[i]).toList();
      int differ = 0;
      for (int i = 0; i < votes.size(); i++) if (other.get(i) != plain(votes.get(i))) differ++;
      if (result(eligible, other, quorum) != result && (fewest == null || differ < fewest))
        fewest = differ;
    }
    assertThat(found.margin()).isEqualTo(fewest);

    List<String> pivotal = new ArrayList<>();
    for (int i = 0; i < eligible; i++) {
      List<VoteValue> others = new ArrayList<>(votes);
      if (i < votes.size()) others.remove(i);
      if (result(eligible - 1, others, quorum) != result) pivotal.add("m" + i);
    }
    assertThat(found.pivotal()).containsExactlyElementsOf(pivotal);
  }

  private static VoteValue plain(VoteValue vote) {
    return vote == VoteValue.APPROVE_ON_CONDITION ? VoteValue.APPROVE : vote;
  }

  private static Result result(int eligible, List<VoteValue> votes, Quorum quorum) {
    Quorum.Count count = quorum.count(eligible, votes);
    if (!count.quorumMet()) return Result.NO_QUORUM;
    if (count.chairDecides()) return Result.TIE;
    return count.carried() ? Result.CARRIED : Result.NOT_CARRIED;
  }

  /** Every word of a length over the letters 0, 1 … */
  private static List<List<Integer>> words(int letters, int length) {
    List<List<Integer>> words = List.of(List.of());
    for (int i = 0; i < length; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> word : words)
        for (int letter = 0; letter < letters; letter++) {
          List<Integer> next = new ArrayList<>(word);
          next.add(letter);
          longer.add(next);
        }
      words = longer;
    }
    return words;
  }

  @Test
  void atAMeetingWhoIsThereAndDoesNotVoteTakesPart() {
    Quorum meeting =
        new Quorum(
            new Quorum.Threshold(0.5, true),
            1,
            new Quorum.Threshold(0.5, true),
            true,
            false,
            Quorum.Procedure.MEETING);
    Map<String, VoteValue> votes = Map.of("a", VoteValue.APPROVE, "b", VoteValue.APPROVE);
    VoteRobustness found =
        VoteRobustness.of(List.of("a", "b", "c", "d"), Set.of("a", "b", "c"), votes, meeting);
    assertThat(found.result()).isEqualTo(Result.CARRIED);
    assertThat(found.present()).isEqualTo(3);
    // Without either who approves: two present, one approval, which is not more than half.
    assertThat(found.pivotal()).containsExactly("a", "b");
  }

  @Test
  void halfAndHalfWhereTheChairDecidesHangsOnEveryVote() {
    Quorum chair = quorum(2 / 3.0, 0.5, false, true);
    VoteRobustness found =
        of(4, chair, VoteValue.APPROVE, VoteValue.APPROVE, VoteValue.RETURN, VoteValue.RETURN);
    assertThat(found.result()).isEqualTo(Result.TIE);
    assertThat(found.margin()).isEqualTo(1);
    assertThat(found.pivotal()).hasSize(4);
    // Two of four drawn approve: 6 of 16 orders.
    assertThat(found.resampleAgreement()).isEqualTo(6 / 16.0, within(1e-9));
  }

  private static Quorum quorum(
      double attendance, double approval, boolean abstentionsCount, boolean chairDecides) {
    return new Quorum(
        new Quorum.Threshold(attendance, false),
        1,
        new Quorum.Threshold(approval, true),
        abstentionsCount,
        chairDecides,
        Quorum.Procedure.WRITTEN);
  }

  private static VoteRobustness of(int eligible, VoteValue... votes) {
    return of(eligible, TWO_THIRDS, votes);
  }

  private static VoteRobustness of(int eligible, Quorum quorum, VoteValue... votes) {
    List<String> sitting = new ArrayList<>();
    for (int i = 0; i < eligible; i++) sitting.add("m" + i);
    Map<String, VoteValue> cast = new LinkedHashMap<>();
    for (int i = 0; i < votes.length; i++) cast.put("m" + i, votes[i]);
    return VoteRobustness.of(sitting, cast.keySet(), cast, quorum);
  }
}
