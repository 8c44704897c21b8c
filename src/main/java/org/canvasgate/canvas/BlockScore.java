package org.canvasgate.canvas;

/**
 * What is known of one block, every part beside the score that it leads to. Points run from 0 to
 * 100; null means unknown.
 *
 * @param block the block
 * @param raters how many ratings with a value it has
 * @param mean the mean of all of them
 * @param trimmedMean the mean without one highest and one lowest; null where there are too few to
 *     drop any
 * @param evidence the points that evidence from a gate gives
 * @param score the block's score: the panel's mean, the evidence, or both mixed by the evidence's
 *     weight
 * @param weight the block's share of the weight of all eleven blocks, 0 to 1
 */
public record BlockScore(
    Block block,
    int raters,
    Double mean,
    Double trimmedMean,
    Double evidence,
    Double score,
    double weight) {

  /** The mean that counts: the trimmed one where there is one, else the plain one, else null. */
  public Double panel() {
    return trimmedMean != null ? trimmedMean : mean;
  }

  /** Whether the block has a score. */
  public boolean known() {
    return score != null;
  }
}
