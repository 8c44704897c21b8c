package org.canvasgate.committee.objection;

import java.time.Instant;
import org.canvasgate.committee.CaseRound;

/**
 * A verdict that could be objected to, and whether it was.
 *
 * @param round the verdict's
 * @param party who may object: the planner before operation, the operator afterwards
 * @param panelId the panel that sat for the verdict; null where none did
 * @param due end of the period
 * @param acceptedAt when the party accepted the verdict instead; null where it did not
 * @param grounds why it is wrong; null while nothing was filed
 * @param filedBy who filed it
 * @param examineBy by when the secretariat examines it
 * @param admitted whether the case comes before another panel; null until examined
 * @param answer why; null until examined
 */
public record Objection(
    long id,
    CaseRound round,
    String party,
    Long panelId,
    Instant openedAt,
    Instant due,
    Instant acceptedAt,
    String grounds,
    String evidence,
    String filedBy,
    Instant filedAt,
    Instant examineBy,
    Boolean admitted,
    String answer,
    String examinedBy) {

  /** Where an objection stands. */
  public enum State {
    /** May still be filed. */
    POSSIBLE,
    NOT_RAISED,
    ACCEPTED,
    FILED,
    ADMITTED,
    NOT_ADMITTED;

    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }
  }

  /** Where it stands at a moment. */
  public State state(Instant now) {
    if (admitted != null) return admitted ? State.ADMITTED : State.NOT_ADMITTED;
    if (filedAt != null) return State.FILED;
    if (acceptedAt != null) return State.ACCEPTED;
    return now.isBefore(due) ? State.POSSIBLE : State.NOT_RAISED;
  }
}
