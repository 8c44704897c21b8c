package org.canvasgate.maintenance;

/** Refusals that the values of a maintenance plan share. */
final class Amounts {
  private Amounts() {}

  static void refuseNegative(String what, Double amount) {
    if (amount != null && !(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s is %s, but it is at least 0.".formatted(what, amount));
    }
  }

  static String textOrNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
