package org.canvasgate.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;

/** What Tasklist sends when a person presses the button of a form. */
final class Sent {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Sent() {}

  static String address(Task task) {
    return "/camunda/api/engine/engine/default/task/" + task.getId() + "/submit-form";
  }

  static String json(Map<String, Object> form) {
    Map<String, Object> variables = new HashMap<>();
    form.forEach((field, value) -> variables.put(field, variable(value)));
    return text(Map.of("variables", variables));
  }

  private static Map<String, Object> variable(Object value) {
    return value instanceof Collection<?> || value instanceof Map<?, ?>
        ? Map.of("type", "Json", "value", text(value))
        : Map.of("value", value);
  }

  private static String text(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException never) {
      throw new IllegalStateException(never);
    }
  }
}
