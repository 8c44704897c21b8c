package org.canvasgate.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricIncidentEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.canvasgate.form.CaseTouched;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells the application that the engine did something to a case: a task came, changed hands or
 * went, the system took a step, a process began or ended, a step failed or was mended.
 */
final class CaseNews extends AbstractBpmnParseListener implements HistoryEventHandler {
  private static final List<String> OF_TASKS =
      List.of(
          TaskListener.EVENTNAME_CREATE,
          TaskListener.EVENTNAME_ASSIGNMENT,
          TaskListener.EVENTNAME_UPDATE,
          TaskListener.EVENTNAME_COMPLETE,
          TaskListener.EVENTNAME_DELETE);
  private static final List<String> OF_PROCESSES =
      List.of(ExecutionListener.EVENTNAME_START, ExecutionListener.EVENTNAME_END);

  private final ApplicationEventPublisher events;

  CaseNews(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskListener tell = task -> tell(task.getExecution().getProcessBusinessKey());
    var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    OF_TASKS.forEach(event -> task.addBuiltInTaskListener(event, tell));
  }

  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity process) {
    ExecutionListener tell = execution -> tell(execution.getProcessBusinessKey());
    OF_PROCESSES.forEach(event -> process.addBuiltInListener(event, tell));
  }

  @Override
  public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    tellAtEnd(activity);
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    tellAtEnd(activity);
  }

  private void tellAtEnd(ActivityImpl activity) {
    ExecutionListener tell = execution -> tell(execution.getProcessBusinessKey());
    activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, tell);
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (!(event instanceof HistoricIncidentEventEntity)) return;
    ExecutionEntity process =
        Context.getCommandContext()
            .getExecutionManager()
            .findExecutionById(event.getProcessInstanceId());
    if (process != null) tell(process.getProcessBusinessKey());
  }

  @Override
  public void handleEvents(List<HistoryEvent> all) {
    all.forEach(this::handleEvent);
  }

  private void tell(String proposalId) {
    if (proposalId != null) events.publishEvent(new CaseTouched(proposalId));
  }
}
