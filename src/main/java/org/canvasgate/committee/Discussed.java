package org.canvasgate.committee;

import java.util.Comparator;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.Spread;

/**
 * One block of a discussion.
 *
 * @param spread how the ratings lie
 * @param chart the same as a drawing
 * @param comments without names, in an order that has nothing to do with who wrote them
 */
record Discussed(Spread spread, StripChart chart, List<String> comments) {

  /** Every block of a closed round, the most divided first. */
  static List<Discussed> of(CaseRound round, List<Ballot> ballots, String reader) {
    List<Rating> ratings = ballots.stream().flatMap(b -> b.ratings().stream()).toList();
    return Spread.of(ratings).stream()
        .map(
            spread ->
                new Discussed(
                    spread,
                    StripChart.of(spread, own(ballots, reader, spread.block())),
                    comments(round, spread.block(), ratings)))
        .toList();
  }

  public Block block() {
    return spread.block();
  }

  private static Integer own(List<Ballot> ballots, String reader, Block block) {
    return ballots.stream()
        .filter(ballot -> ballot.member().equals(reader))
        .flatMap(ballot -> ballot.of(block).stream())
        .filter(Rating::applicable)
        .map(Rating::value)
        .findFirst()
        .orElse(null);
  }

  private static List<String> comments(CaseRound round, Block block, List<Rating> ratings) {
    return shuffled(
        round + block.key(),
        ratings.stream().filter(r -> r.block() == block).map(Rating::comment).toList());
  }

  /**
   * Texts in an order that is the same for every reader, differs from block to block and follows
   * from nothing but the texts: neither from names nor from the time or the place of an answer.
   */
  static List<String> shuffled(String salt, List<String> texts) {
    return texts.stream()
        .filter(text -> text != null && !text.isBlank())
        .sorted(Comparator.comparing(text -> digest(salt + text)))
        .toList();
  }

  private static String digest(String text) {
    return DigestUtils.sha256Hex(text);
  }
}
