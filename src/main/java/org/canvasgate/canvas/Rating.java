package org.canvasgate.canvas;

/**
 * What one evaluator says of one block, against the written rubric.
 *
 * @param evaluator who rates; never blank
 * @param block what is rated
 * @param value 1 (worst) to 5 (best); null means "not applicable" and is left out of every mean
 * @param comment the reason given; empty where there is none
 */
public record Rating(String evaluator, Block block, Integer value, String comment) {
  /** The lowest rating. */
  public static final int LOWEST = 1;

  /** The highest rating. */
  public static final int HIGHEST = 5;

  public Rating {
    if (evaluator == null || evaluator.isBlank()) {
      throw new IllegalArgumentException("A rating must name its evaluator.");
    }
    if (block == null) {
      throw new IllegalArgumentException(
          "A rating by %s must name its block.".formatted(evaluator));
    }
    if (value != null && (value < LOWEST || value > HIGHEST)) {
      throw new IllegalArgumentException(
          "%s rates %s with %d, but ratings go from %d to %d."
              .formatted(evaluator, block.key(), value, LOWEST, HIGHEST));
    }
    comment = comment == null ? "" : comment;
  }

  /** A rating from 1 to 5. */
  public static Rating of(String evaluator, Block block, int value, String comment) {
    return new Rating(evaluator, block, value, comment);
  }

  /** A rating from 1 to 5 without a comment. */
  public static Rating of(String evaluator, Block block, int value) {
    return new Rating(evaluator, block, value, "");
  }

  /** The statement that the block cannot be rated for this service. */
  public static Rating notApplicable(String evaluator, Block block, String comment) {
    return new Rating(evaluator, block, null, comment);
  }

  /** Whether the rating carries a value. */
  public boolean applicable() {
    return value != null;
  }

  /** The rating in points, 0 to 100: (r - 1) / 4 x 100; null where not applicable. */
  public Double points() {
    return applicable() ? points(value) : null;
  }

  static double points(double rating) {
    return (rating - LOWEST) / (HIGHEST - LOWEST) * 100;
  }
}
