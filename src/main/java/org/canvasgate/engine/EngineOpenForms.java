package org.canvasgate.engine;

import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.canvasgate.form.Drafts;
import org.canvasgate.form.OpenForms;
import org.canvasgate.form.TaskForm;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Which form stands behind a task or the start of a process, and for whom. */
@Component
class EngineOpenForms implements OpenForms {
  private final ProcessEngineConfigurationImpl engine;
  private final ObjectProvider<TaskForm> forms;

  EngineOpenForms(ProcessEngineConfigurationImpl engine, ObjectProvider<TaskForm> forms) {
    this.engine = engine;
    this.forms = forms;
  }

  @Override
  public Optional<Open> ofTask(String person, String taskId) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              TaskEntity task = command.getTaskManager().findTaskById(taskId);
              if (task == null || !person.equals(task.getAssignee())) return Optional.empty();
              return open(taskId, task.getTaskDefinition().getFormDefinition());
            });
  }

  @Override
  public Optional<Open> ofStart(String definitionId) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> {
              try {
                ProcessDefinitionEntity process = startable(command, definitionId);
                return open(Drafts.START + process.getKey(), process.getStartFormDefinition());
              } catch (NotFoundException | AuthorizationException notTheirs) {
                return Optional.empty();
              }
            });
  }

  private ProcessDefinitionEntity startable(CommandContext command, String definitionId) {
    ProcessDefinitionEntity process =
        engine.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
    for (CommandChecker checker : engine.getCommandCheckers())
      checker.checkCreateProcessInstance(process);
    return process;
  }

  private Optional<Open> open(String place, FormDefinition drawn) {
    String id = GuardedFormService.formOf(drawn);
    return forms.stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .map(form -> new Open(place, id, form.fields()));
  }
}
