package org.canvasgate.canvas;

import java.util.Collection;

/**
 * The Herfindahl-Hirschman index of concentration: the sum of squared shares. It is 1 where one
 * holds everything and 1/n where n hold the same.
 */
public final class Herfindahl {
  private Herfindahl() {}

  /**
   * The index of amounts of at least 0, from 1/n to 1; null where they sum to 0, since nothing has
   * no shares.
   *
   * @throws IllegalArgumentException where an amount is negative or no number
   */
  public static Double of(Collection<Double> amounts) {
    double sum = 0;
    double squares = 0;
    for (double amount : amounts) {
      if (!(amount >= 0) || Double.isInfinite(amount)) {
        throw new IllegalArgumentException(
            "The amount %s has no share; amounts are at least 0.".formatted(amount));
      }
      sum += amount;
      squares += amount * amount;
    }
    return sum > 0 ? Double.valueOf(squares / (sum * sum)) : null;
  }
}
