package org.canvasgate.diagram.release;

import java.util.Locale;

/** How a release came about. */
public enum ReleaseKind {
  /** A change came into force. */
  RELEASE,
  /** The files of an earlier release hold again. */
  BACK,
  /** The files that came with the application. */
  START,
  /** For a share of the new cases. */
  SHARE,
  /** The files for all other cases, released anew beside a share. */
  KEEP;

  /** The word of this kind in the database, addresses and message keys. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReleaseKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
