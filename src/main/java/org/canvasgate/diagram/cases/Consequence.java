package org.canvasgate.diagram.cases;

import java.util.Locale;

/** What a change means for a case that runs; ordered, so that the gravest of its parts is its. */
public enum Consequence {
  /** Nothing that the case uses differs: it goes on unchanged. */
  STAYS,
  /** It can move, and nothing changes where it stands. */
  MOVES,
  /** It can move, and that changes something for those who wait or are waited for. */
  CHANGES,
  /** Not known: somebody was working on the case. */
  UNKNOWN,
  /** It cannot move and goes on unchanged on the version it has. */
  CANNOT;

  /** The word of this consequence in addresses, style classes and message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean movable() {
    return this == STAYS || this == MOVES || this == CHANGES;
  }

  Consequence graver(Consequence other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
