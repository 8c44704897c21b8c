package org.canvasgate.maintenance;

import java.util.Optional;
import org.canvasgate.canvas.Keys;

/**
 * What "one" means in a plan's amounts. All amounts of a plan share it, so that a plan is read in
 * the unit in which its city budgets.
 */
public enum MoneyUnit {
  /** KRW 100 million, the 억원 of Korean budgets. */
  KRW_100M("KRW", 1_000_000),
  KRW_1M("KRW", 100_000_000),
  USD("USD", 100_000_000_000.0),
  USD_1M("USD", 100_000),
  CAD_1M("CAD", 100_000),
  EUR_1M("EUR", 100_000);

  private final String currency;
  private final double most;

  MoneyUnit(String currency, double most) {
    this.currency = currency;
    this.most = most;
  }

  /** The kebab-case key, for example {@code krw-100m}. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The unit with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static MoneyUnit of(String key) {
    return Keys.find(MoneyUnit.class, key);
  }

  /** ISO 4217 code of the currency. */
  public String currency() {
    return currency;
  }

  /**
   * The largest amount that is believed, in this unit: about KRW 100 trillion. It catches won typed
   * into a column of 100 million won.
   */
  double most() {
    return most;
  }

  /**
   * The unit that a proposal's words name, such as KRW and "억원 (KRW 100 million)"; empty if none.
   */
  static Optional<MoneyUnit> named(String currency, String unit) {
    if (currency == null || unit == null) return Optional.empty();
    boolean million = unit.contains("million") || unit.contains("백만");
    return Optional.ofNullable(
        switch (currency) {
          case "KRW" ->
              unit.contains("억") || unit.contains("100 million")
                  ? KRW_100M
                  : million ? KRW_1M : null;
          case "USD" -> million ? USD_1M : USD;
          case "CAD" -> million ? CAD_1M : null;
          case "EUR" -> million ? EUR_1M : null;
          default -> null;
        });
  }
}
