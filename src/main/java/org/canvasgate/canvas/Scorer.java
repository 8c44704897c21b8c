package org.canvasgate.canvas;

import java.util.Map;

/**
 * The one place where points become a block's score, scores a total and a total a band, as plain
 * arrays: the score that is shown and the thousand scores behind its robustness cannot differ in a
 * rule.
 *
 * <p>Inside, NaN stands for "not known". Scores and totals are rounded to nine decimals: a canvas
 * that stands on a mark by hand stands on it in every table, too, and not a rounding error below.
 */
final class Scorer {
  private static final Block[] BLOCKS = Block.values();
  private static final double DECIMALS = 1e9;

  private final double[] evidence = new double[BLOCKS.length];
  private final double[] weights = new double[BLOCKS.length];
  private final boolean[] critical = new boolean[BLOCKS.length];
  private final ScoreRules rules;

  Scorer(Map<Block, Double> evidencePoints, Weights weights, ScoreRules rules) {
    if (evidencePoints == null || weights == null || rules == null) {
      throw new IllegalArgumentException(
          "A score needs evidence (were it an empty map), weights and rules.");
    }
    this.rules = rules;
    Weights shares = weights.normalised();
    for (Block block : BLOCKS) {
      evidence[block.ordinal()] = evidenceOf(block, evidencePoints.get(block));
      this.weights[block.ordinal()] = shares.of(block);
      critical[block.ordinal()] = rules.criticalBlocks().contains(block);
    }
  }

  double weight(int block) {
    return weights[block];
  }

  double evidence(int block) {
    return evidence[block];
  }

  boolean critical(int block) {
    return critical[block];
  }

  boolean trims(int raters) {
    return raters >= rules.trimFrom();
  }

  /**
   * The block's score: the panel's mean, the evidence, or the two mixed by the evidence's weight.
   */
  double score(Tally tally, int block) {
    double panel = trims(tally.raters(block)) ? tally.trimmedMean(block) : tally.mean(block);
    double proof = evidence[block];
    if (Double.isNaN(proof)) {
      return rounded(panel);
    }
    if (Double.isNaN(panel)) {
      return rounded(proof);
    }
    return rounded((1 - rules.evidenceWeight()) * panel + rules.evidenceWeight() * proof);
  }

  void scores(Tally tally, double[] into) {
    for (int block = 0; block < into.length; block++) {
      into[block] = score(tally, block);
    }
  }

  /** The share of all weight that the scored blocks hold, 0 to 1. */
  double weightScored(double[] scores) {
    double sum = 0;
    for (int block = 0; block < scores.length; block++) {
      if (!Double.isNaN(scores[block])) {
        sum += weights[block];
      }
    }
    return Math.min(1, rounded(sum));
  }

  /** The weighted mean over the scored blocks, NaN where nothing that weighs is scored. */
  double total(double[] scores) {
    double points = 0;
    double weight = 0;
    for (int block = 0; block < scores.length; block++) {
      if (!Double.isNaN(scores[block])) {
        points += weights[block] * scores[block];
        weight += weights[block];
      }
    }
    return weight > 0 ? rounded(points / weight) : Double.NaN;
  }

  /**
   * The band of a tally, null where nothing is scored; {@code scratch} spares an array per call.
   */
  Band band(Tally tally, double[] scratch) {
    scores(tally, scratch);
    boolean below = false;
    for (int block = 0; block < scratch.length; block++) {
      below |= criticalBelow(scratch, block);
    }
    return Band.of(total(scratch), below, rules);
  }

  boolean criticalBelow(double[] scores, int block) {
    return critical[block] && scores[block] < rules.criticalMark();
  }

  static double rounded(double points) {
    return Math.rint(points * DECIMALS) / DECIMALS;
  }

  private static double evidenceOf(Block block, Double points) {
    if (points == null) {
      return Double.NaN;
    }
    if (!(points >= 0 && points <= 100)) {
      throw new IllegalArgumentException(
          "The evidence on %s has %s points, but points go from 0 to 100."
              .formatted(block.key(), points));
    }
    return points;
  }
}
