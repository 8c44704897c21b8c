package org.canvasgate.operation;

import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Promise;

/** Reads the drift of a service out of a report. */
public final class ReportedDrift {
  private ReportedDrift() {}

  /**
   * The drift that the figures show: the operating cost at the pace of the months covered against
   * the plan's cost of that year, and the usage against the plan's promise of usage. A plan without
   * such a promise leaves the shortfall unknown.
   */
  public static Drift of(FiledPlan filed, Figures figures) {
    Promise usage = filed.promiseOfUsage().orElse(null);
    return Drift.of(
        filed.plan(),
        figures.year(),
        figures.operatingCostOfYear(),
        usage == null ? null : usage.target(),
        usage == null ? null : figures.actual(usage.id()));
  }
}
