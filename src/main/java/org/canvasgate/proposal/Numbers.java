package org.canvasgate.proposal;

/** The range that an amount of money may have. */
final class Numbers {
  /** Beyond this an amount is a slip of the hand in whatever unit. */
  static final double MOST = 1e15;

  private Numbers() {}

  static boolean sensible(double amount) {
    return amount >= 0 && amount <= MOST;
  }

  static void refuseNonsense(Double amount) {
    if (amount != null && !sensible(amount))
      throw new IllegalArgumentException("An amount lies between 0 and 1e15: " + amount);
  }
}
