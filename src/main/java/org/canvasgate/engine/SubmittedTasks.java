package org.canvasgate.engine;

import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** What a person is told who submits a task that has ended or was taken from them meanwhile. */
final class SubmittedTasks {
  private SubmittedTasks() {}

  /** Runs a submission; a task that is not theirs any more is refused in a sentence. */
  static Void orGone(CommandExecutor commands, FormDesk desk, String taskId, Runnable submission) {
    try {
      submission.run();
    } catch (NullValueException | AuthorizationException failed) {
      commands.execute(
          command -> {
            if (taskId != null)
              desk.refuseGone(taskId, command.getTaskManager().findTaskById(taskId) == null);
            throw failed;
          });
    }
    return null;
  }
}
