package org.canvasgate.committee;

import java.util.stream.Stream;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.TaskContext;

/**
 * Nobody decides on their own case: neither its planner nor its operator gives a verdict on it,
 * whatever other roles they hold.
 */
public final class OwnCase {
  private OwnCase() {}

  /**
   * Refuses whoever proposed the service of this task or runs it.
   *
   * @throws Refusal where the reader is one of the two
   */
  public static void refuse(TaskContext task) {
    if (Stream.of("planner", "operator").anyMatch(party -> party(task, party)))
      throw new Refusal("committee.own-case");
  }

  private static boolean party(TaskContext task, String fact) {
    return task.text(fact).filter(id -> id.equals(task.user())).isPresent();
  }
}
