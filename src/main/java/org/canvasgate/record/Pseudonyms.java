package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * Takes the people out of a document and puts pseudonyms in their place, the same for the same
 * person throughout one document and without any relation to another's.
 *
 * <p>The document keeps for each pseudonym a commitment: the hash of who it is and a salt of 128
 * random bits. Who holds name and salt can prove whom the pseudonym stands for; nobody can try
 * names out against it. Pseudonyms are numbered in the order of these hashes, which is the order of
 * nothing, and lists of people are put in the order of the pseudonyms: the order in which people
 * stood would give them away.
 */
final class Pseudonyms {
  private static final String PREFIX = "person-";
  private static final int SALT_BYTES = 16;

  /** The keys by which a list of what people did is put in order. */
  private static final List<String> WHOSE = List.of("member", "evaluator");

  private final SecureRandom random;
  private final UnaryOperator<String> names;

  /**
   * @param names the name of a user id, as it is known on the day
   */
  Pseudonyms(SecureRandom random, UnaryOperator<String> names) {
    this.random = random;
    this.names = names;
  }

  /** Whom a pseudonym stands for, and what proves it. */
  record Opening(String pseudonym, String person, String name, String salt) {

    /** The hash that the document holds. */
    String commitment() {
      return Canonical.hash(
          Canonical.of(
              JsonNodeFactory.instance
                  .objectNode()
                  .put("name", name)
                  .put("person", person)
                  .put("salt", salt)));
    }
  }

  /** A document without people, and who they are. */
  record Hidden(ObjectNode document, List<Opening> openings) {}

  /** Replaces every marked person; adds {@code people} with the commitments. */
  Hidden hide(ObjectNode document) {
    Map<String, Opening> known = new TreeMap<>();
    collect(document, known);
    List<Opening> openings =
        known.values().stream().sorted(Comparator.comparing(Opening::commitment)).toList();
    Map<String, String> pseudonyms = new HashMap<>();
    List<Opening> numbered = new ArrayList<>();
    for (Opening opening : openings) {
      String pseudonym = PREFIX + digits(numbered.size() + 1, openings.size());
      pseudonyms.put(opening.person(), pseudonym);
      numbered.add(new Opening(pseudonym, opening.person(), opening.name(), opening.salt()));
    }
    ObjectNode hidden = (ObjectNode) replaced(document, pseudonyms);
    ObjectNode people = hidden.putObject("people");
    numbered.forEach(opening -> people.put(opening.pseudonym(), opening.commitment()));
    return new Hidden(hidden, numbered);
  }

  /** As many digits as the last one has: as texts they stand in the order of their numbers. */
  private static String digits(int number, int last) {
    return String.format("%0" + String.valueOf(last).length() + "d", number);
  }

  private void collect(JsonNode node, Map<String, Opening> known) {
    if (PersonMark.marks(node))
      known.computeIfAbsent(
          PersonMark.person(node), id -> new Opening(null, id, names.apply(id), salt()));
    node.forEach(child -> collect(child, known));
  }

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static JsonNode replaced(JsonNode node, Map<String, String> pseudonyms) {
    if (PersonMark.marks(node))
      return JsonNodeFactory.instance.textNode(pseudonyms.get(PersonMark.person(node)));
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .fields()
          .forEachRemaining(
              field -> copy.set(field.getKey(), replaced(field.getValue(), pseudonyms)));
      return copy;
    }
    if (node instanceof ArrayNode list) return list(list, pseudonyms);
    return node;
  }

  private static JsonNode list(ArrayNode list, Map<String, String> pseudonyms) {
    boolean people = StreamSupport.stream(list.spliterator(), false).allMatch(Pseudonyms::whose);
    List<JsonNode> items = new ArrayList<>();
    list.forEach(item -> items.add(replaced(item, pseudonyms)));
    if (people) items.sort(Comparator.comparingInt(Pseudonyms::place));
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }

  private static boolean whose(JsonNode item) {
    return PersonMark.marks(item)
        || WHOSE.stream().anyMatch(key -> PersonMark.marks(item.path(key)));
  }

  /** Stable: what one person did stays in the order in which it stood. */
  private static int place(JsonNode item) {
    JsonNode person =
        item.isTextual()
            ? item
            : WHOSE.stream().map(item::path).filter(JsonNode::isTextual).findFirst().orElseThrow();
    return Integer.parseInt(person.textValue().substring(PREFIX.length()));
  }
}
