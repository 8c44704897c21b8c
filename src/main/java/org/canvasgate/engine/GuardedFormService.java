package org.canvasgate.engine;

import java.io.InputStream;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.EnsureUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.canvasgate.form.Drafts;
import org.canvasgate.form.TaskContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The engine's form service as Tasklist and REST call it, with two things changed: what is
 * submitted goes to the form's Java side and never into variables, and what is shown comes from
 * there too.
 */
final class GuardedFormService extends FormServiceImpl {
  private final FormDesk desk;
  private final ServedForms served;
  private final SubmittedValues values;
  private final Supplier<CaseRelease> releases;
  private final CaseTurns turns;

  GuardedFormService(
      FormDesk desk,
      ServedForms served,
      SubmittedValues values,
      Supplier<CaseRelease> releases,
      CaseTurns turns) {
    this.desk = desk;
    this.served = served;
    this.values = values;
    this.releases = releases;
    this.turns = turns;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> submitted) {
    HandedSubmission.during(
        taskId,
        submitted,
        () ->
            SubmittedTasks.orGone(
                commandExecutor,
                desk,
                taskId,
                () ->
                    turns.ofTask(
                        commandExecutor, taskId, () -> super.submitTaskForm(taskId, Map.of()))));
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, Map<String, Object> submitted, boolean deserializeValues) {
    submitTaskForm(taskId, submitted);
    return Variables.createVariables();
  }

  /**
   * The draw and the beginning are one transaction: a share that ends meanwhile waits for the case,
   * and a case that does not begin was not drawn.
   */
  @Override
  public ProcessInstance submitStartForm(String definitionId, Map<String, Object> submitted) {
    CaseRelease known = releases.get();
    return known == null
        ? begin(definitionId, submitted)
        : commandExecutor.execute(command -> begin(known.begins(definitionId), submitted));
  }

  private ProcessInstance begin(String definitionId, Map<String, Object> submitted) {
    return HandedSubmission.during(
        definitionId, submitted, () -> super.submitStartForm(definitionId, Map.of()));
  }

  /** The business key is not the caller's to choose: the form's Java side decides it. */
  @Override
  public ProcessInstance submitStartForm(
      String definitionId, String businessKey, Map<String, Object> submitted) {
    return submitStartForm(definitionId, submitted);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation"})
  public ProcessInstance submitStartFormData(String definitionId, Map<String, String> submitted) {
    return submitStartForm(definitionId, (Map) submitted);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation"})
  public ProcessInstance submitStartFormData(
      String definitionId, String businessKey, Map<String, String> submitted) {
    return submitStartForm(definitionId, (Map) submitted);
  }

  @Override
  public VariableMap getTaskFormVariables(
      String taskId, Collection<String> names, boolean deserialized) {
    return withTask(
        taskId,
        task -> {
          String form = formOf(task.getTaskDefinition().getFormDefinition());
          return form == null
              ? Variables.createVariables()
              : show(form, FormDesk.context(task), taskId, deserialized);
        });
  }

  @Override
  public VariableMap getStartFormVariables(
      String definitionId, Collection<String> names, boolean deserialized) {
    return withDefinition(
        definitionId,
        definition -> {
          String form = formOf(definition.getStartFormDefinition());
          return form == null
              ? Variables.createVariables()
              : show(form, start(definition), Drafts.START + definition.getKey(), deserialized);
        });
  }

  /**
   * Which form a task has. The engine asks for the right to read variables here, which nobody needs
   * for the name of a form and which would open the case's facts.
   */
  @Override
  public TaskFormData getTaskFormData(String taskId) {
    return withTask(taskId, task -> super.getTaskFormData(taskId));
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    InputStream file = super.getDeployedTaskForm(taskId);
    return withTask(taskId, task -> served.serve(file, FormDesk.context(task), locale()));
  }

  @Override
  public InputStream getDeployedStartForm(String definitionId) {
    InputStream file = super.getDeployedStartForm(definitionId);
    return withDefinition(
        definitionId, definition -> served.serve(file, start(definition), locale()));
  }

  private VariableMap show(String form, TaskContext context, String place, boolean deserialized) {
    return values.typed(desk.view(form, context, place, locale()), deserialized);
  }

  private static TaskContext start(ProcessDefinitionEntity definition) {
    return FormDesk.startContext(definition.getInitial().getId(), Map.of());
  }

  private <T> T withTask(String taskId, Function<TaskEntity, T> read) {
    return commandExecutor.execute(
        command -> {
          EnsureUtil.ensureNotNull("taskId", taskId);
          TaskEntity task = command.getTaskManager().findTaskById(taskId);
          EnsureUtil.ensureNotNull("Cannot find task with id " + taskId, "task", task);
          for (CommandChecker checker : checkers(command)) {
            checker.checkReadTask(task);
            checker.checkTaskWork(task);
          }
          desk.refuseReader(task);
          return command.runWithoutAuthorization(() -> read.apply(task));
        });
  }

  private <T> T withDefinition(String definitionId, Function<ProcessDefinitionEntity, T> read) {
    return commandExecutor.execute(
        command -> {
          ProcessDefinitionEntity definition =
              command
                  .getProcessEngineConfiguration()
                  .getDeploymentCache()
                  .findDeployedProcessDefinitionById(definitionId);
          for (CommandChecker checker : checkers(command))
            checker.checkCreateProcessInstance(definition);
          return command.runWithoutAuthorization(() -> read.apply(definition));
        });
  }

  private static Iterable<CommandChecker> checkers(CommandContext command) {
    return command.getProcessEngineConfiguration().getCommandCheckers();
  }

  /** The form's id; null where there is none. */
  static String formOf(FormDefinition form) {
    return form == null || form.getCamundaFormDefinitionKey() == null
        ? null
        : form.getCamundaFormDefinitionKey().getExpressionText();
  }

  private static Locale locale() {
    return LocaleContextHolder.getLocale();
  }
}
