package org.canvasgate.committee;

import java.util.List;
import org.canvasgate.canvas.Keys;

/**
 * When a committee may decide, and when it has: one row of the decision table {@code quorum}.
 *
 * @param attendance which part of the members not recused must take part
 * @param least how many must take part in any case, at least 1: a quorum of nobody is refused
 * @param approval which part of the votes that count must approve
 * @param abstentionsCount whether whoever takes part without voting for or against counts among
 *     those of whom the approvals are a part; if not, only votes for and against count
 * @param chairDecidesTies whether the chair decides where exactly half approve; if not, a tie is
 *     not carried
 * @param procedure how it is seen who takes part
 */
public record Quorum(
    Threshold attendance,
    int least,
    Threshold approval,
    boolean abstentionsCount,
    boolean chairDecidesTies,
    Procedure procedure) {

  /** How a committee decides. */
  public enum Procedure {
    /** The secretariat records who is present; whoever is present takes part, voting or not. */
    MEETING,
    /** Whoever votes takes part, and nobody else. */
    WRITTEN;

    /** The word used in tables and messages. */
    public String key() {
      return Keys.of(this);
    }

    public static Procedure of(String key) {
      return Keys.find(Procedure.class, key);
    }
  }

  /**
   * A part of a whole that a number has to reach or to exceed.
   *
   * @param share more than 0 and at most 1; where it must be exceeded 0 to less than 1
   * @param exceeded whether more than the share is asked for, not just the share
   */
  public record Threshold(double share, boolean exceeded) {
    /** So that 0.28 of 25, which is 7.000000000000001 in binary, needs 7 and not 8. */
    private static final double ROUNDING = 1e-9;

    public Threshold {
      boolean fits = exceeded ? share >= 0 && share < 1 : share > 0 && share <= 1;
      if (!fits)
        throw new IllegalArgumentException(
            "The share %s cannot be %s: nothing or everybody would do."
                .formatted(share, exceeded ? "exceeded" : "reached"));
    }

    /** The smallest whole number that is enough of a whole of this size, at least 1. */
    public int of(int whole) {
      double exact = share * whole;
      int enough =
          exceeded ? (int) Math.floor(exact + ROUNDING) + 1 : (int) Math.ceil(exact - ROUNDING);
      return Math.max(1, enough);
    }
  }

  public Quorum {
    if (least < 1)
      throw new IllegalArgumentException(
          "At least %d would have to take part: nobody decides nothing. Ask for 1 or more."
              .formatted(least));
  }

  /**
   * What the votes amount to.
   *
   * @param eligible members of the panel who are not recused
   * @param present members who take part, by their vote or by being at the meeting
   * @param cast votes, abstentions included
   * @param needed members without whom nothing is decided, at least 1
   * @param quorumMet whether they take part; never where nobody is eligible
   * @param approvals votes to approve, on condition or not
   * @param returns votes to return
   * @param abstentions votes to abstain
   * @param decisive of how many the approvals are a part
   * @param approvalsNeeded the approvals that carry it, at least 1
   * @param carried whether the quorum is met and there are as many approvals
   * @param conditional whether it carries (where the chair decides: would carry) only with the
   *     votes that approve on condition
   * @param chairDecides whether exactly half approve and the chair's casting vote decides
   * @param votesStillNeededForQuorum 0 where enough take part
   */
  public record Count(
      int eligible,
      int present,
      int cast,
      int needed,
      boolean quorumMet,
      int approvals,
      int returns,
      int abstentions,
      int decisive,
      int approvalsNeeded,
      boolean carried,
      boolean conditional,
      boolean chairDecides,
      int votesStillNeededForQuorum) {

    /** Whether those who may vote are enough for a quorum, if all of them take part. */
    public boolean quorumPossible() {
      return needed <= eligible;
    }
  }

  /** How many must take part where so many may; can be more than there are. */
  public int needed(int eligible) {
    return Math.max(least, attendance.of(eligible));
  }

  /** How many approvals carry it where all who may vote do and nobody abstains. */
  public int approvalsOfAll(int eligible) {
    return approval.of(eligible);
  }

  /** Counts the votes of a written procedure, or of a meeting at which nobody else was present. */
  public Count count(int eligible, List<VoteValue> votes) {
    return count(eligible, votes.size(), votes);
  }

  /**
   * Counts the votes.
   *
   * @param eligible members of the panel who are not recused, at least 0
   * @param present how many of them take part; whoever votes does
   * @param votes one by member who voted
   * @throws IllegalArgumentException where more vote than take part, or more take part than may
   */
  public Count count(int eligible, int present, List<VoteValue> votes) {
    int cast = votes.size();
    if (eligible < 0 || present > eligible || cast > present)
      throw new IllegalArgumentException(
          "%d votes are cast by %d members present, but %d members may vote."
              .formatted(cast, present, eligible));
    int plain = number(votes, VoteValue.APPROVE);
    int approvals = plain + number(votes, VoteValue.APPROVE_ON_CONDITION);
    int returns = number(votes, VoteValue.RETURN);
    int decisive = abstentionsCount ? present : approvals + returns;
    int needed = needed(eligible);
    int approvalsNeeded = approval.of(decisive);
    boolean quorumMet = present >= needed;
    boolean carried = quorumMet && approvals >= approvalsNeeded;
    boolean chairDecides = quorumMet && !carried && chairDecides(approvals, decisive);
    return new Count(
        eligible,
        present,
        cast,
        needed,
        quorumMet,
        approvals,
        returns,
        number(votes, VoteValue.ABSTAIN),
        decisive,
        approvalsNeeded,
        carried,
        chairDecides ? plain + 1 < approval.of(decisive + 1) : carried && plain < approvalsNeeded,
        chairDecides,
        Math.max(0, needed - present));
  }

  /** Exactly half approve, and one vote more would carry it. */
  private boolean chairDecides(int approvals, int decisive) {
    return chairDecidesTies
        && approvals > 0
        && 2 * approvals == decisive
        && approvals + 1 >= approval.of(decisive + 1);
  }

  private static int number(List<VoteValue> votes, VoteValue value) {
    return (int) votes.stream().filter(vote -> vote == value).count();
  }
}
