package org.canvasgate.tracking.retrospect;

import org.canvasgate.canvas.Keys;

/** What became of a service, as far as it is documented. */
public enum Fate {
  /** It was stopped or withdrawn. */
  ENDED,
  /** It is there or was for a while, and is documented not to have worked as planned. */
  NOT_AS_PLANNED,
  /** It went on, or somebody took it over. */
  CARRIED_ON,
  /** Nobody was seen to say. */
  UNKNOWN;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /** Whether a warning would have been right. */
  boolean bad() {
    return this == ENDED || this == NOT_AS_PLANNED;
  }
}
