package org.canvasgate.tracking.portfolio;

import java.util.Locale;

/**
 * A stretch of a case's way, from the proposal to the end of the service. Beside the stages of the
 * board it has the time between the approved plan and the first day of operation, in which the
 * service is built.
 */
public enum Phase {
  INTAKE,
  REVIEW,
  CONSULTATION,
  MAINTENANCE,
  PREPARATION,
  OPERATION;

  /** The word in message keys and in the decision table {@code phase-targets}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
