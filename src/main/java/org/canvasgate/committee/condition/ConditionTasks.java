package org.canvasgate.committee.condition;

/** Brings conditions to people as tasks; answered by the engine. */
public interface ConditionTasks {

  /** Begins the follow-up of a condition; a second call for the same condition changes nothing. */
  void begin(Condition condition);

  /** Hands the open task of a condition, if there is one, to its new owner. */
  void hand(long condition, String owner);

  /** Ends every follow-up of a case that has ended. */
  void caseClosed(String proposalId);
}
