package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How much of each year's cost its funding covers. A year without a line of funding has none once
 * the plan lists any; a plan that lists no funding at all says nothing about it.
 */
final class FundingYears {
  private static final double ROUNDING = 1e-9;

  private final Map<Integer, Double> ratios = new TreeMap<>();
  private final List<Integer> unknown = new ArrayList<>();

  FundingYears(Plan plan) {
    for (int i = 0; i < plan.years(); i++) {
      int year = plan.firstYear() + i;
      Double ratio =
          plan.funding().isEmpty() ? null : ratio(plan.operatingCost(year), plan.funding(year));
      if (ratio == null) {
        unknown.add(year);
      } else {
        ratios.put(year, ratio);
      }
    }
  }

  /** The least ratio among the known years, 0 to 100 points; null where no year is known. */
  Double coverage() {
    return ratios.values().stream().min(Double::compare).map(ratio -> 100 * ratio).orElse(null);
  }

  Integer firstGapYear() {
    return ratios.entrySet().stream()
        .filter(e -> e.getValue() < 1)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  List<Integer> unknown() {
    return unknown;
  }

  private static Double ratio(Double cost, List<Funding> funding) {
    if (cost == null) {
      return null;
    }
    double known =
        funding.stream().map(Funding::amount).filter(Objects::nonNull).mapToDouble(a -> a).sum();
    if (known >= cost * (1 - ROUNDING)) {
      return 1.0;
    }
    boolean complete = funding.stream().allMatch(f -> f.amount() != null);
    return complete ? Double.valueOf(known / cost) : null;
  }
}
