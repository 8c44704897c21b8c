package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.Spread;

/**
 * What a deliberation changed: the round before and the round after it, block by block. Names
 * nobody.
 *
 * @param before the round that was discussed
 * @param after the round after the discussion
 * @param blocks those in which somebody changed a rating, in canvas order
 * @param alone how many of the later ballots were cast without the discussion, by members who had
 *     not rated before it
 */
record RoundChanges(int before, int after, List<Changed> blocks, int alone) {

  /**
   * One block.
   *
   * @param changes ratings that were changed
   * @param was the ratings before, as a drawing
   * @param is the ratings after it
   * @param reasons why, without names
   */
  record Changed(Block block, int changes, StripChart was, StripChart is, List<String> reasons) {}

  /**
   * Compares the two rounds of a deliberation.
   *
   * @param round the later one
   * @param now its ballots
   * @param earlier the ballots of the round that was discussed
   * @return empty where the later round was not held after a discussion
   */
  static Optional<RoundChanges> of(CaseRound round, List<Ballot> now, List<Ballot> earlier) {
    Optional<Integer> discussed = discussed(now);
    return discussed.map(
        before ->
            new RoundChanges(
                before,
                round.round(),
                Arrays.stream(Block.values())
                    .flatMap(block -> changed(round, block, now, earlier).stream())
                    .toList(),
                (int) now.stream().filter(ballot -> ballot.discussed() == null).count()));
  }

  /** The round that the members of a later one had seen discussed. */
  static Optional<Integer> discussed(List<Ballot> now) {
    return now.stream().map(Ballot::discussed).filter(Objects::nonNull).findFirst();
  }

  private static Optional<Changed> changed(
      CaseRound round, Block block, List<Ballot> now, List<Ballot> earlier) {
    List<String> reasons = new ArrayList<>();
    for (Ballot ballot : now)
      for (BallotLine line : ballot.lines())
        if (line.rating().block() == block && line.changeReason() != null)
          reasons.add(line.changeReason());
    return reasons.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Changed(
                block,
                reasons.size(),
                chart(block, earlier),
                chart(block, now),
                Discussed.shuffled(round + block.key() + "reasons", reasons)));
  }

  private static StripChart chart(Block block, List<Ballot> ballots) {
    List<Rating> ratings = ballots.stream().flatMap(b -> b.of(block).stream()).toList();
    return StripChart.of(Spread.of(block, ratings), null);
  }
}
