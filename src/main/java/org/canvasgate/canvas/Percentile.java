package org.canvasgate.canvas;

/** Percentiles of what was drawn. */
final class Percentile {
  private Percentile() {}

  /**
   * The value at a share of the way through sorted values, interpolated linearly between
   * neighbours.
   */
  static double of(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
