package org.canvasgate.committee;

import java.time.Instant;

/**
 * What came of a closed window in which a panel was asked.
 *
 * @param round the window's round, whose answers were counted
 * @param subject what was voted on: the plan's number, counted from 1; 1 where there is but one
 *     question
 * @param rule the rule by which it was counted
 * @param count of a round of ratings, each ballot counts as an abstention: it makes a quorum and
 *     decides nothing
 * @param casting how the chair decided a tie, or null
 */
public record VoteCount(
    CaseRound round, int subject, Quorum rule, Quorum.Count count, CastingVote casting) {

  /**
   * The chair's decision of a tie.
   *
   * @param by user id of the chair or whoever stands in for the chair
   */
  public record CastingVote(boolean approves, String by, Instant at) {}

  /** How the chair decided a tie, or null where the chair has not. */
  Boolean chairApproves() {
    return casting == null ? null : casting.approves();
  }

  /** The sentence that says what came of it. */
  public Standing standing() {
    return rated() ? Standing.ofRating(count) : Standing.ofVote(count, chairApproves());
  }

  private boolean rated() {
    return round.gate() == Gate.REVIEW || round.gate() == Gate.OPERATION;
  }
}
