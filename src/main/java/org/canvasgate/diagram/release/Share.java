package org.canvasgate.diagram.release;

import java.time.Instant;

/**
 * A release that a share of the new cases begins on.
 *
 * @param deployment the engine's id of the release that is tried
 * @param percent of 100 new cases, 1 to 50
 * @param endedAt null while it runs
 * @param outcome taken-over or ended; null while it runs
 */
record Share(
    long id,
    long change,
    String deployment,
    int percent,
    String begunBy,
    Instant begunAt,
    Instant endedAt,
    String outcome) {

  public boolean running() {
    return endedAt == null;
  }
}
