package org.canvasgate.diagram.difference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.canvasgate.diagram.difference.Depths.Depth;
import org.canvasgate.diagram.model.Alteration.What;
import org.canvasgate.diagram.model.ChangeClass;

/** Compares two versions of a form field by field. */
final class FormDifference {
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
  private static final Pattern TAG = Pattern.compile("<[^>]*>?");
  private static final Pattern HARMLESS =
      Pattern.compile(
          "</?(?:p|b|i|strong|em|u|br|hr|ul|ol|li|h[1-6]|span|div|table|thead|tbody|tr|th|td)\\s*/?>",
          Pattern.CASE_INSENSITIVE);

  /** What a field must have to be there at all. */
  private static final List<String> NAMES = List.of("id", "key", "type");

  private final Depths depths = Depths.shipped();
  private final Alterations found;

  FormDifference(String file) {
    this.found = new Alterations(file);
  }

  /** A field and where it stands. */
  private record Placed(JsonNode field, String group, int place) {}

  Alterations compare(JsonNode before, JsonNode after) {
    parts("form", null, before.path("id").asText(), before, after);
    Map<String, Placed> earlier = fields(before);
    Map<String, Placed> later = fields(after);
    earlier.forEach(
        (key, placed) -> {
          if (!later.containsKey(key)) there(placed, What.REMOVED);
        });
    later.forEach(
        (key, placed) -> {
          Placed was = earlier.get(key);
          if (was == null) there(placed, What.ADDED);
          else compare(was, placed);
        });
    moved(earlier, later);
    return found;
  }

  private void compare(Placed was, Placed is) {
    JsonNode field = is.field();
    if (!Objects.equals(was.group(), is.group()))
      found.add(
          element(field),
          What.MOVED,
          ChangeClass.FLOW,
          "group",
          name(field),
          was.group(),
          is.group());
    parts("field", field, name(field), was.field(), field);
    options(was.field(), field);
  }

  /** Fields of one group that have changed places with one another. */
  private void moved(Map<String, Placed> earlier, Map<String, Placed> later) {
    var before = earlier.keySet().stream().filter(later::containsKey).toList();
    var after = later.keySet().stream().filter(earlier::containsKey).toList();
    for (int i = 0; i < before.size(); i++)
      if (!before.get(i).equals(after.get(i))) {
        JsonNode field = later.get(after.get(i)).field();
        found.add(
            element(field),
            What.MOVED,
            ChangeClass.LAYOUT,
            "field-place",
            name(field),
            earlier.get(after.get(i)).place(),
            later.get(after.get(i)).place());
      }
  }

  private void there(Placed placed, What what) {
    JsonNode field = placed.field();
    String type = field.path("type").asText();
    Depth own = depths.of("field", type, Depths.ELEMENT);
    ChangeClass depth = own.depth();
    for (var leaf : leaves(field).entrySet())
      if (!NAMES.contains(leaf.getKey()))
        depth = depth.deeper(depth(field, leaf.getKey(), leaf.getValue(), null).depth());
    String required = field.path("validate").path("required").asBoolean() ? "-required" : "";
    String word = own.word().equals("unknown") ? "field-unknown" : own.word();
    found.add(
        element(field),
        what,
        depth,
        what.word() + "." + word + (word.equals("field") ? required : ""),
        name(field),
        type);
  }

  private void parts(String node, JsonNode field, String name, JsonNode was, JsonNode is) {
    SortedMap<String, String> before = leaves(was);
    SortedMap<String, String> after = leaves(is);
    var paths = new java.util.TreeSet<>(before.keySet());
    paths.addAll(after.keySet());
    for (String path : paths) {
      String one = before.get(path);
      String other = after.get(path);
      if (Objects.equals(one, other)) continue;
      Depth depth =
          field == null ? depths.of(node, "", path, one, other) : depth(field, path, one, other);
      String element = field == null ? null : element(field);
      if (depth.word().equals("unknown"))
        found.add(
            element,
            What.CHANGED,
            depth.depth(),
            "unknown",
            name,
            Alterations.value(one),
            Alterations.value(other),
            path);
      else if (depth.word().equals("written") || depth.word().equals("drawn"))
        found.add(element, What.MOVED, depth.depth(), depth.word(), name);
      else found.changed(element, name, depth, one, other);
    }
  }

  private Depth depth(JsonNode field, String path, String one, String other) {
    Depth depth = depths.of("field", field.path("type").asText(), path, one, other);
    if (depth.depth() == ChangeClass.TEXT && !markup(one).equals(markup(other)))
      depth = depth.atLeast(ChangeClass.CODE);
    if (!evaluated(one).equals(evaluated(other)))
      depth =
          depth.atLeast(
              Depths.calls(evaluated(one)) || Depths.calls(evaluated(other))
                  ? ChangeClass.CODE
                  : ChangeClass.FLOW);
    return depth;
  }

  /** What of a text the form evaluates. */
  private static String evaluated(String text) {
    if (text == null) return "";
    return text.strip().startsWith("=")
        ? text
        : TEMPLATE
            .matcher(text)
            .results()
            .map(java.util.regex.MatchResult::group)
            .collect(java.util.stream.Collectors.joining());
  }

  /** What is left of a text when harmless tags and words are taken away. */
  private static String markup(String html) {
    if (html == null) return "";
    var left = new StringBuilder();
    var tags = TAG.matcher(html);
    while (tags.find()) if (!HARMLESS.matcher(tags.group()).matches()) left.append(tags.group());
    return left.toString();
  }

  // --- options

  private void options(JsonNode was, JsonNode is) {
    Map<String, JsonNode> before = options(was);
    Map<String, JsonNode> after = options(is);
    before.forEach(
        (value, option) -> {
          if (!after.containsKey(value)) option(is, What.REMOVED, option);
        });
    after.forEach(
        (value, option) -> {
          JsonNode earlier = before.get(value);
          if (earlier == null) option(is, What.ADDED, option);
          else if (!earlier.equals(option))
            found.changed(
                element(is),
                name(is),
                new Depth(optionDepth(earlier).deeper(optionDepth(option)), "option-label"),
                earlier.path("label").asText(),
                option.path("label").asText());
        });
    List<String> kept = before.keySet().stream().filter(after::containsKey).toList();
    if (!kept.equals(after.keySet().stream().filter(before::containsKey).toList())
        || before.size() == after.size()
            && !was.path("values").equals(is.path("values"))
            && before.equals(after))
      found.add(element(is), What.MOVED, ChangeClass.LAYOUT, "option-place", name(is));
  }

  /** An option says a label and a value; whatever else it says nobody here understands. */
  private static ChangeClass optionDepth(JsonNode option) {
    for (var names = option.fieldNames(); names.hasNext(); )
      if (!List.of("label", "value").contains(names.next())) return ChangeClass.CODE;
    String label = option.path("label").asText();
    return evaluated(label).isEmpty() && markup(label).isEmpty()
        ? ChangeClass.TEXT
        : ChangeClass.CODE;
  }

  private void option(JsonNode field, What what, JsonNode option) {
    found.add(
        element(field),
        what,
        ChangeClass.RULE.deeper(optionDepth(option)),
        what.word() + ".option",
        name(field),
        option.path("label").asText(),
        option.path("value").asText());
  }

  private static Map<String, JsonNode> options(JsonNode field) {
    var options = new LinkedHashMap<String, JsonNode>();
    for (JsonNode option : field.path("values"))
      options.put(
          option.path("value").toString()
              + "#"
              + (options.containsKey(option.path("value").toString() + "#") ? options.size() : ""),
          option);
    return options;
  }

  // --- fields

  /** All fields by id, with the group they stand in; those without an id by their key or place. */
  private static Map<String, Placed> fields(JsonNode form) {
    var fields = new LinkedHashMap<String, Placed>();
    collect(form, "–", fields);
    return fields;
  }

  private static void collect(JsonNode group, String name, Map<String, Placed> fields) {
    int place = 0;
    for (JsonNode field : group.path("components")) {
      place++;
      String key =
          field.hasNonNull("id")
              ? "id:" + field.path("id").asText()
              : field.hasNonNull("key")
                  ? "key:" + field.path("key").asText()
                  : "place:" + name + place;
      while (fields.containsKey(key)) key += "'";
      fields.put(key, new Placed(field, name, place));
      collect(field, name(field), fields);
    }
  }

  static String element(JsonNode field) {
    return field.path("id").asText(field.path("key").asText(null));
  }

  /** What people call a field, in both languages. */
  static String name(JsonNode field) {
    JsonNode properties = field.path("properties");
    for (String text : List.of("label", "dateLabel", "text", "content")) {
      String english = plain(field.path(text).asText());
      if (!english.isEmpty())
        return Bilingual.of(english, plain(properties.path(text + ".ko").asText()));
    }
    return field.path("key").asText(field.path("id").asText(field.path("type").asText()));
  }

  private static final int HEADING = 90;

  /** The first line of a text without its marks. */
  private static String plain(String text) {
    String line = text.replaceAll("<[^>]*>", "").strip().replaceAll("^#+\\s*", "").split("\n")[0];
    return line.length() <= HEADING ? line : line.substring(0, HEADING) + "…";
  }

  /** Every value of a field by its path, without those of the fields inside and its options. */
  private static SortedMap<String, String> leaves(JsonNode node) {
    var leaves = new TreeMap<String, String>();
    for (var entries = node.fields(); entries.hasNext(); ) {
      var entry = entries.next();
      boolean told =
          entry.getValue().isArray()
              && (entry.getKey().equals("components") || entry.getKey().equals("values"));
      if (!told) leaves(entry.getKey(), entry.getValue(), leaves);
    }
    return leaves;
  }

  private static void leaves(String path, JsonNode node, SortedMap<String, String> leaves) {
    if (node.isValueNode()) leaves.put(path, node.isTextual() ? node.asText() : node.toString());
    else if (node.isEmpty()) leaves.put(path, node.toString());
    else if (node.isArray())
      for (int i = 0; i < node.size(); i++) leaves(path + "." + i, node.get(i), leaves);
    else node.fields().forEachRemaining(e -> leaves(path + "." + e.getKey(), e.getValue(), leaves));
  }
}
