package org.canvasgate.operation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.maintenance.FundingSource;

/**
 * What an operator says of a running service, null being "not known".
 *
 * <p>Refused: months outside 1 to 12, negative figures, two figures for one promise.
 *
 * @param year the calendar year that the costs and the income belong to
 * @param monthsCovered how many months of that year they cover, 1 to 12, so that half a year's cost
 *     is not held against a whole year's plan
 * @param operatingCost what those months cost, in the currency of the plan; null unknown
 * @param actuals a figure for each promise, over the promise's own period
 * @param staff dedicated people now, full-time equivalents; null unknown
 * @param incidents how often the service failed or was interrupted in those months; null unknown
 * @param income of those months by source, in the currency of the plan; a source that is absent is
 *     unknown
 * @param comment what the figures do not say; empty where nothing
 */
public record Figures(
    int year,
    int monthsCovered,
    Double operatingCost,
    List<Actual> actuals,
    Double staff,
    Integer incidents,
    Map<FundingSource, Double> income,
    String comment) {
  private static final double MONTHS_OF_A_YEAR = 12;

  public Figures {
    if (monthsCovered < 1 || monthsCovered > MONTHS_OF_A_YEAR) {
      throw new IllegalArgumentException(
          "A report covers 1 to 12 months of a year, not %d.".formatted(monthsCovered));
    }
    refuseNegative("operating cost", operatingCost);
    refuseNegative("number of dedicated people", staff);
    refuseNegative("number of incidents", incidents);
    actuals = List.copyOf(actuals);
    if (actuals.stream().map(Actual::promiseId).distinct().count() < actuals.size()) {
      throw new IllegalArgumentException("A promise is reported twice: %s.".formatted(actuals));
    }
    Map<FundingSource, Double> known = new EnumMap<>(FundingSource.class);
    income.forEach(
        (source, amount) -> {
          refuseNegative("income from " + source.key(), amount);
          if (amount != null) {
            known.put(source, amount);
          }
        });
    income = Collections.unmodifiableMap(known);
    comment = comment == null ? "" : comment.strip();
  }

  /** The operating cost of a whole year at the pace of the months covered; null unknown. */
  public Double operatingCostOfYear() {
    return operatingCost == null ? null : operatingCost * MONTHS_OF_A_YEAR / monthsCovered;
  }

  /** The figure for a promise; null unknown. */
  public Double actual(String promiseId) {
    return actuals.stream()
        .filter(a -> a.promiseId().equals(promiseId))
        .findFirst()
        .map(Actual::value)
        .orElse(null);
  }

  /** Whether no figure at all is known. */
  public boolean empty() {
    return operatingCost == null
        && staff == null
        && incidents == null
        && income.isEmpty()
        && actuals.stream().allMatch(a -> a.value() == null);
  }

  private static void refuseNegative(String what, Number figure) {
    if (figure != null
        && !(figure.doubleValue() >= 0 && figure.doubleValue() < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The %s is %s, but it is at least 0.".formatted(what, figure));
    }
  }
}
