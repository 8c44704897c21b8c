package org.canvasgate.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.canvasgate.committee.condition.Condition;
import org.canvasgate.committee.condition.ConditionTasks;
import org.springframework.stereotype.Component;

/** Each condition is followed up by a process of its own, which carries the key of its case. */
@Component
class EngineConditionTasks implements ConditionTasks {
  private static final String PROCESS = "condition-follow-up";
  private static final String CONDITION = "conditionId";
  private static final String OWNER = "conditionOwner";
  private static final String CASE_CLOSED = "case-closed";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Acting acting;
  private final CaseRelease releases;

  EngineConditionTasks(
      RuntimeService runtime, TaskService tasks, Acting acting, CaseRelease releases) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.acting = acting;
    this.releases = releases;
  }

  @Override
  public void begin(Condition condition) {
    acting.asEngine(
        () -> {
          if (followUps(condition.id()).isEmpty()) start(condition);
          return null;
        });
  }

  private void start(Condition condition) {
    String proposal = condition.round().proposalId();
    Map<String, Object> facts = Map.of(CONDITION, String.valueOf(condition.id()));
    Optional<String> own = releases.beside(proposal, PROCESS);
    if (own.isPresent()) runtime.startProcessInstanceById(own.get(), proposal, facts);
    else runtime.startProcessInstanceByKey(PROCESS, proposal, facts);
  }

  @Override
  public void hand(long condition, String owner) {
    acting.asEngine(
        () -> {
          for (ProcessInstance followUp : followUps(condition)) {
            runtime.setVariable(followUp.getId(), OWNER, owner);
            tasks.createTaskQuery().processInstanceId(followUp.getId()).list().stream()
                .filter(task -> task.getAssignee() != null)
                .filter(task -> task.getTaskDefinitionKey().equals("report-condition"))
                .forEach(task -> tasks.setAssignee(task.getId(), owner));
          }
          return null;
        });
  }

  @Override
  public void caseClosed(String proposalId) {
    acting.asEngine(
        () -> {
          runtime
              .createMessageCorrelation(CASE_CLOSED)
              .processInstanceBusinessKey(proposalId)
              .correlateAll();
          return null;
        });
  }

  private java.util.List<ProcessInstance> followUps(long condition) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(PROCESS)
        .variableValueEquals(CONDITION, String.valueOf(condition))
        .list();
  }
}
