package org.canvasgate.canvas;

/**
 * How far one block's weight could be off before the band changes, all other weights being
 * rescaled. Weights are shares among the scored blocks, 0 to 1.
 *
 * <p>Raising w by d moves the total T by d (s - R), where s is the block's score and R = (T - w s)
 * / (1 - w) the mean of the rest. The total meets a mark at d* = (mark - T) / (s - R), which counts
 * where -w <= d* <= 1 - w.
 *
 * @param flipDelta the nearest such d*; null where no weight of this block changes the band
 * @param lowest the smallest weight with which the band holds
 * @param highest the largest weight with which the band holds
 * @param weight the weight it has
 */
public record Stability(Double flipDelta, double lowest, double highest, double weight) {

  /**
   * @param total T, the canvas score
   * @param score s, the block's score
   * @param weight w, its share among the scored blocks
   * @param floor the mark that the band must not fall below, NaN where there is none
   * @param ceiling the mark that the band must not reach, NaN where there is none
   */
  static Stability of(double total, double score, double weight, double floor, double ceiling) {
    double rest = (total - weight * score) / (1 - weight);
    double slope = score - rest;
    if (weight >= 1 || Math.abs(slope) < 1e-9) {
      return new Stability(null, 0, 1, weight);
    }
    double lowest = 0;
    double highest = 1;
    Double nearest = null;
    for (double mark : new double[] {floor, ceiling}) {
      double delta = (mark - total) / slope;
      if (Double.isNaN(mark) || delta < -weight || delta > 1 - weight) {
        continue;
      }
      boolean crossedByRaising = mark == floor ? slope < 0 : slope > 0;
      if (crossedByRaising) {
        highest = Math.min(highest, Math.max(weight, weight + delta));
      } else {
        lowest = Math.max(lowest, Math.min(weight, weight + delta));
      }
      if (nearest == null || Math.abs(delta) < Math.abs(nearest)) {
        nearest = delta;
      }
    }
    return new Stability(nearest, lowest, highest, weight);
  }
}
