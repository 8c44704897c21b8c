package org.canvasgate.diagram.change;

/** Where a change stands on its way into force. */
public enum ChangeState {
  /** Being written; only now can its files be edited. */
  DRAFT,
  /** Laid before those who approve. */
  SUBMITTED,
  APPROVED,
  /** Approved, and to come into force at a moment. */
  SCHEDULED,
  DEPLOYED,
  REFUSED,
  WITHDRAWN;

  /** The word of this state in the database, addresses and message keys. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static ChangeState of(String word) {
    return valueOf(word.toUpperCase(java.util.Locale.ROOT));
  }
}
