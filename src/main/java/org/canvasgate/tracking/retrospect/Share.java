package org.canvasgate.tracking.retrospect;

/**
 * So many of so many, with the exact 95 % interval of Clopper and Pearson (Biometrika 26, 1934): it
 * holds for the smallest counts, and is rather too wide than too narrow.
 *
 * @param hits 0 to {@code of}
 * @param of 0 or more; with 0 nothing is known and the interval is 0 to 1
 */
public record Share(int hits, int of) {
  private static final double TAIL = 0.025;
  private static final int HALVINGS = 60;

  public Share {
    if (of < 0 || hits < 0 || hits > of)
      throw new IllegalArgumentException("There are not %d of %d.".formatted(hits, of));
  }

  /** The share itself, 0 to 1; null where there is nothing to take a share of. */
  public Double value() {
    return of == 0 ? null : Double.valueOf((double) hits / of);
  }

  /** Lower end of the interval: where seeing so many or more has a chance of 2.5 %. */
  public double low() {
    if (hits == 0) return 0;
    return root(p -> atLeast(hits, p) - TAIL);
  }

  /** Upper end: where seeing so few or fewer has a chance of 2.5 %. */
  public double high() {
    if (hits == of) return 1;
    return root(p -> TAIL - (1 - atLeast(hits + 1, p)));
  }

  /** Both functions rise with p, from below 0 to above it. */
  private static double root(java.util.function.DoubleUnaryOperator rising) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (rising.applyAsDouble(middle) < 0) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }

  private double atLeast(int least, double p) {
    double sum = 0;
    for (int k = least; k <= of; k++)
      sum += Choose.of(of, k) * Math.pow(p, k) * Math.pow(1 - p, of - k);
    return sum;
  }
}
