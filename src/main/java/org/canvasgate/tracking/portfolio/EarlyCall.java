package org.canvasgate.tracking.portfolio;

/**
 * A running service and what its operator's last report says against its plan.
 *
 * @param costOverrun share of the planned operating cost, 0.2 for 20 % over; null where not known
 * @param usageShortfall share of the promised usage, 0.3 for 30 % under; null where not known
 * @param called whether the decision table {@code early-evaluation} calls the next re-evaluation
 * @param underWay whether a re-evaluation is under way already
 */
public record EarlyCall(
    ServiceName service,
    Double costOverrun,
    Double usageShortfall,
    boolean called,
    boolean underWay) {

  /** Whether a figure can be held against the plan at all. */
  public boolean known() {
    return costOverrun != null || usageShortfall != null;
  }
}
