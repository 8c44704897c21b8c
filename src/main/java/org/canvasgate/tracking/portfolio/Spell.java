package org.canvasgate.tracking.portfolio;

/**
 * A case's time in a phase.
 *
 * @param days working days from the day it came to the day it left, or to today; 0 or more
 * @param end how the time ended
 */
public record Spell(Phase phase, int days, End end) {

  /** How a time in a phase ends. */
  public enum End {
    /** The case went on to the next phase. */
    PASSED,
    /** It was decided that the case ends here. */
    STOPPED,
    /** The planner took the proposal back: nobody knows how long the decision would have taken. */
    WITHDRAWN,
    /** The case is still there. */
    WAITING;

    /** Whether the phase came to its own end, and did not just cease to be watched. */
    public boolean decided() {
      return this == PASSED || this == STOPPED;
    }
  }

  public Spell {
    if (days < 0) throw new IllegalArgumentException("A time in a phase is no negative " + days);
  }
}
