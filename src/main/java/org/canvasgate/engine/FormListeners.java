package org.canvasgate.engine;

import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.CachedDbEntity;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.canvasgate.form.Refusal;

/**
 * Puts the form's Java side behind every user task and start event that names a form, so that no
 * diagram has to remember to. A diagram that names a form nobody owns is not deployed.
 */
final class FormListeners extends AbstractBpmnParseListener {
  private final FormDesk desk;

  FormListeners(FormDesk desk) {
    this.desk = desk;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    String form = knownForm(element);
    if (form == null) return;
    TaskListener take = task -> desk.take(form, (TaskEntity) task);
    TaskListener end = task -> desk.left(task.getId(), null);
    TaskListener pass = this::passed;
    TaskDefinition drawn =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    drawn.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, take);
    drawn.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, end);
    drawn.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, end);
    drawn.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, pass);
  }

  /** Whoever gives a task back to its group may take it again and finds the draft. */
  private void passed(DelegateTask task) {
    if (task.getAssignee() == null || isNew(task)) return;
    desk.left(task.getId(), task.getAssignee());
  }

  /** Nobody can have written anything; saves statements for each member of a panel. */
  private static boolean isNew(DelegateTask task) {
    CachedDbEntity known =
        Context.getCommandContext()
            .getDbEntityManager()
            .getDbEntityCache()
            .getCachedEntity((TaskEntity) task);
    return known != null && known.getEntityState() == DbEntityState.TRANSIENT;
  }

  @Override
  public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
    String form = knownForm(element);
    if (form == null) return;
    ExecutionListener take = start -> desk.take(form, (ExecutionEntity) start);
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_START, take);
    ExecutionListener guard = FormListeners::refusePastForm;
    if (scope instanceof ProcessDefinitionEntity process)
      process.addBuiltInListener(ExecutionListener.EVENTNAME_START, guard);
  }

  /** REST can start a process in its middle, with any facts: past the start event and its form. */
  private static void refusePastForm(DelegateExecution process) {
    if (HandedSubmission.forTarget(process.getProcessDefinitionId()).isEmpty())
      throw new Refusal("form.no-submission");
  }

  private String knownForm(Element element) {
    String form = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef");
    if (form != null && !desk.ids().contains(form))
      throw new BpmnParseException(
          "The element '"
              + element.attribute("id")
              + "' names the form '"
              + form
              + "', which this application does not know. Known forms: "
              + String.join(", ", new java.util.TreeSet<>(desk.ids()))
              + ".",
          element);
    return form;
  }
}
