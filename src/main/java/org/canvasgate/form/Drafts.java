package org.canvasgate.form;

import java.util.Map;

/**
 * What people have written into a form and not handed in. The engine room asks here when a form is
 * opened, and says when a draft has lost its use. A draft is its writer's alone.
 */
public interface Drafts {

  /** Before the id of a process, the place of a draft that would start one. */
  String START = "start:";

  /**
   * What somebody has written so far, by field; empty where there is nothing.
   *
   * @param person user id
   * @param place a task's id, or {@link #START} and the id of a process
   */
  Map<String, Object> kept(String person, String place);

  /** Somebody handed in the form that starts a process; in the same transaction. */
  void handedIn(String person, String place);

  /**
   * A task ended, or it is somebody else's from now on; in the same transaction.
   *
   * @param nowWith whose the task is, and whose draft stays; null where the task has ended
   */
  void left(String taskId, String nowWith);
}
