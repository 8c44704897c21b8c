package org.canvasgate.handover;

import java.util.Locale;
import org.canvasgate.form.Problem;

/**
 * What became of one matter in a handover.
 *
 * @param reason why it stayed, or why it did not go back; null where it passed or went back
 * @param detail what its kind has to remember; null where nothing
 */
public record Moved(Item item, State state, Problem reason, String detail) {

  /** Where a matter went. */
  public enum State {
    /** To the successor. */
    MOVED,
    /** Nowhere: the successor may not take it. */
    STAYED,
    /** Back, when the handover was reversed. */
    RETURNED,
    /** It stays with the successor, who has worked on it. */
    KEPT;

    /** The word used in tables, pages and message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
