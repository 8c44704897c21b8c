package org.canvasgate.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Item;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;

/**
 * Checks a document as a whole: against {@code schema/proposal.schema.json}, and for what a schema
 * cannot say. The validator's own sentences name types and patterns; ours say how to mend it.
 */
final class ProposalSchema {
  private static final String FILE = "/schema/proposal.schema.json";
  private static final JsonSchema SCHEMA = load();

  private ProposalSchema() {}

  /**
   * Every problem of one document.
   *
   * @param at path of the document in its file, such as {@code [2]}; empty for the file itself
   */
  static List<Problem> check(JsonNode document, String at) {
    List<Problem> problems = new ArrayList<>();
    endless(document, at, problems);
    if (!problems.isEmpty()) return problems; // the schema's reader breaks on them
    SCHEMA.validate(document).forEach(message -> problems.add(problem(message, at)));
    characters(document, at, problems);
    if (problems.isEmpty()) canvas(document.path("canvas"), at, problems);
    return problems;
  }

  /** A number such as 1e400 is read as endless. */
  private static void endless(JsonNode node, String at, List<Problem> problems) {
    if (node.isFloatingPointNumber() && !Double.isFinite(node.doubleValue()))
      problems.add(new Problem(at, "proposal.schema.amount", at));
    node.properties()
        .forEach(entry -> endless(entry.getValue(), join(at, entry.getKey()), problems));
    if (node.isArray())
      for (int i = 0; i < node.size(); i++) endless(node.get(i), at + "[" + i + "]", problems);
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static Problem problem(ValidationMessage message, String at) {
    String found = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
    String path = found.isEmpty() || found.startsWith("[") ? at + found : join(at, found);
    JsonNode value = message.getInstanceNode();
    JsonNode rule = message.getSchemaNode();
    String key = "proposal.schema." + message.getType();
    return switch (message.getType()) {
      case "required", "additionalProperties" ->
          new Problem(join(path, message.getProperty()), key, message.getProperty());
      case "type" ->
          new Problem(path, key, Problem.name("proposal.type." + types(rule)), shortened(value));
      case "enum" -> new Problem(path, key, shortened(value), choices(rule));
      case "maxLength" -> new Problem(path, key, value.asText().length(), rule.asInt());
      case "maxItems" -> new Problem(path, key, value.size(), rule.asInt());
      case "minimum", "maximum" -> new Problem(path, "proposal.schema.amount", shortened(value));
      case "pattern" -> new Problem(path, key + "." + pattern(found), shortened(value));
      default -> new Problem(path, "proposal.schema.other", message.getType());
    };
  }

  private static String pattern(String path) {
    if (path.equals("id")) return "id";
    if (path.endsWith("currency")) return "currency";
    return path.contains(".links[") ? "link" : "blank";
  }

  private static String types(JsonNode rule) {
    return rule.isTextual() ? rule.asText() : String.join("-", texts(rule));
  }

  private static String choices(JsonNode rule) {
    return String.join(", ", texts(rule));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String shortened(JsonNode value) {
    String text = value.isTextual() ? value.asText() : value.toString();
    return text.length() <= 60 ? text : text.substring(0, 57) + "…";
  }

  private static void characters(JsonNode node, String path, List<Problem> problems) {
    if (node.isTextual() && !Submission.storable(node.asText()))
      problems.add(new Problem(path, "proposal.unprintable"));
    node.fields().forEachRemaining(f -> characters(f.getValue(), join(path, f.getKey()), problems));
    if (node.isArray())
      for (int i = 0; i < node.size(); i++) characters(node.get(i), path + "[" + i + "]", problems);
  }

  private static void canvas(JsonNode canvas, String at, List<Problem> problems) {
    Map<Block, List<Item>> blocks = ProposalDocument.blocks(canvas);
    blocks.forEach(
        (block, items) -> {
          String path = join(at, "canvas." + block.key().replace('-', '_'));
          List<Problem> found = new ArrayList<>();
          CanvasLines.checkLinks(block, items, blocks, found);
          found.forEach(p -> problems.add(new Problem(path, p.key(), p.arguments())));
          // Whatever is taken in must fit the form in which its planner revises it.
          int length = CanvasLines.format(items).length();
          if (length > Submission.LONGEST_TEXT)
            problems.add(
                new Problem(path, "proposal.schema.maxLength", length, Submission.LONGEST_TEXT));
        });
  }

  private static JsonSchema load() {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().pathType(PathType.LEGACY).failFast(false).build();
    try (InputStream file = ProposalSchema.class.getResourceAsStream(FILE)) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(file, config);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
