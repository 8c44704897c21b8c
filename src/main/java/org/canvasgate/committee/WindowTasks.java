package org.canvasgate.committee;

import java.time.Instant;
import java.util.List;

/** The open tasks of a window, answered by the engine room. */
public interface WindowTasks {

  /**
   * Somebody who has not answered.
   *
   * @param who the assignee, or the group where nobody has taken the task
   * @param group the group whose task it is; empty where it is one person's
   */
  record Awaited(String taskId, String who, String group) {}

  /** Who has not answered in the window to which this task belongs. */
  List<Awaited> awaited(String taskOfWindow);

  /** Gives an awaited answer to another person, who finds it in their task list. */
  void hand(Awaited awaited, String to);

  /**
   * Asks one person more in an open window, who finds the task in their list: where a recused
   * member's place is filled, whose own task is gone.
   */
  void ask(String taskOfWindow, String who);

  /** Moves the date that the awaited tasks show. */
  void due(String taskOfWindow, Instant due);
}
