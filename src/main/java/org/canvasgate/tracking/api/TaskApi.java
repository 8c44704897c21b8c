package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.Principal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseTitle;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Reader;
import org.canvasgate.tracking.api.Faults.Kind;
import org.canvasgate.tracking.api.Faults.Raised;
import org.canvasgate.tracking.api.TaskAnswer.OpenTask;
import org.canvasgate.tracking.api.TaskAnswer.TaskField;
import org.canvasgate.tracking.api.TaskAnswer.TaskLine;
import org.canvasgate.tracking.api.TaskAnswer.TaskOption;
import org.canvasgate.tracking.api.TaskAnswer.Tasks;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The tasks of whoever asks; answered through the same forms as in Tasklist. */
@ApiRoot
class TaskApi {
  private final TaskDesk desk;
  private final CaseFlow flow;
  private final Access access;
  private final CaseTitle titles;

  TaskApi(TaskDesk desk, CaseFlow flow, Access access, CaseTitle titles) {
    this.desk = desk;
    this.flow = flow;
    this.access = access;
    this.titles = titles;
  }

  @GetMapping("/tasks")
  Tasks tasks(@RequestParam(defaultValue = Pages.SIZE) int size, Principal user, Locale locale) {
    Reader reader = access.reader(user.getName());
    return new Tasks(
        flow.taskCount(reader.user(), reader.groups()),
        flow.tasksOf(reader.user(), reader.groups(), locale, Pages.size(size)).stream()
            .map(
                task ->
                    new TaskLine(
                        task.id(),
                        task.proposalId(),
                        task.proposalId() == null ? null : titles.of(task.proposalId(), locale),
                        task.name(),
                        task.due()))
            .toList());
  }

  @GetMapping("/tasks/{id}")
  OpenTask task(@PathVariable String id, Locale locale) {
    TaskDesk.Shown task = CaseFile.found(desk.open(id, locale));
    Set<String> options = new HashSet<>();
    List<TaskField> fields = new ArrayList<>();
    collect(task.form(), task.values(), fields, options);
    Map<String, Object> values = new LinkedHashMap<>(task.values());
    values.keySet().removeAll(options);
    return new OpenTask(
        task.id(),
        task.proposalId(),
        task.step(),
        task.name(),
        task.due(),
        task.form().path("id").asText(),
        fields,
        values);
  }

  /** Every field of a form, also those within groups. */
  private static void collect(
      JsonNode node, Map<String, Object> values, List<TaskField> fields, Set<String> options) {
    for (JsonNode component : node.path("components")) {
      if (component.hasNonNull("key") && !component.has("components"))
        fields.add(field(component, values));
      if (component.hasNonNull("valuesKey")) options.add(component.get("valuesKey").asText());
      collect(component, values, fields, options);
    }
  }

  private static TaskField field(JsonNode component, Map<String, Object> values) {
    JsonNode label = component.path("label");
    JsonNode unit = component.path("appearance").path("suffixAdorner");
    List<TaskOption> options = new ArrayList<>();
    JsonNode known = component.path("values");
    if (values.get(component.path("valuesKey").asText()) instanceof JsonNode listed) known = listed;
    for (JsonNode option : known)
      options.add(new TaskOption(option.path("value").asText(), option.path("label").asText()));
    return new TaskField(
        component.get("key").asText(),
        component.path("type").asText(),
        label.isTextual() ? label.asText() : null,
        component.path("validate").path("required").asBoolean(),
        unit.isTextual() ? unit.asText() : null,
        options);
  }

  @PostMapping(path = "/tasks/{id}/answer", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(@PathVariable String id, @RequestBody Map<String, Object> values) {
    switch (desk.answer(id, values)) {
      case TAKEN -> {}
      case UNKNOWN -> throw new Raised(Kind.NOT_FOUND);
      case COLLIDED -> throw new Raised(Kind.CHANGED);
    }
  }
}
