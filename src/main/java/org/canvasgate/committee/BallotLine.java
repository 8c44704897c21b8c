package org.canvasgate.committee;

import org.canvasgate.canvas.Rating;

/**
 * One rating of a ballot, and how it came about.
 *
 * @param rating the rating itself
 * @param changeReason why it differs from the member's own rating before the deliberation; null
 *     where it does not
 * @param carriedFrom the round of the member's own earlier rating that stands because the block has
 *     not changed since; null where the block was rated in this round
 */
public record BallotLine(Rating rating, String changeReason, Integer carriedFrom) {

  /** A rating given in this round. */
  static BallotLine given(Rating rating) {
    return new BallotLine(rating, null, null);
  }

  /** Whether the member rated the block in this round. */
  public boolean given() {
    return carriedFrom == null;
  }
}
