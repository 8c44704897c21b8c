package org.canvasgate.diagram.difference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.diagram.difference.Comparison.Cell;
import org.canvasgate.diagram.model.ModelFile;

/** The fields of two versions of a form, side by side. */
record FieldTable(String id, String mark, Cell name, Cell kind, Cell must, Cell limits) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Says a word of the application in the reader's language; the second is what to say else. */
  interface Words {
    String say(String key, String otherwise, Object... arguments);
  }

  /**
   * Every field of either version, in the order of the later one; what is gone stands last.
   *
   * @param marks the mark of each element that differs, by its id
   */
  static List<FieldTable> of(
      ModelFile before, ModelFile after, Map<String, String> marks, Words words, Locale language) {
    try {
      Map<String, JsonNode> one = fields(before);
      Map<String, JsonNode> other = fields(after);
      var ids = new LinkedHashSet<>(other.keySet());
      ids.addAll(one.keySet());
      return ids.stream()
          .map(id -> row(id, one.get(id), other.get(id), marks, words, language))
          .toList();
    } catch (JsonProcessingException unreadable) {
      return List.of();
    }
  }

  private static FieldTable row(
      String id,
      JsonNode one,
      JsonNode other,
      Map<String, String> marks,
      Words words,
      Locale language) {
    String mark =
        one == null ? "added" : other == null ? "removed" : marks.getOrDefault(id, "same");
    return new FieldTable(
        id,
        mark,
        new Cell(name(one, language), name(other, language), false),
        new Cell(kind(one, words), kind(other, words), false),
        new Cell(must(one), must(other), false),
        new Cell(limits(one, words), limits(other, words), false));
  }

  private static String name(JsonNode field, Locale language) {
    return field == null ? null : Bilingual.in(FormDifference.name(field), language);
  }

  private static String kind(JsonNode field, Words words) {
    if (field == null) return null;
    String type = field.path("type").asText();
    return words.say("difference.type." + type, type);
  }

  private static String must(JsonNode field) {
    if (field == null) return null;
    return field.path("validate").path("required").asBoolean() ? "●" : "";
  }

  private static String limits(JsonNode field, Words words) {
    if (field == null) return null;
    var limits = new ArrayList<String>();
    JsonNode validate = field.path("validate");
    if (validate.has("min")) limits.add("≥ " + validate.path("min").asText());
    if (validate.has("max")) limits.add("≤ " + validate.path("max").asText());
    if (validate.has("maxLength"))
      limits.add(words.say("difference.limit-characters", "", validate.path("maxLength").asText()));
    for (JsonNode option : field.path("values")) limits.add(option.path("value").asText());
    return String.join(", ", limits);
  }

  private static Map<String, JsonNode> fields(ModelFile file) throws JsonProcessingException {
    var fields = new LinkedHashMap<String, JsonNode>();
    if (file != null) collect(JSON.readTree(file.content()), fields);
    return fields;
  }

  private static void collect(JsonNode group, Map<String, JsonNode> fields) {
    for (JsonNode field : group.path("components")) {
      String id = FormDifference.element(field);
      if (id != null) fields.putIfAbsent(id, field);
      collect(field, fields);
    }
  }
}
