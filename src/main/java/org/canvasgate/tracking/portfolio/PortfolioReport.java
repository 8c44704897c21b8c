package org.canvasgate.tracking.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The portfolio as one reader may see it. Amounts are in 억원 (KRW 100 million), times in working
 * days.
 *
 * @param cases how many cases the figures are drawn from
 * @param keptOff how many cases the reader is kept off, which no figure counts
 * @param leastCases from how many decided cases on a phase's time is shown
 * @param phases how far cases come and how long they take
 * @param backlog what waits for the committee; null for readers who do not see every case
 * @param committed services whose maintenance plan is approved and that are being built or run
 * @param money what their plans in won come to, year by year
 * @param elsewhere plans in other currencies, which are not converted
 * @param losses the years in which a service loses a central grant
 * @param grants central grants that proposals name and no approved plan puts into years
 * @param overlaps services that are alike
 * @param cities where services are planned and run
 * @param early running services whose reports call for a re-evaluation, and the others with figures
 * @param unmeasured running services of which no report can be held against the plan
 */
public record PortfolioReport(
    PortfolioFilter filter,
    int cases,
    int keptOff,
    int leastCases,
    List<PhaseTime> phases,
    Backlog backlog,
    List<ServiceName> committed,
    List<MoneyYear> money,
    List<Elsewhere> elsewhere,
    List<Loss> losses,
    List<NamedGrant> grants,
    List<Overlap> overlaps,
    List<CityLine> cities,
    List<EarlyCall> early,
    int unmeasured) {

  /**
   * A loss and whose it is.
   *
   * @param amount in 억원 where the plan is in won; null otherwise
   */
  public record Loss(ServiceName service, GrantLoss loss, Double amount) {}

  /**
   * A service whose plan is not in won.
   *
   * @param unit key of the plan's unit
   */
  public record Elsewhere(ServiceName service, String unit) {}

  /**
   * What a reader can narrow the portfolio to.
   *
   * @param cities as they are written, in alphabetical order
   * @param years in which something was proposed, the latest first
   */
  public record Choices(List<String> cities, List<Integer> years) {}

  /** Services by province; every province is there. */
  public Map<Province, Integer> byProvince() {
    return Arrays.stream(Province.values())
        .collect(
            Collectors.toMap(
                Function.identity(),
                province ->
                    cities.stream()
                        .filter(city -> city.province() == province)
                        .mapToInt(CityLine::all)
                        .sum(),
                (one, other) -> one,
                () -> new java.util.EnumMap<>(Province.class)));
  }

  /** How many services lie where the table of places knows no province. */
  public int notPlaced() {
    return cities.stream().filter(city -> city.province() == null).mapToInt(CityLine::all).sum();
  }

  /** The first year whose known cost is not covered by known money; null where there is none. */
  public Integer firstGap() {
    return money.stream()
        .filter(year -> year.gap() != null && year.gap() > 0)
        .map(MoneyYear::year)
        .findFirst()
        .orElse(null);
  }
}
