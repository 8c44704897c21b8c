package org.canvasgate.consultation;

/**
 * A duty that a body was asked to take in one round, or offered to take, and its answer.
 *
 * @param duty the role and its activity
 * @param body the body's slug
 * @param stance its answer; null while it has not answered
 * @param condition what it asks for; present exactly where it accepts on condition
 * @param reason why it objects; present exactly where it objects
 * @param offered whether the body came forward without having been asked
 * @param carriedFrom the earlier round in which it accepted; null where it was asked in this one
 * @param answeredBy who answered; null while nobody has
 */
public record Responsibility(
    Duty duty,
    String body,
    Stance stance,
    String condition,
    String reason,
    boolean offered,
    Integer carriedFrom,
    String answeredBy) {

  /** A question without an answer. */
  static Responsibility asked(Duty duty, String body) {
    return new Responsibility(duty, body, null, null, null, false, null, null);
  }

  boolean open() {
    return stance == null;
  }

  boolean accepted() {
    return assignment().accepted();
  }

  /** The stance that counts: no answer is silence. */
  public Stance effectiveStance() {
    return stance == null ? Stance.SILENT : stance;
  }

  Assignment assignment() {
    return new Assignment(duty.activity(), duty.role(), body, effectiveStance(), condition);
  }

  /** The same acceptance in a later round, with the round that it comes from. */
  Responsibility carried(int round) {
    int from = carriedFrom == null ? round : carriedFrom;
    return new Responsibility(duty, body, stance, condition, null, false, from, answeredBy);
  }
}
