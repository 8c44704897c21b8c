package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How little would have to change for a vote to come out otherwise.
 *
 * @param result what the vote came to
 * @param eligible members who might vote
 * @param present those of them who took part, voting or not
 * @param approvals votes to approve, on condition or not
 * @param returns votes to return
 * @param abstentions votes to abstain
 * @param margin the fewest votes that, had they been cast otherwise, would have changed the result;
 *     null where no other votes by the same people could
 * @param pivotal the members who sat without whom, vote and seat, the result would be another,
 *     sorted by name
 * @param resampleAgreement the chance, 0 to 1, that as many votes drawn again from these, each put
 *     back, come to the same result; computed from all the possible counts, not drawn; null where
 *     nobody voted
 */
public record VoteRobustness(
    Result result,
    int eligible,
    int present,
    int approvals,
    int returns,
    int abstentions,
    Integer margin,
    List<String> pivotal,
    Double resampleAgreement) {

  public VoteRobustness {
    pivotal = List.copyOf(pivotal);
  }

  /** What a vote can come to. */
  public enum Result {
    CARRIED,
    NOT_CARRIED,
    /** Exactly half approve, and the chair decides. */
    TIE,
    NO_QUORUM;

    /** The kebab-case key. */
    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }

    static Result of(Quorum.Count count) {
      if (!count.quorumMet()) return NO_QUORUM;
      if (count.carried()) return CARRIED;
      return count.chairDecides() ? TIE : NOT_CARRIED;
    }
  }

  /** Who voted how, no matter in which order. */
  private record Split(int approvals, int returns, int abstentions) {
    static Split of(Collection<VoteValue> votes) {
      Map<VoteValue, Integer> counts = new EnumMap<>(VoteValue.class);
      votes.forEach(vote -> counts.merge(vote, 1, Integer::sum));
      return new Split(
          counts.getOrDefault(VoteValue.APPROVE, 0)
              + counts.getOrDefault(VoteValue.APPROVE_ON_CONDITION, 0),
          counts.getOrDefault(VoteValue.RETURN, 0),
          counts.getOrDefault(VoteValue.ABSTAIN, 0));
    }

    int cast() {
      return approvals + returns + abstentions;
    }

    /** How many votes differ. */
    int from(Split other) {
      return (Math.abs(approvals - other.approvals)
              + Math.abs(returns - other.returns)
              + Math.abs(abstentions - other.abstentions))
          / 2;
    }

    List<VoteValue> votes() {
      List<VoteValue> votes = new ArrayList<>();
      votes.addAll(Collections.nCopies(approvals, VoteValue.APPROVE));
      votes.addAll(Collections.nCopies(returns, VoteValue.RETURN));
      votes.addAll(Collections.nCopies(abstentions, VoteValue.ABSTAIN));
      return votes;
    }

    /** Every way in which as many votes can be cast. */
    List<Split> all() {
      List<Split> all = new ArrayList<>();
      for (int approve = 0; approve <= cast(); approve++) {
        for (int back = 0; approve + back <= cast(); back++) {
          all.add(new Split(approve, back, cast() - approve - back));
        }
      }
      return all;
    }

    /** The chance of being drawn, each vote put back, from other votes. */
    double chance(Split from) {
      double n = from.cast();
      double log = logFactorial(cast());
      int[] mine = {approvals, returns, abstentions};
      int[] theirs = {from.approvals, from.returns, from.abstentions};
      for (int i = 0; i < mine.length; i++) {
        if (mine[i] > 0 && theirs[i] == 0) {
          return 0;
        }
        log += (mine[i] == 0 ? 0 : mine[i] * Math.log(theirs[i] / n)) - logFactorial(mine[i]);
      }
      return Math.exp(log);
    }

    private static double logFactorial(int n) {
      double log = 0;
      for (int i = 2; i <= n; i++) {
        log += Math.log(i);
      }
      return log;
    }
  }

  /**
   * The robustness of a vote.
   *
   * @param sitting the members who might vote
   * @param present those of them who took part, voting or not
   * @param votes of those of them who voted
   * @param quorum the rule that the vote was held by
   * @throws IllegalArgumentException where somebody took part who does not sit, or voted without
   *     taking part
   */
  public static VoteRobustness of(
      Collection<String> sitting,
      Set<String> present,
      Map<String, VoteValue> votes,
      Quorum quorum) {
    if (!sitting.containsAll(present) || !present.containsAll(votes.keySet())) {
      throw new IllegalArgumentException("Only members who sit and take part have a vote.");
    }
    Held held = new Held(sitting.size(), present.size(), Split.of(votes.values()), quorum);
    return new VoteRobustness(
        held.result(),
        held.eligible(),
        held.present(),
        held.cast().approvals(),
        held.cast().returns(),
        held.cast().abstentions(),
        held.margin(),
        pivotal(sitting, present, votes, held),
        held.cast().cast() == 0 ? null : held.resampled());
  }

  /** A vote as it was held, no matter by whom. */
  private record Held(int eligible, int present, Split cast, Quorum quorum) {

    Result result() {
      return with(cast);
    }

    Result with(Split other) {
      return Result.of(quorum.count(eligible, present, other.votes()));
    }

    Integer margin() {
      return cast.all().stream()
          .filter(other -> with(other) != result())
          .map(other -> other.from(cast))
          .min(Integer::compare)
          .orElse(null);
    }

    double resampled() {
      double same =
          cast.all().stream()
              .filter(drawn -> with(drawn) == result())
              .mapToDouble(drawn -> drawn.chance(cast))
              .sum();
      return Math.rint(Math.min(1, same) * 1e9) / 1e9;
    }
  }

  private static List<String> pivotal(
      Collection<String> sitting, Set<String> present, Map<String, VoteValue> votes, Held held) {
    List<String> pivotal = new ArrayList<>();
    for (String member : new TreeSet<>(sitting)) {
      Map<String, VoteValue> others = new HashMap<>(votes);
      others.remove(member);
      Held without =
          new Held(
              held.eligible() - 1,
              held.present() - (present.contains(member) ? 1 : 0),
              Split.of(others.values()),
              held.quorum());
      if (without.result() != held.result()) {
        pivotal.add(member);
      }
    }
    return pivotal;
  }
}
