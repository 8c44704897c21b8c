package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The figure that runs through every gate: what the panel's ratings and the gates' evidence say of
 * a canvas, 0 to 100 points, with every part that leads to it. Formulas and a worked example stand
 * in {@code docs/method.md}.
 *
 * @param blocks all eleven blocks in canvas order
 * @param total sum(w s) / sum(w) over the scored blocks; null where nothing that weighs is scored
 * @param weightScored the share of all weight that the scored blocks hold, 0 to 1: how much of the
 *     canvas is judged
 * @param criticalBelow the critical blocks whose score lies below the critical mark
 * @param criticalUnknown the critical blocks that have no score
 */
public record CanvasScore(
    Map<Block, BlockScore> blocks,
    Double total,
    double weightScored,
    List<Block> criticalBelow,
    List<Block> criticalUnknown) {

  public CanvasScore {
    blocks = Collections.unmodifiableMap(new EnumMap<>(blocks));
    criticalBelow = List.copyOf(criticalBelow);
    criticalUnknown = List.copyOf(criticalUnknown);
  }

  /**
   * Scores a canvas.
   *
   * @param ratings of those who are not recused; at most one by evaluator and block
   * @param evidencePoints points 0 to 100 by block; a block that is absent or null has no evidence
   * @throws IllegalArgumentException where an evaluator rates a block twice, or evidence is outside
   *     0 to 100
   */
  public static CanvasScore of(
      Collection<Rating> ratings,
      Map<Block, Double> evidencePoints,
      Weights weights,
      ScoreRules rules) {
    Scorer scorer = new Scorer(evidencePoints, weights, rules);
    Tally tally = Panel.of(ratings).tally();
    double[] scores = new double[Block.values().length];
    scorer.scores(tally, scores);

    Map<Block, BlockScore> blocks = new EnumMap<>(Block.class);
    List<Block> below = new ArrayList<>();
    List<Block> unknown = new ArrayList<>();
    for (Block block : Block.values()) {
      int b = block.ordinal();
      int raters = tally.raters(b);
      Double trimmed = scorer.trims(raters) ? known(tally.trimmedMean(b)) : null;
      blocks.put(
          block,
          new BlockScore(
              block,
              raters,
              known(tally.mean(b)),
              trimmed,
              known(scorer.evidence(b)),
              known(scores[b]),
              scorer.weight(b)));
      if (scorer.criticalBelow(scores, b)) {
        below.add(block);
      }
      if (scorer.critical(b) && Double.isNaN(scores[b])) {
        unknown.add(block);
      }
    }
    return new CanvasScore(
        blocks, known(scorer.total(scores)), scorer.weightScored(scores), below, unknown);
  }

  /** The parts of one block. */
  public BlockScore block(Block block) {
    return blocks.get(block);
  }

  /**
   * Points that each block gained since the score before, null where either of the two is unknown.
   */
  public Map<Block, Double> moved(CanvasScore before) {
    Map<Block, Double> moved = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      moved.put(block, difference(block(block).score(), before.block(block).score()));
    }
    return Collections.unmodifiableMap(moved);
  }

  private static Double difference(Double now, Double before) {
    return now == null || before == null ? null : Double.valueOf(Scorer.rounded(now - before));
  }

  private static Double known(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }
}
