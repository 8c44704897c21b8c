package org.canvasgate.tracking.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;

/**
 * What the approved plans come to in one year. All amounts in 억원 (KRW 100 million).
 *
 * @param cost the known operating costs added up; null where none is known
 * @param costUnknown how many services' plans cover the year without saying what it costs
 * @param secured the known and committed money by source; a source that is absent has none
 * @param hoped the known money that is not committed yet, by source
 * @param fundingUnknown how many services' plans leave open how much they get, or from whom
 * @param services how many plans cover the year
 */
public record MoneyYear(
    int year,
    Double cost,
    int costUnknown,
    Map<FundingSource, Double> secured,
    Map<FundingSource, Double> hoped,
    int fundingUnknown,
    int services) {

  /** Each year that a plan in won covers; plans in other currencies are left out. */
  static List<MoneyYear> of(Collection<CommittedPlan> plans) {
    List<CommittedPlan> inWon = plans.stream().filter(CommittedPlan::inWon).toList();
    if (inWon.isEmpty()) return List.of();
    int first = inWon.stream().mapToInt(plan -> plan.plan().firstYear()).min().orElseThrow();
    int last =
        inWon.stream()
            .mapToInt(plan -> plan.plan().firstYear() + plan.plan().years() - 1)
            .max()
            .orElseThrow();
    List<MoneyYear> years = new ArrayList<>();
    for (int year = first; year <= last; year++) years.add(of(year, inWon));
    return years;
  }

  private static MoneyYear of(int year, List<CommittedPlan> plans) {
    Double cost = null;
    int costUnknown = 0;
    int fundingUnknown = 0;
    int services = 0;
    Map<FundingSource, Double> secured = new EnumMap<>(FundingSource.class);
    Map<FundingSource, Double> hoped = new EnumMap<>(FundingSource.class);
    for (CommittedPlan each : plans) {
      int index = year - each.plan().firstYear();
      if (index < 0 || index >= each.plan().years()) continue;
      services++;
      Double own = each.hundredMillionWon(each.plan().operatingCost(year));
      if (own == null) costUnknown++;
      else cost = cost == null ? own : cost + own;
      boolean open = each.plan().funding().isEmpty();
      for (Funding line : each.plan().funding(year)) {
        Double amount = each.hundredMillionWon(line.amount());
        if (amount == null) open = true;
        else (line.secured() ? secured : hoped).merge(line.source(), amount, Double::sum);
      }
      if (open) fundingUnknown++;
    }
    return new MoneyYear(year, cost, costUnknown, secured, hoped, fundingUnknown, services);
  }

  /** The known money of the year, committed or not; 0 where none is known. */
  public double funded() {
    return sum(secured) + sum(hoped);
  }

  /**
   * How much of the known cost no known money covers, 0 or more; null where no cost is known or
   * money of an unknown amount may cover it.
   */
  public Double gap() {
    return cost == null || fundingUnknown > 0 ? null : Math.max(0, cost - funded());
  }

  private static double sum(Map<FundingSource, Double> amounts) {
    return amounts.values().stream().mapToDouble(amount -> amount).sum();
  }
}
