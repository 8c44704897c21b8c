package org.canvasgate.committee;

import java.util.List;
import java.util.Optional;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;

/**
 * A member's ballot of one round.
 *
 * @param round the round's number
 * @param member user id
 * @param revision the revision of the proposal that was rated; null where it is not known
 * @param discussed the earlier round that the member had seen discussed; null where they rated
 *     alone
 * @param lines one a block
 */
public record Ballot(
    int round, String member, Integer revision, Integer discussed, List<BallotLine> lines) {

  public Ballot {
    lines = List.copyOf(lines);
  }

  /** The ratings without how they came about. */
  public List<Rating> ratings() {
    return lines.stream().map(BallotLine::rating).toList();
  }

  /** The rating of a block. */
  public Optional<Rating> of(Block block) {
    return ratings().stream().filter(rating -> rating.block() == block).findFirst();
  }
}
