package org.canvasgate.committee;

import java.util.List;

/**
 * When a committee may decide, and when it has. Both shares are settings of a committee.
 *
 * @param attendanceShare the share of the members not recused who must vote, abstentions included;
 *     more than 0, at most 1; their number is rounded up and is at least 1
 * @param approvalShare the share of the votes that are not abstentions which approvals must exceed;
 *     0 to less than 1
 */
public record Quorum(double attendanceShare, double approvalShare) {
  /** So that 0.28 of 25, which is 7.000000000000001 in binary, needs 7 and not 8. */
  private static final double ROUNDING = 1e-9;

  public Quorum {
    if (!(attendanceShare > 0 && attendanceShare <= 1)) {
      throw new IllegalArgumentException(
          "The share that must take part is %s, but it is more than 0 and at most 1."
              .formatted(attendanceShare));
    }
    if (!(approvalShare >= 0 && approvalShare < 1)) {
      throw new IllegalArgumentException(
          "The share that approvals must exceed is %s, but it goes from 0 to less than 1."
              .formatted(approvalShare));
    }
  }

  /**
   * What the votes amount to.
   *
   * @param eligible members of the panel who are not recused
   * @param cast votes, abstentions included
   * @param needed votes without which nothing is decided, at least 1
   * @param quorumMet whether they were cast; never where nobody is eligible
   * @param approvals votes to approve, on condition or not
   * @param returns votes to return
   * @param abstentions votes to abstain
   * @param decisive votes that are not abstentions
   * @param carried whether the quorum is met and approvals exceed their share of the decisive votes
   * @param conditional whether it carries only with the votes that approve on condition
   * @param votesStillNeededForQuorum 0 where enough were cast
   */
  public record Count(
      int eligible,
      int cast,
      int needed,
      boolean quorumMet,
      int approvals,
      int returns,
      int abstentions,
      int decisive,
      boolean carried,
      boolean conditional,
      int votesStillNeededForQuorum) {}

  /**
   * Counts the votes.
   *
   * @param panelNotRecused members who may vote, at least 0
   * @param votes one by member who voted
   * @throws IllegalArgumentException where more votes are cast than members may vote
   */
  public Count count(int panelNotRecused, List<VoteValue> votes) {
    if (panelNotRecused < 0 || votes.size() > panelNotRecused) {
      throw new IllegalArgumentException(
          "%d votes are cast, but %d members may vote.".formatted(votes.size(), panelNotRecused));
    }
    int cast = votes.size();
    int needed = Math.max(1, (int) Math.ceil(attendanceShare * panelNotRecused - ROUNDING));
    int plain = number(votes, VoteValue.APPROVE);
    int approvals = plain + number(votes, VoteValue.APPROVE_ON_CONDITION);
    int abstentions = number(votes, VoteValue.ABSTAIN);
    int decisive = cast - abstentions;
    boolean quorumMet = panelNotRecused > 0 && cast >= needed;
    boolean carried = quorumMet && exceeds(approvals, decisive);
    return new Count(
        panelNotRecused,
        cast,
        needed,
        quorumMet,
        approvals,
        number(votes, VoteValue.RETURN),
        abstentions,
        decisive,
        carried,
        carried && !exceeds(plain, decisive),
        Math.max(0, needed - cast));
  }

  private boolean exceeds(int approvals, int decisive) {
    return approvals - approvalShare * decisive > ROUNDING;
  }

  private static int number(List<VoteValue> votes, VoteValue value) {
    return (int) votes.stream().filter(vote -> vote == value).count();
  }
}
