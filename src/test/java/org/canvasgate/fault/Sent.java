package org.canvasgate.fault;

/**
 * Something that a person sent, and what they were told of it.
 *
 * @see Ledger
 */
final class Sent {
  /** What the sender knows. */
  enum Fate {
    /** No answer: the connection broke, or the application said that it was not certain. */
    UNKNOWN,
    /** Answered with success. */
    ACKNOWLEDGED,
    /** Sent again, and told that it had arrived before. */
    KNOWN_ALREADY,
    /** Answered with a refusal. */
    REFUSED
  }

  private final Kind kind;
  private final int mark;
  private final String person;
  private final String task;
  private final String content;
  private volatile Fate fate = Fate.UNKNOWN;
  private volatile boolean wasUnknown;
  private volatile Boolean arrivedUnanswered;

  /**
   * @param mark stands in what is sent, and in nothing else that is sent
   * @param task the task's id; null for a proposal
   * @param content what must be stored, in the words of {@link Kind}
   */
  Sent(Kind kind, int mark, String person, String task, String content) {
    this.kind = kind;
    this.mark = mark;
    this.person = person;
    this.task = task;
    this.content = content;
  }

  Kind kind() {
    return kind;
  }

  int mark() {
    return mark;
  }

  String person() {
    return person;
  }

  String task() {
    return task;
  }

  String content() {
    return content;
  }

  Fate fate() {
    return fate;
  }

  void answered(Fate told) {
    fate = told;
  }

  void unanswered() {
    wasUnknown = true;
    fate = Fate.UNKNOWN;
  }

  boolean wasUnknown() {
    return wasUnknown;
  }

  /** Whether it was stored when its sender had no answer: as it was found, or as they were told. */
  boolean stored() {
    return Boolean.TRUE.equals(arrivedUnanswered) || fate == Fate.KNOWN_ALREADY;
  }

  void found(boolean stored) {
    if (fate == Fate.UNKNOWN && arrivedUnanswered == null) arrivedUnanswered = stored;
  }

  @Override
  public String toString() {
    return kind + " " + mark + " of " + person + (task == null ? "" : ", task " + task);
  }
}
