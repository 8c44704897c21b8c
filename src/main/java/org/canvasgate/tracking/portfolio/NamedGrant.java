package org.canvasgate.tracking.portfolio;

import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.form.Figures;

/**
 * A grant of the central government that a proposal names without saying in which years it is paid.
 *
 * @param amount in the unit; null where it is not known
 * @param currency ISO 4217 code; null where it is not known
 * @param unit as the proposal writes it; null where it is not known
 * @param period of the service, as the proposal writes it; null where it is not known
 * @param note what the proposal says of the grant; null where it says nothing
 */
public record NamedGrant(
    ServiceName service, Double amount, String currency, String unit, String period, String note) {
  private static final String WON = "KRW";

  /** The amount as the reader's language writes it, and "not known" in words. */
  public String amountText(Locale locale, Figures figures) {
    boolean inHundredMillions = unit != null && unit.contains("억");
    if (amount == null || WON.equals(currency) && inHundredMillions)
      return figures.money(amount, locale);
    return Stream.of(figures.number(amount, 2, locale), currency, unit)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }
}
