package org.canvasgate.tracking.portfolio;

import org.canvasgate.maintenance.MoneyUnit;
import org.canvasgate.maintenance.Plan;

/**
 * An approved maintenance plan of a service that is being built or runs.
 *
 * @param proposalId the service's id
 * @param unit what one of the plan's amounts is
 */
public record CommittedPlan(String proposalId, Plan plan, MoneyUnit unit) {
  private static final double MILLIONS_IN_HUNDRED = 100;

  /** Whether the plan is in won; no exchange rate is invented for the others. */
  boolean inWon() {
    return unit == MoneyUnit.KRW_100M || unit == MoneyUnit.KRW_1M;
  }

  /** An amount of the plan in 억원 (KRW 100 million); null stays null. */
  Double hundredMillionWon(Double amount) {
    if (amount == null) return null;
    return unit == MoneyUnit.KRW_1M ? amount / MILLIONS_IN_HUNDRED : amount;
  }
}
