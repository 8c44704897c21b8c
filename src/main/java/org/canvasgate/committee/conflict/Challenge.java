package org.canvasgate.committee.conflict;

import java.time.Instant;

/**
 * A party holds a member to be partial.
 *
 * @param person user id of the member challenged
 * @param reason as the party gave it
 * @param by user id of the party
 * @param upheld whether it was found to be right; null while nobody has decided
 * @param decisionReason why it was decided so, or null
 * @param decidedBy user id of whoever took the chair, or null
 */
public record Challenge(
    long id,
    String proposalId,
    String person,
    String reason,
    String by,
    Instant at,
    Boolean upheld,
    String decisionReason,
    String decidedBy,
    Instant decidedAt) {

  /** Whether nobody has decided it yet. */
  public boolean open() {
    return upheld == null;
  }
}
