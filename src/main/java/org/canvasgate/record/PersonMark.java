package org.canvasgate.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.RecordPart.Person;

/**
 * Marks the texts of a document that name somebody, until the pseudonyms take their place. The mark
 * is a private-use character that no text in a record otherwise begins with.
 */
final class PersonMark {
  private static final char MARK = '\uE000';

  private static final ObjectMapper JSON =
      Canonical.JSON
          .copy()
          .registerModule(new SimpleModule().addSerializer(Person.class, new Marking()));

  private PersonMark() {}

  private static final class Marking extends JsonSerializer<Person> {
    @Override
    public void serialize(Person person, JsonGenerator json, SerializerProvider all)
        throws IOException {
      json.writeString(MARK + person.id());
    }
  }

  /** A value as JSON in which every {@link Person} is marked. */
  static JsonNode tree(Object value) {
    return JSON.valueToTree(value);
  }

  /** The same, with the texts under these keys marked as people, too. */
  static JsonNode tree(Object value, Set<String> peopleKeys) {
    return marked(tree(value), "", peopleKeys, Set.of());
  }

  /**
   * Marks every text that is one of the ids: where another room has named somebody in plain text.
   */
  static JsonNode known(JsonNode node, Set<String> ids) {
    return marked(node, "", Set.of(), ids);
  }

  static boolean marks(JsonNode node) {
    return node.isTextual() && !node.textValue().isEmpty() && node.textValue().charAt(0) == MARK;
  }

  static String person(JsonNode marked) {
    return marked.textValue().substring(1);
  }

  private static JsonNode marked(JsonNode node, String key, Set<String> keys, Set<String> ids) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> field : object.properties())
        copy.set(field.getKey(), marked(field.getValue(), field.getKey(), keys, ids));
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(marked(item, key, keys, ids)));
      return copy;
    }
    return node.isTextual()
            && !marks(node)
            && (keys.contains(key) || ids.contains(node.textValue()))
        ? TextNode.valueOf(MARK + node.textValue())
        : node;
  }
}
