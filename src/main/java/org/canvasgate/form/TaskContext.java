package org.canvasgate.form;

import java.util.Map;
import java.util.Optional;

/**
 * The task (or start form) that a form belongs to, without the engine's types.
 *
 * @param taskId the engine's task id; null while a process is being started
 * @param step the id of the element in the diagram, such as {@code task-score-canvas}
 * @param proposalId the case's business key; null while a process is being started
 * @param user who is signed in and looks or submits
 * @param assignee whose task it is; null where a group shares it
 * @param facts the routing facts (process variables) visible from the task
 */
public record TaskContext(
    String taskId,
    String step,
    String proposalId,
    String user,
    String assignee,
    Map<String, Object> facts) {

  /** A counter among the facts; 1 where the case has not counted yet. */
  public int count(String fact) {
    return facts.get(fact) instanceof Number n ? n.intValue() : 1;
  }

  /** A text among the facts. */
  public Optional<String> text(String fact) {
    return Optional.ofNullable(facts.get(fact)).map(Object::toString);
  }
}
