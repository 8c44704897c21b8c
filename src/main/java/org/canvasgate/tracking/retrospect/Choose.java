package org.canvasgate.tracking.retrospect;

/** Binomial coefficients, for counts as small as these. */
final class Choose {
  private Choose() {}

  /** How many ways there are to choose k of n; 0 where there is none. */
  static double of(int n, int k) {
    if (k < 0 || k > n) return 0;
    double ways = 1;
    for (int i = 1; i <= k; i++) ways = ways * (n - k + i) / i;
    return Math.rint(ways);
  }
}
