package org.canvasgate.tracking.calendar;

import org.canvasgate.canvas.Keys;

/** What a calendar can tell. Public, as is all that a template reads. */
public enum Kind {
  /** The reader's own tasks with a date. */
  TASKS,
  /** When people have to have answered, in the cases that the reader has a part in. */
  WINDOWS,
  /** When services in operation are evaluated again. */
  EVALUATIONS,
  /** Until when conditions of verdicts are to be fulfilled. */
  CONDITIONS;

  /** The word in addresses, tables and message keys. */
  public String key() {
    return Keys.of(this);
  }
}
