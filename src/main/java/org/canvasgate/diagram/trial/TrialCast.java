package org.canvasgate.diagram.trial;

import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** Who acts in a trial, and what they answer. Whatever they leave is rolled back with the trial. */
public interface TrialCast {

  /**
   * Brings the invented people and has one of them propose the invented service.
   *
   * @return the proposal's id
   */
  String begin();

  /** User id of whoever acts on a task. */
  String actor(Task task);

  /** Whether somebody keeps silent who is asked to act on a task. */
  boolean silent(Task task, String user, TrialScript script);

  /**
   * What somebody answers.
   *
   * @param time how often this step has been answered before in this trial
   * @throws org.canvasgate.form.Refusal where the cast has no answer to the step
   */
  Map<String, Object> answer(
      String proposalId, Task task, String user, TrialScript script, int time);
}
