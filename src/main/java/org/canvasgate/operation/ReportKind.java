package org.canvasgate.operation;

import org.canvasgate.canvas.Keys;

/** Why an operator reports. */
public enum ReportKind {
  /** Between two re-evaluations; may call one early. */
  INTERIM,
  /** For the re-evaluation of the cycle; there is one a cycle. */
  CYCLE;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static ReportKind of(String key) {
    return Keys.find(ReportKind.class, key);
  }
}
