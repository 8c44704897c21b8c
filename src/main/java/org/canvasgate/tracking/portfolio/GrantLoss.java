package org.canvasgate.tracking.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;

/**
 * A year in which a service has less money from the central government than the year before. All
 * amounts in the unit of its plan.
 *
 * @param plan the service's plan
 * @param year the first calendar year without that money
 * @param lost how much less than the year before, above 0
 * @param before the grant of the year before
 * @param cost what the year costs; null where it is not known or lies behind the plan
 * @param others the known money from everybody else in that year; null where an amount is not
 *     known, or the year lies behind the plan
 * @param afterPlan whether the plan ends with the grant, so that nothing is said of the year
 */
public record GrantLoss(
    CommittedPlan plan,
    int year,
    double lost,
    double before,
    Double cost,
    Double others,
    boolean afterPlan) {

  /** Every loss that the plans foresee, by year, then the largest first. */
  public static List<GrantLoss> of(Collection<CommittedPlan> plans) {
    List<GrantLoss> losses = new ArrayList<>();
    plans.forEach(plan -> addTo(losses, plan));
    losses.sort(
        Comparator.comparingInt(GrantLoss::year)
            .thenComparing(Comparator.comparingDouble(GrantLoss::lost).reversed())
            .thenComparing(loss -> loss.plan().proposalId()));
    return losses;
  }

  private static void addTo(List<GrantLoss> losses, CommittedPlan plan) {
    if (plan.plan().funding().isEmpty()) return;
    int end = plan.plan().firstYear() + plan.plan().years();
    for (int year = plan.plan().firstYear() + 1; year <= end; year++) {
      Double before = grant(plan, year - 1);
      Double now = year == end ? Double.valueOf(0) : grant(plan, year);
      if (before == null || now == null || now >= before) continue;
      losses.add(
          new GrantLoss(
              plan,
              year,
              before - now,
              before,
              plan.plan().operatingCost(year),
              year == end ? null : others(plan, year),
              year == end));
    }
  }

  /**
   * The central grant of a year; 0 where the plan names none, null where its amount is not known.
   */
  private static Double grant(CommittedPlan plan, int year) {
    return sum(plan.plan().funding(year).stream().filter(GrantLoss::central).toList());
  }

  private static Double others(CommittedPlan plan, int year) {
    return sum(plan.plan().funding(year).stream().filter(line -> !central(line)).toList());
  }

  private static Double sum(List<Funding> lines) {
    return lines.stream().map(Funding::amount).anyMatch(Objects::isNull)
        ? null
        : lines.stream().mapToDouble(Funding::amount).sum();
  }

  private static boolean central(Funding line) {
    return line.source() == FundingSource.CENTRAL;
  }

  /**
   * The share of the year's cost that everybody else pays for, 0 to 1; null where it is not known.
   */
  public Double coveredByOthers() {
    if (cost == null || others == null) return null;
    return cost == 0 ? Double.valueOf(1) : Math.min(1, others / cost);
  }
}
