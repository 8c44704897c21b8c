package org.canvasgate.diagram.cases;

import java.util.Locale;

/** What has become of a case that is to be moved. */
public enum MoveState {
  WAITING,
  MOVED,
  /** Stayed where it was; the reason stands beside it. */
  FAILED,
  /** Was still waiting when somebody stopped the batch; stayed where it was. */
  STOPPED;

  /** The word of this state in the database and in message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static MoveState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
