package org.canvasgate.consultation;

import org.canvasgate.canvas.Keys;

/** The nine things that somebody must answer for, and somebody must pay, while a service lives. */
public enum Activity {
  FUND,
  BUILD,
  OPERATE,
  MAINTAIN,
  MANAGE_DATA,
  HANDLE_INCIDENTS,
  SUPPORT_USERS,
  REPLACE,
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
  public static Activity of(String key) {
    return Keys.find(Activity.class, key);
  }
}
