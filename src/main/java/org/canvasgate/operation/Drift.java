package org.canvasgate.operation;

import org.canvasgate.maintenance.Plan;

/**
 * How far a running service has moved from its plan. Shares are rounded to nine decimals, so that
 * 20 % over is 0.2 where a table asks for it.
 *
 * @param costOverrun (actual - planned) / planned operating cost: +0.2 is 20 % over, negative is
 *     under; null unknown
 * @param usageShortfall (promised - actual) / promised usage: +0.3 is 30 % under, negative is more
 *     than promised; null unknown
 */
public record Drift(Double costOverrun, Double usageShortfall) {
  private static final double DECIMALS = 1e9;

  /**
   * The drift of one year. A share of nothing planned or nothing promised is unknown.
   *
   * @param year the calendar year reported; the cost overrun of a year that the plan does not cover
   *     is unknown
   * @param actualOperatingCost in the plan's currency, at least 0; null unknown
   * @param usagePromised in any unit, at least 0; null unknown
   * @param usageActual in the same unit; null unknown
   * @throws IllegalArgumentException where a figure is negative
   */
  public static Drift of(
      Plan plan, int year, Double actualOperatingCost, Double usagePromised, Double usageActual) {
    refuseNegative("operating cost", actualOperatingCost);
    refuseNegative("usage promised", usagePromised);
    refuseNegative("usage", usageActual);
    Double shortfall = excess(usageActual, usagePromised);
    return new Drift(
        excess(actualOperatingCost, plan.operatingCost(year)),
        shortfall == null ? null : 0 - shortfall);
  }

  private static Double excess(Double actual, Double base) {
    if (actual == null || base == null || base == 0) {
      return null;
    }
    return Math.rint((actual - base) / base * DECIMALS) / DECIMALS;
  }

  private static void refuseNegative(String what, Double amount) {
    if (amount != null && !(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s is %s, but it is at least 0.".formatted(what, amount));
    }
  }
}
