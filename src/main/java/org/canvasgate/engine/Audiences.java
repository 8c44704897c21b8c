package org.canvasgate.engine;

import java.util.Collection;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.canvasgate.form.TaskGuard.Audience;

/** Tells from the diagram in what capacity a task is answered. */
final class Audiences {
  /** How a diagram names those who take the chair: {@code ${panel.chairs(execution)}}. */
  private static final String CHAIRS_BEAN = "panel.chairs(";

  static final String CHAIRS_GROUP = "chairs";
  private static final String SECRETARIAT = "secretariat";

  private Audiences() {}

  static Audience of(TaskEntity task) {
    TaskDefinition drawn = task.getTaskDefinition();
    if (drawn == null) return Audience.COMMITTEE;
    if (says(drawn.getCandidateUserIdExpressions(), CHAIRS_BEAN)
        || onlyChairs(drawn.getCandidateGroupIdExpressions())) return Audience.CHAIR;
    if (says(drawn.getCandidateGroupIdExpressions(), SECRETARIAT)) return Audience.COMMITTEE;
    return asksPanel(task) ? Audience.COMMITTEE : Audience.PARTY;
  }

  /** One of the tasks by which each member of a panel is asked; a body's go to its group. */
  static boolean asksPanel(TaskEntity task) {
    ExecutionEntity execution = task.getExecution();
    return task.getTaskDefinition() != null
        && task.getTaskDefinition().getCandidateGroupIdExpressions().isEmpty()
        && execution != null
        && execution.getActivity() != null
        && execution.getActivity().getFlowScope() instanceof ActivityImpl around
        && around.getActivityBehavior() instanceof MultiInstanceActivityBehavior;
  }

  /** As diagrams were drawn before; a task for the chairs and others is no task of the chair. */
  private static boolean onlyChairs(Collection<Expression> groups) {
    return groups.size() == 1 && says(groups, CHAIRS_GROUP);
  }

  private static boolean says(Collection<Expression> expressions, String words) {
    return expressions.stream().anyMatch(each -> each.getExpressionText().contains(words));
  }
}
