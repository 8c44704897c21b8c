package org.canvasgate.maintenance;

/**
 * Money that a plan counts on in one year.
 *
 * @param year the calendar year
 * @param source where it comes from
 * @param amount in the plan's currency, at least 0; null where it is counted on but not known
 * @param secured whether it is committed, and not only hoped for
 */
public record Funding(int year, FundingSource source, Double amount, boolean secured) {
  public Funding {
    if (source == null) {
      throw new IllegalArgumentException("Funding of %d must name its source.".formatted(year));
    }
    Amounts.refuseNegative("funding of %d from %s".formatted(year, source.key()), amount);
  }
}
