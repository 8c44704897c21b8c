package org.canvasgate.engine;

import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
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
    ((UserTaskActivityBehavior) activity.getActivityBehavior())
        .getTaskDefinition()
        .addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, take);
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
