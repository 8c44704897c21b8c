package org.canvasgate.maintenance;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a year of operation costs as a share of what building cost, and how believable that share
 * is.
 */
final class CostRealism {
  private static final double ROUNDING = 1e-9;

  private CostRealism() {}

  /**
   * Mean of the known years' operating cost over construction cost; null where either is unknown or
   * nothing was built.
   */
  static Double share(Plan plan) {
    OptionalDouble yearly =
        plan.operatingCostByYear().stream().filter(Objects::nonNull).mapToDouble(c -> c).average();
    Double built = plan.constructionCost();
    return yearly.isEmpty() || built == null || built == 0
        ? null
        : Double.valueOf(yearly.getAsDouble() / built);
  }

  /** Points: rises from 0 at a share of 0, is 100 in the usual range, falls to 0 at the limit. */
  static Double points(Double share, SustainabilityRules rules) {
    if (share == null) {
      return null;
    }
    if (under(share, rules)) {
      return 100 * share / rules.costFullFrom();
    }
    if (over(share, rules)) {
      return 100
          * Math.max(0, (rules.costZeroAt() - share) / (rules.costZeroAt() - rules.costFullTo()));
    }
    return 100.0;
  }

  static boolean under(double share, SustainabilityRules rules) {
    return share < rules.costFullFrom() - ROUNDING;
  }

  static boolean over(double share, SustainabilityRules rules) {
    return share > rules.costFullTo() + ROUNDING;
  }
}
