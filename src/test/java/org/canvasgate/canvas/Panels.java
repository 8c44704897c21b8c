package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Panels, weights and rules to measure with. */
public final class Panels {
  /**
   * The defaults of docs/method.md for a public service; {@code MethodDocTest} reads them there.
   */
  public static final ScoreRules RULES =
      new ScoreRules(
          70,
          60,
          40,
          0.667,
          5,
          0.5,
          Set.of(
              Block.VALUE_PROPOSITION,
              Block.COST_STRUCTURE,
              Block.KEY_RESOURCES,
              Block.SOCIAL_ENVIRONMENTAL_BENEFIT));

  public static final Weights PUBLIC = weights(10, 8, 10, 14, 6, 6, 10, 12, 4, 8, 12);
  public static final Weights EQUAL = weights(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  private Panels() {}

  /** Weights in canvas order. */
  public static Weights weights(double... inOrder) {
    Map<Block, Double> weights = new EnumMap<>(Block.class);
    for (Block block : Block.values()) {
      weights.put(block, inOrder[block.ordinal()]);
    }
    return new Weights(weights);
  }

  /** A row for each evaluator, a column for each block in canvas order; 0 is not applicable. */
  static List<Rating> ratings(int[]... rows) {
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      for (int b = 0; b < rows[i].length; b++) {
        Integer value = rows[i][b] == 0 ? null : rows[i][b];
        ratings.add(new Rating("evaluator-%02d".formatted(i), Block.values()[b], value, ""));
      }
    }
    return ratings;
  }

  /** An evaluator who gives every block the same. */
  static int[] all(int value) {
    int[] row = new int[Block.values().length];
    java.util.Arrays.fill(row, value);
    return row;
  }

  /** Ratings of one block, by as many evaluators. */
  static List<Rating> of(Block block, int... values) {
    List<Rating> ratings = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      ratings.add(
          new Rating("evaluator-%02d".formatted(i), block, values[i] == 0 ? null : values[i], ""));
    }
    return ratings;
  }

  static Arbitrary<int[][]> tables() {
    Arbitrary<Integer> value =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
            net.jqwik.api.Tuple.of(6, Arbitraries.integers().between(1, 5)));
    return value
        .array(int[].class)
        .ofSize(Block.values().length)
        .array(int[][].class)
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  static Arbitrary<Weights> someWeights() {
    return Arbitraries.doubles()
        .between(0.5, 20)
        .ofScale(2)
        .array(double[].class)
        .ofSize(Block.values().length)
        .map(Panels::weights);
  }
}
