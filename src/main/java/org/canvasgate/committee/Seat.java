package org.canvasgate.committee;

import java.time.Instant;

/**
 * A member's place on a panel.
 *
 * @param member user id
 * @param deputy whether this member stands in for the chair
 * @param substituteFor the member whose place this one took in the middle of a window, or null
 * @param replacedBy who took this member's place, or null
 * @param recusedAt since when the member is kept off the case, or null
 * @param recusalReason why, or null
 */
public record Seat(
    String member,
    boolean deputy,
    String substituteFor,
    String replacedBy,
    Instant recusedAt,
    String recusalReason) {

  /** Whether this member counts towards the panel: neither recused nor replaced. */
  public boolean sits() {
    return recusedAt == null && replacedBy == null;
  }
}
