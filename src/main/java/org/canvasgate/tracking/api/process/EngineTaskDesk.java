package org.canvasgate.tracking.api.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.engine.Languages;
import org.canvasgate.tracking.api.TaskDesk;
import org.springframework.stereotype.Component;

/** Asks the engine in the name of whoever is signed in, so that its own rights hold too. */
@Component
class EngineTaskDesk implements TaskDesk {
  private final TaskService tasks;
  private final FormService forms;
  private final RuntimeService runtime;
  private final DiagramNames names;
  private final Acting acting;
  private final ObjectMapper json;

  EngineTaskDesk(
      TaskService tasks,
      FormService forms,
      RuntimeService runtime,
      DiagramNames names,
      Acting acting,
      ObjectMapper json) {
    this.tasks = tasks;
    this.forms = forms;
    this.runtime = runtime;
    this.names = names;
    this.acting = acting;
    this.json = json;
  }

  @Override
  public Optional<Shown> open(String id, Locale locale) {
    try {
      return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
          .map(task -> shown(task, locale));
    } catch (AuthorizationException | NullValueException notTheirs) {
      return Optional.empty();
    }
  }

  private Shown shown(Task task, Locale locale) {
    return new Shown(
        task.getId(),
        acting.asEngine(() -> businessKey(task)),
        task.getTaskDefinitionKey(),
        name(task, locale),
        task.getDueDate() == null ? null : task.getDueDate().toInstant(),
        form(task),
        values(forms.getTaskFormVariables(task.getId(), null, false)));
  }

  private String name(Task task, Locale locale) {
    return Languages.isKorean(locale)
        ? names
            .korean(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
            .orElse(task.getName())
        : task.getName();
  }

  private String businessKey(Task task) {
    ProcessInstance instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(task.getProcessInstanceId())
            .singleResult();
    return instance == null ? null : instance.getBusinessKey();
  }

  private JsonNode form(Task task) {
    try (InputStream file = forms.getDeployedTaskForm(task.getId())) {
      return json.readTree(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Map<String, Object> values(VariableMap shown) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : shown.keySet()) values.put(name, plain(shown.getValueTyped(name)));
    return values;
  }

  private Object plain(TypedValue value) {
    if (!(value instanceof SerializableValue serialized)) return value.getValue();
    try {
      String text = serialized.getValueSerialized();
      return text == null ? null : json.readTree(text);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  @Override
  public Outcome answer(String id, Map<String, Object> values) {
    try {
      forms.submitTaskForm(id, values);
      return Outcome.TAKEN;
    } catch (AuthorizationException | NullValueException notTheirs) {
      return Outcome.UNKNOWN;
    } catch (OptimisticLockingException everyTime) {
      return Outcome.COLLIDED;
    }
  }
}
