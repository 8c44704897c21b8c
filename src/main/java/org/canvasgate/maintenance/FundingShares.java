package org.canvasgate.maintenance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Herfindahl;

/**
 * What part of all the money each source brings over the plan's years. A share of a total that is
 * not known is not known either: one unknown amount, and all three figures are null.
 */
final class FundingShares {
  private final Map<FundingSource, Double> bySource = new EnumMap<>(FundingSource.class);
  private final double total;

  FundingShares(List<Funding> funding) {
    if (funding.stream().allMatch(f -> f.amount() != null)) {
      funding.forEach(f -> bySource.merge(f.source(), f.amount(), Double::sum));
    }
    total = bySource.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  Double independence() {
    return exists() ? Double.valueOf(100 * (1 - amount(FundingSource.CENTRAL) / total)) : null;
  }

  Double ownIncome() {
    return exists()
        ? Double.valueOf(
            100 * (amount(FundingSource.FEES) + amount(FundingSource.INDIRECT)) / total)
        : null;
  }

  Double diversity() {
    return exists() ? Double.valueOf(100 * (1 - Herfindahl.of(bySource.values()))) : null;
  }

  private boolean exists() {
    return total > 0;
  }

  private double amount(FundingSource source) {
    return bySource.getOrDefault(source, 0.0);
  }
}
