package org.canvasgate.tracking.retrospect;

/** How well it is borne out that something was known when a service was planned. */
enum Level {
  /** A source of the time of planning, or earlier, says so. */
  DATED,
  /** The source is later, but what it tells had to be decided before the service was built. */
  DESIGN,
  /** Known only afterwards, or of a time that nobody states. */
  LATER
}
