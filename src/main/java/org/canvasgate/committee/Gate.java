package org.canvasgate.committee;

/** The four gates of an evaluation. */
public enum Gate {
  REVIEW,
  CONSULTATION,
  MAINTENANCE,
  OPERATION;

  /** The word used in tables, forms and message keys. */
  public String key() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  public static Gate of(String key) {
    return valueOf(key.toUpperCase(java.util.Locale.ROOT));
  }
}
