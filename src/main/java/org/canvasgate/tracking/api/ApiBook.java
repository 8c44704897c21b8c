package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The description as people read it: chapters of operations, then the shapes they speak of. */
final class ApiBook {
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final String SCHEMAS = "#/components/schemas/";

  private final JsonNode api;

  ApiBook(JsonNode api) {
    this.api = api;
  }

  /** Operations on the same subject. */
  public record Chapter(String tag, String title, List<Deed> deeds) {}

  /**
   * One operation.
   *
   * @param scope what a key must allow; null where none is asked for
   * @param request an example of what is sent; null where nothing is
   * @param answers by status
   * @param shape name of the shape of the answer; null where it has none
   * @param list whether the answer is a list of that shape
   * @param example of the answer; null where there is none
   */
  public record Deed(
      String id,
      String method,
      String path,
      String summary,
      String text,
      String scope,
      List<Given> parameters,
      String body,
      String request,
      Map<String, String> answers,
      String shape,
      boolean list,
      String example) {}

  /** A parameter. */
  public record Given(String name, String in, boolean required, String type, String text) {}

  /** A shape of the content. */
  public record Shape(String name, String text, List<Field> fields) {}

  /** A field; {@code refers} names its shape, null where it is plain. */
  public record Field(String name, String type, String refers, boolean nullable, String text) {}

  /** How to sign in. */
  public record Entrance(String name, String text) {}

  String title() {
    return api.at("/info/title").asText();
  }

  String lead() {
    return api.at("/info/description").asText();
  }

  List<Entrance> entrances() {
    List<Entrance> ways = new ArrayList<>();
    api.at("/components/securitySchemes")
        .fields()
        .forEachRemaining(
            way ->
                ways.add(
                    new Entrance(
                        way.getValue().path("scheme").asText(),
                        way.getValue().path("description").asText())));
    return ways;
  }

  List<Chapter> chapters() {
    Map<String, Chapter> chapters = new LinkedHashMap<>();
    for (JsonNode tag : api.path("tags"))
      chapters.put(
          tag.path("name").asText(),
          new Chapter(
              tag.path("name").asText(), tag.path("description").asText(), new ArrayList<>()));
    api.path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation -> {
                          if (METHODS.contains(operation.getKey()))
                            chapters
                                .get(operation.getValue().at("/tags/0").asText())
                                .deeds()
                                .add(deed(path.getKey(), operation.getKey(), operation.getValue()));
                        }));
    return List.copyOf(chapters.values());
  }

  private static Deed deed(String path, String method, JsonNode operation) {
    List<Given> parameters = new ArrayList<>();
    for (JsonNode given : operation.path("parameters"))
      parameters.add(
          new Given(
              given.path("name").asText(),
              given.path("in").asText(),
              given.path("required").asBoolean(),
              type(given.path("schema")),
              given.path("description").asText()));
    Map<String, String> answers = new LinkedHashMap<>();
    operation
        .path("responses")
        .fields()
        .forEachRemaining(
            answer -> answers.put(answer.getKey(), answer.getValue().path("description").asText()));
    JsonNode good = operation.at("/responses/200/content");
    if (good.isMissingNode()) good = operation.at("/responses/201/content");
    JsonNode media = good.elements().hasNext() ? good.elements().next() : good;
    JsonNode schema = media.path("schema");
    JsonNode element = schema.has("items") ? schema.path("items") : schema;
    JsonNode sent = operation.at("/requestBody/content/application~1json");
    return new Deed(
        operation.path("operationId").asText(),
        method.toUpperCase(java.util.Locale.ROOT),
        path,
        operation.path("summary").asText(),
        operation.path("description").asText(),
        textOrNull(operation.at("/security/0/key/0")),
        parameters,
        textOrNull(operation.at("/requestBody/description")),
        example(sent),
        answers,
        refers(element),
        schema.has("items"),
        example(media));
  }

  private static String example(JsonNode media) {
    return media.hasNonNull("example") ? media.get("example").toPrettyString() : null;
  }

  List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    api.at("/components/schemas")
        .fields()
        .forEachRemaining(
            schema ->
                shapes.add(
                    new Shape(
                        schema.getKey(),
                        schema.getValue().path("description").asText(),
                        fields(schema.getValue()))));
    return shapes;
  }

  private static List<Field> fields(JsonNode schema) {
    List<Field> fields = new ArrayList<>();
    schema
        .path("properties")
        .fields()
        .forEachRemaining(
            property ->
                fields.add(
                    new Field(
                        property.getKey(),
                        type(property.getValue()),
                        refers(property.getValue()),
                        nullable(property.getValue()),
                        property.getValue().path("description").asText())));
    return fields;
  }

  private static boolean nullable(JsonNode schema) {
    for (JsonNode type : schema.path("type")) if (type.asText().equals("null")) return true;
    return schema.has("anyOf");
  }

  private static String refers(JsonNode schema) {
    String to = schema.path("$ref").asText(schema.at("/items/$ref").asText());
    if (to.isEmpty()) to = schema.at("/anyOf/0/$ref").asText();
    return to.isEmpty() ? null : to.substring(SCHEMAS.length());
  }

  /** The plain word for what a field is, such as {@code string}, {@code date} or {@code list}. */
  private static String type(JsonNode schema) {
    JsonNode type = schema.path("type");
    String word = type.asText();
    for (JsonNode each : type) if (!each.asText().equals("null")) word = each.asText();
    String format = schema.path("format").asText();
    if (word.equals("array")) return "list";
    if (format.startsWith("date")) return format;
    return word.isEmpty() ? "object" : word;
  }

  private static String textOrNull(JsonNode text) {
    return text.isTextual() ? text.asText() : null;
  }
}
