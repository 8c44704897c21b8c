package org.canvasgate.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.PrimitiveValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.value.JsonValue;
import org.canvasgate.form.Refusal;

/**
 * Between the engine's typed values and plain Java: texts, numbers, truths, lists and maps. A
 * serialized Java object or a file is refused unread.
 */
final class SubmittedValues {
  private final ObjectMapper json;

  SubmittedValues(ObjectMapper json) {
    this.json = json;
  }

  Map<String, Object> plain(Map<String, ?> submitted) {
    var plain = new LinkedHashMap<String, Object>();
    if (submitted == null) return plain;
    for (String name : submitted.keySet())
      plain.put(
          name,
          submitted instanceof VariableMap typed
              ? plain(name, typed.getValueTyped(name))
              : plain(name, submitted.get(name)));
    return plain;
  }

  private Object plain(String name, Object value) {
    if (value instanceof JsonValue text) return read(name, text.getValueSerialized());
    if (value instanceof SerializableValue) throw new Refusal("form.unreadable", name);
    if (value instanceof PrimitiveValue<?> primitive) return plain(name, primitive.getValue());
    if (value instanceof TypedValue typed) {
      if (typed.getValue() == null) return null;
      return plain(name, typed.getValue());
    }
    if (value == null
        || value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof java.util.Date
        || value instanceof java.util.Collection
        || value instanceof Map) return value;
    if (value instanceof Enum<?> || value instanceof java.time.temporal.Temporal)
      return value.toString();
    throw new Refusal("form.unreadable", name);
  }

  private Object read(String name, String text) {
    try {
      return text == null ? null : json.readValue(text, Object.class);
    } catch (JsonProcessingException notJson) {
      throw new Refusal("form.unreadable", name);
    }
  }

  /** What a form shows, as the engine's REST interface hands it to Tasklist. */
  VariableMap typed(Map<String, Object> view, boolean deserialized) {
    VariableMap typed = Variables.createVariables();
    view.forEach((name, value) -> typed.putValueTyped(name, typed(value, deserialized)));
    return typed;
  }

  private TypedValue typed(Object value, boolean deserialized) {
    if (value == null) return Variables.untypedNullValue();
    if (value instanceof String text) return Variables.stringValue(text);
    if (value instanceof Boolean truth) return Variables.booleanValue(truth);
    if (value instanceof Integer whole) return Variables.integerValue(whole);
    if (value instanceof Long whole) return Variables.longValue(whole);
    if (value instanceof Number number) return Variables.doubleValue(number.doubleValue());
    if (value instanceof Enum<?> || value instanceof java.time.temporal.Temporal)
      return Variables.stringValue(value.toString());
    try {
      String text = json.writeValueAsString(value);
      return deserialized
          ? org.camunda.spin.plugin.variable.SpinValues.jsonValue(org.camunda.spin.Spin.JSON(text))
              .create()
          : org.camunda.spin.plugin.variable.SpinValues.jsonValue(text).create();
    } catch (JsonProcessingException notShowable) {
      throw new IllegalStateException("A form cannot show " + value.getClass(), notShowable);
    }
  }
}
