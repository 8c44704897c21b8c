package org.canvasgate.consultation;

import org.canvasgate.canvas.Keys;

/** What a body says of a role that it is asked to take. */
public enum Stance {
  /** Takes the role. */
  ACCEPTED,
  /**
   * Takes the role if something named is given; counts as accepted and is listed as a condition.
   */
  ACCEPTED_ON_CONDITION,
  /** Refuses the role. */
  OBJECTED,
  /** Has not answered within the window. */
  SILENT;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Stance of(String key) {
    return Keys.find(Stance.class, key);
  }
}
