package org.canvasgate.canvas;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each block counts. Only the proportions matter: weights that sum to 100 and the same
 * divided by ten give the same scores.
 *
 * <p>Refused: a block without a weight, a weight that is negative or no number, weights that sum to
 * zero.
 *
 * @param byBlock a weight of at least 0 for each of the eleven blocks
 */
public record Weights(Map<Block, Double> byBlock) {
  public Weights {
    if (byBlock == null) {
      throw new IllegalArgumentException("Weights must be given for every block.");
    }
    Map<Block, Double> all = new EnumMap<>(Block.class);
    double sum = 0;
    for (Block block : Block.values()) {
      Double weight = byBlock.get(block);
      if (weight == null) {
        throw new IllegalArgumentException("The block %s has no weight.".formatted(block.key()));
      }
      if (!Double.isFinite(weight) || weight < 0) {
        throw new IllegalArgumentException(
            "The weight of %s is %s, but a weight is a number of at least 0."
                .formatted(block.key(), weight));
      }
      all.put(block, weight);
      sum += weight;
    }
    if (!(sum > 0) || !Double.isFinite(sum)) {
      throw new IllegalArgumentException(
          "The weights sum to %s; at least one must be more than 0.".formatted(sum));
    }
    byBlock = Collections.unmodifiableMap(all);
  }

  /** The weight of one block. */
  public double of(Block block) {
    return byBlock.get(block);
  }

  /** The sum over all blocks, more than 0. */
  public double sum() {
    return byBlock.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The same proportions as shares that sum to 1. */
  public Weights normalised() {
    double sum = sum();
    Map<Block, Double> shares = new EnumMap<>(Block.class);
    byBlock.forEach((block, weight) -> shares.put(block, weight / sum));
    return new Weights(shares);
  }
}
