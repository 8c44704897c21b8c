package org.canvasgate.committee;

import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;

/** The chair's casting vote as the forms ask for it that confirm a vote. */
public final class CastingVotes {
  /** The form's field: {@code for} or {@code against}. */
  public static final String FIELD = "castingVote";

  /** The key by which a form knows whether to ask. */
  public static final String ASKED = "tied";

  private CastingVotes() {}

  /** Whether the vote of this task ended in a tie that the chair decides. */
  public static boolean asked(TaskContext task) {
    return Boolean.TRUE.equals(task.facts().get("chairDecides"));
  }

  /**
   * Reads the casting vote; notes a problem where it is missing, or there is no tie to decide.
   *
   * @return whether the chair approves; null where the chair is not asked or has not said
   */
  public static Boolean read(TaskContext task, Submission submission) {
    boolean given = submission.optionalText(FIELD).isPresent();
    if (asked(task) && given) return submission.choice(FIELD, CastingVotes::approves);
    if (asked(task)) submission.problem(FIELD, "quorum.cast-first");
    else if (given) submission.problem(FIELD, "quorum.no-tie");
    return null;
  }

  private static boolean approves(String said) {
    if (!said.equals("for") && !said.equals("against")) throw new IllegalArgumentException(said);
    return said.equals("for");
  }
}
