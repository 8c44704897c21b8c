package org.canvasgate.diagram.decisions;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One evaluation of past decisions under a change.
 *
 * @param setHash which tables it evaluates, in force and changed
 * @param asOf the day whose rules are asked for; null for each decision's own
 * @param total how many answers and decisions there are; null while that is being counted
 * @param result null while it runs, and where it failed
 */
public record Run(
    long id,
    long change,
    String setHash,
    LocalDate asOf,
    State state,
    boolean stopping,
    long done,
    Long total,
    String startedBy,
    Instant startedAt,
    ReplayResult result) {

  /** How far an evaluation is. */
  public enum State {
    RUNNING,
    DONE,
    /** Somebody stopped it: the result holds what was evaluated until then. */
    STOPPED,
    FAILED,
    /** The application ended while it ran. */
    BROKEN_OFF;

    /** The word of this state in message keys. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** Whole percent, 0 to 100; null while nothing can be said. */
  public Integer percent() {
    return total == null || total == 0 ? null : (int) Math.min(100, 100 * done / total);
  }

  public boolean running() {
    return state == State.RUNNING;
  }
}
