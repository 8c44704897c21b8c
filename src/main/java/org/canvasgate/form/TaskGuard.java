package org.canvasgate.form;

/**
 * Asked before a task is shown to somebody and before and after an answer is taken, whatever the
 * form. It throws a {@link Refusal} to say no.
 */
public interface TaskGuard {

  /** In what capacity a task is answered. */
  enum Audience {
    /** By a party of the case: its planner, its operator or a body's representative. */
    PARTY,
    /** By the committee: a member of the panel or the secretariat. */
    COMMITTEE,
    /** By whoever takes the chair. */
    CHAIR
  }

  /** Before the task's form is shown to its reader. */
  void show(TaskContext task, Audience audience);

  /** Before an answer is taken, in the same transaction. */
  void take(TaskContext task, Audience audience);

  /** After an answer was taken, in the same transaction. */
  void taken(TaskContext task, Audience audience);

  /**
   * Somebody submits a task that is not open, or not theirs, any more. Throws where this guard
   * knows why.
   *
   * @param user who submits
   */
  void gone(String taskId, String user);
}
