package org.canvasgate.incident;

import java.util.Locale;

/** Why a step failed, as far as it decides what an administrator does next. */
public enum Cause {
  /** A decision table has no answer, or one that cannot be used. */
  TABLE,
  /** A diagram names a fact that the case does not have. */
  DIAGRAM,
  /** The database did not answer or refused. */
  DATABASE,
  /** A rule of the application refuses what the case holds. */
  RULE,
  /** Anything else: a fault of the program. */
  PROGRAM;

  /** The word in message keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
