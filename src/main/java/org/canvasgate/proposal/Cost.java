package org.canvasgate.proposal;

/**
 * An amount of money as its source gives it.
 *
 * @param amount in {@code unit}, 0 or more; null where it is not known
 * @param currency ISO 4217 code, such as KRW; null where it is not known
 * @param unit what one of the amount is, such as {@code 억원 (KRW 100 million)}; null where it is not
 *     known
 * @param basis what the amount covers; null where nobody said
 */
public record Cost(Double amount, String currency, String unit, String basis) {
  /** Nothing is known, not even the currency. */
  public static final Cost UNKNOWN = new Cost(null, null, null, null);

  public Cost {
    Numbers.refuseNonsense(amount);
  }

  /** Whether amounts are in 억원, which {@code form.Figures} writes as each language does. */
  public boolean inHundredMillionWon() {
    return "KRW".equals(currency)
        && unit != null
        && (unit.contains("억") || unit.contains("100 million"));
  }
}
