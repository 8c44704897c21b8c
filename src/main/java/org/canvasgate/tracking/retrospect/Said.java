package org.canvasgate.tracking.retrospect;

import org.canvasgate.canvas.Keys;

/** What a sign says of one service. */
public enum Said {
  WARNS,
  SILENT,
  /** What it would have to know is not recorded. */
  CANNOT_TELL;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  static Said of(boolean warns) {
    return warns ? WARNS : SILENT;
  }
}
