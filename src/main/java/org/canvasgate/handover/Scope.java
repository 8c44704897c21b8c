package org.canvasgate.handover;

import java.util.Locale;

/** How much of what a person has in hand passes on. */
public enum Scope {
  /** All of it: the person takes up another post. */
  EVERYTHING,
  /** What belongs to a seat in the committee: the term ends, the person stays in office. */
  COMMITTEE;

  /** The word used in tables, pages and message keys. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The scope of a word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Scope of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
