package org.canvasgate.tracking.retrospect;

/** How much of a service's record is taken to have been known when the service was planned. */
public enum Reading {
  /** Only what a source of that time says. */
  DATED,
  /** That, and what describes the plan itself; the reading that the page is about. */
  PLANNED,
  /** The whole record, outcomes and all: what hindsight would add. */
  TODAY;

  boolean counts(Level level) {
    return switch (this) {
      case DATED -> level == Level.DATED;
      case PLANNED -> level != Level.LATER;
      case TODAY -> true;
    };
  }
}
