package org.canvasgate.canvas;

import java.util.Arrays;

/**
 * How often each rating was given to each block. Means are taken from these counts, so that they do
 * not depend on the order of the evaluators even in the last digit, and so that a thousand
 * resampled panels cost little.
 */
final class Tally {
  private static final int RATINGS = Rating.HIGHEST - Rating.LOWEST + 1;

  private final int[] counts = new int[Block.values().length * RATINGS];

  static int cell(Block block, int value) {
    return block.ordinal() * RATINGS + value - Rating.LOWEST;
  }

  void add(int[] cells) {
    for (int cell : cells) {
      counts[cell]++;
    }
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  int raters(int block) {
    int raters = 0;
    for (int i = 0; i < RATINGS; i++) {
      raters += counts[block * RATINGS + i];
    }
    return raters;
  }

  /** Mean points of a block, NaN where nobody rated it. */
  double mean(int block) {
    int raters = raters(block);
    return raters == 0 ? Double.NaN : pointsOf(sum(block), raters);
  }

  /** Mean points without one highest and one lowest rating, NaN where that leaves none. */
  double trimmedMean(int block) {
    int raters = raters(block);
    if (raters < 3) {
      return Double.NaN;
    }
    int lowest = 0;
    while (counts[block * RATINGS + lowest] == 0) {
      lowest++;
    }
    int highest = RATINGS - 1;
    while (counts[block * RATINGS + highest] == 0) {
      highest--;
    }
    return pointsOf(sum(block) - lowest - highest, raters - 2);
  }

  /** The sum of the steps above the lowest rating. */
  private int sum(int block) {
    int sum = 0;
    for (int i = 1; i < RATINGS; i++) {
      sum += i * counts[block * RATINGS + i];
    }
    return sum;
  }

  private static double pointsOf(int steps, int raters) {
    return steps * 100.0 / ((RATINGS - 1) * raters);
  }
}
