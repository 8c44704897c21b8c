package org.canvasgate.consultation;

import org.canvasgate.canvas.Keys;

/** What a body is asked to be for an activity. Each activity needs exactly one of each. */
public enum Role {
  /** Answers for the activity. */
  ACCOUNTABLE,
  /** Bears its cost. */
  PAYER;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Role of(String key) {
    return Keys.find(Role.class, key);
  }
}
