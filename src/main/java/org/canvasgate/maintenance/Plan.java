package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a service is to be kept running: what it costs, who pays, who does it and what it promises.
 *
 * <p>Refused: no years or more than thirty, negative amounts, funding of a year outside the plan,
 * two promises with one id, a currency that is no ISO 4217 code.
 *
 * @param firstYear the calendar year in which operation starts
 * @param constructionCost what building it costs, in the currency; null unknown
 * @param operatingCostByYear what each year from the first on costs, in the currency; a null
 *     element is unknown
 * @param funding the money counted on; an empty list says nothing, see {@link Sustainability}
 * @param staff the people; {@link Staff#UNKNOWN} stands in for null
 * @param promises the figures promised
 * @param serviceLevels availability and response as agreed; null where none are named
 * @param exitPlan how the service would end or change hands; null where there is none
 * @param currency ISO 4217, for example KRW; amounts may be in thousands or millions of it as long
 *     as all are
 * @param entity who operates it; null where not decided
 */
public record Plan(
    int firstYear,
    Double constructionCost,
    List<Double> operatingCostByYear,
    List<Funding> funding,
    Staff staff,
    List<Promise> promises,
    String serviceLevels,
    String exitPlan,
    String currency,
    EntityKind entity) {

  private static final int MOST_YEARS = 30;

  public Plan {
    if (operatingCostByYear == null || operatingCostByYear.isEmpty()) {
      throw new IllegalArgumentException("A plan must cover at least one year.");
    }
    if (operatingCostByYear.size() > MOST_YEARS) {
      throw new IllegalArgumentException(
          "A plan covers at most %d years, not %d."
              .formatted(MOST_YEARS, operatingCostByYear.size()));
    }
    if (currency == null || !currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "The currency \"%s\" is no code of three letters, such as KRW.".formatted(currency));
    }
    Amounts.refuseNegative("construction cost", constructionCost);
    operatingCostByYear = Collections.unmodifiableList(new ArrayList<>(operatingCostByYear));
    operatingCostByYear.forEach(cost -> Amounts.refuseNegative("operating cost of a year", cost));
    funding = funding == null ? List.of() : List.copyOf(funding);
    refuseOtherYears(firstYear, operatingCostByYear.size(), funding);
    promises = promises == null ? List.of() : List.copyOf(promises);
    refuseDoubles(promises);
    staff = staff == null ? Staff.UNKNOWN : staff;
    serviceLevels = Amounts.textOrNull(serviceLevels);
    exitPlan = Amounts.textOrNull(exitPlan);
  }

  /** How many years the plan covers, 1 to 30. */
  public int years() {
    return operatingCostByYear.size();
  }

  /** What a calendar year costs; null where it is not known or the plan does not cover it. */
  public Double operatingCost(int year) {
    int index = year - firstYear;
    return index < 0 || index >= years() ? null : operatingCostByYear.get(index);
  }

  /** The money counted on in a calendar year. */
  public List<Funding> funding(int year) {
    return funding.stream().filter(f -> f.year() == year).toList();
  }

  /**
   * The first calendar year known to cost more than its funding brings; null where no such year is
   * known.
   */
  public Integer firstGapYear() {
    return new FundingYears(this).firstGapYear();
  }

  /** The calendar years of which it is not known whether they are paid for. */
  public List<Integer> unknownYears() {
    return new FundingYears(this).unknown();
  }

  /**
   * The share of all funding that the central government grants, 0 to 1; null where an amount is
   * not known or there is no funding.
   */
  public Double centralShare() {
    Double independence = new FundingShares(funding).independence();
    return independence == null ? null : Double.valueOf(1 - independence / 100);
  }

  private static void refuseOtherYears(int firstYear, int years, List<Funding> funding) {
    for (Funding each : funding) {
      if (each.year() < firstYear || each.year() >= firstYear + years) {
        throw new IllegalArgumentException(
            "Funding is given for %d, but the plan covers %d to %d."
                .formatted(each.year(), firstYear, firstYear + years - 1));
      }
    }
  }

  private static void refuseDoubles(List<Promise> promises) {
    Set<String> ids = new HashSet<>();
    for (Promise promise : promises) {
      if (!ids.add(promise.id())) {
        throw new IllegalArgumentException(
            "Two promises have the id \"%s\".".formatted(promise.id()));
      }
    }
  }
}
