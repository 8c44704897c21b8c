package org.canvasgate.identity.key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A key as it is kept, without its secret.
 *
 * @param owner user id of the person in whose name and with whose rights it acts
 * @param name what its owner calls it
 * @param endsOn the last day on which it is good, in Korea's time zone
 * @param madeBy user id of its owner, or of the administrator who offered it
 * @param mark how the secret begins, to tell keys apart; null while it is only offered
 * @param takenAt since when it is good; null while it is only offered
 * @param lastUsedAt to the minute; null where it was never used
 * @param revokedBy user id; null where it is not revoked
 */
public record MachineKey(
    long id,
    String owner,
    String name,
    List<Scope> scopes,
    LocalDate endsOn,
    String madeBy,
    Instant madeAt,
    String mark,
    Instant takenAt,
    Instant lastUsedAt,
    String revokedBy,
    Instant revokedAt) {

  /** How far a key is. */
  public enum State {
    /** An administrator offers it, and its owner has not taken it. */
    OFFERED,
    GOOD,
    ENDED,
    REVOKED;

    /** The word in messages. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** How far it is on a day. */
  public State state(LocalDate today) {
    if (revokedAt != null) return State.REVOKED;
    if (today.isAfter(endsOn)) return State.ENDED;
    return takenAt == null ? State.OFFERED : State.GOOD;
  }
}
