package org.canvasgate.operation;

import org.canvasgate.canvas.Keys;

/** What may become of a service after a re-evaluation. */
public enum OperationOutcome {
  CONTINUE,
  /** It runs on, and something named is mended by a date. */
  IMPROVE,
  /** It runs on with another operator. */
  REASSIGN,
  RETIRE;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static OperationOutcome of(String key) {
    return Keys.find(OperationOutcome.class, key);
  }
}
