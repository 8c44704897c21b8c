package org.canvasgate.handover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.canvasgate.form.Problem;

/**
 * One person's matters pass to another.
 *
 * @param from user id of whoever leaves
 * @param to user id of the successor
 * @param on first day on which the successor is in charge, in Korea
 * @param reason why, as given for the record
 * @param byOffice whether the secretariat or an administrator planned it, who may also give seats
 *     and a body's voice; otherwise the person planned their own
 * @param plannedBy user id
 * @param doneAt when it was carried out; null while it was not
 * @param settledBy who cancelled or reversed it; null where nobody did
 * @param settledAt when that was, or when it was stopped
 * @param problem why it was stopped; null where it was not
 */
public record Handover(
    long id,
    String from,
    String to,
    Scope scope,
    LocalDate on,
    String reason,
    boolean byOffice,
    String plannedBy,
    Instant plannedAt,
    State state,
    Instant doneAt,
    String settledBy,
    Instant settledAt,
    Problem problem) {

  /** What became of a handover. */
  public enum State {
    /** Waits for its day. */
    SCHEDULED,
    /** Carried out. */
    DONE,
    /** Its day came and it could not be carried out; nothing passed. */
    STOPPED,
    /** Called off before its day. */
    CANCELLED,
    /** Carried out, and then whatever the successor had not touched was given back. */
    REVERSED;

    /** The word used in tables, pages and message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
