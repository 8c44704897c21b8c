package org.canvasgate.operation;

import java.util.Comparator;
import java.util.List;
import org.canvasgate.canvas.Block;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Promise;

/** Reads the drift of a service out of a report. */
public final class ReportedDrift {
  private ReportedDrift() {}

  /**
   * The drift that the figures show: the operating cost at the pace of the months covered against
   * the plan's cost of that year, and of the usage promises the one that is furthest behind.
   *
   * <p>A plan does not mark a promise as one of usage. It is one where it belongs to the customer
   * segments, whom the service is for, and more of it is better: riders, users, households reached.
   */
  public static Drift of(Plan plan, Figures figures) {
    return usagePromises(plan).stream()
        .map(p -> of(plan, figures, p.target(), figures.actual(p.id())))
        .filter(drift -> drift.usageShortfall() != null)
        .max(Comparator.comparing(Drift::usageShortfall))
        .orElseGet(() -> of(plan, figures, null, null));
  }

  /** The promises of usage, in the plan's order. */
  public static List<Promise> usagePromises(Plan plan) {
    return plan.promises().stream()
        .filter(p -> p.block() == Block.CUSTOMER_SEGMENTS && p.higherIsBetter())
        .toList();
  }

  private static Drift of(Plan plan, Figures figures, Double promised, Double actual) {
    return Drift.of(plan, figures.year(), figures.operatingCostOfYear(), promised, actual);
  }
}
