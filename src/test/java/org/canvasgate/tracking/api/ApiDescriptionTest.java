package org.canvasgate.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Holds the description against what the interface does: every address is described, everything
 * described is called on a case that has gone the whole way, and every answer has the described
 * shape, field by field.
 */
@CanvasgateTest
class ApiDescriptionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchemaFactory SCHEMAS =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final String ROOT = "/api/v1";

  /** A service of the sample data that can be played in this application once. */
  private static final String SERVICE = "hwaseong-dongtan-ucity";

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
  private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Clock clock;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  @Test
  void everyAddressIsDescribedAndNothingElse() throws IOException {
    Set<String> there = new TreeSet<>();
    routes
        .getHandlerMethods()
        .keySet()
        .forEach(
            route ->
                route.getPatternValues().stream()
                    .filter(path -> path.startsWith(ROOT + "/"))
                    .filter(path -> !path.startsWith(ROOT + "/openapi.json"))
                    .forEach(
                        path ->
                            route
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(m -> there.add(m + " " + plain(path)))));
    Set<String> described = new TreeSet<>();
    operations(description("en"))
        .forEach((operation, node) -> described.add(operation.replace("  ", " ")));
    assertThat(described).isEqualTo(there).hasSizeGreaterThan(20);
  }

  /** Without the expressions that bound a variable. */
  private static String plain(String path) {
    return path.replaceAll(":[^}/]+}", "}");
  }

  @Test
  void everythingIsSaidInBothLanguages() throws IOException {
    JsonNode english = description("en");
    JsonNode korean = description("ko");
    List<String> same = new ArrayList<>();
    compare(english, korean, "", same);
    assertThat(same).as("said in one language only").isEmpty();
    operations(english)
        .forEach(
            (name, operation) -> {
              assertThat(operation.path("summary").asText()).as(name).matches(WORDS.asPredicate());
              assertThat(operation.path("description").asText())
                  .as(name)
                  .matches(WORDS.asPredicate());
              for (JsonNode parameter : operation.path("parameters"))
                assertThat(parameter.path("description").asText())
                    .as(name)
                    .matches(WORDS.asPredicate());
            });
    english
        .at("/components/schemas")
        .fields()
        .forEachRemaining(
            schema -> {
              assertThat(schema.getValue().path("description").asText())
                  .as(schema.getKey())
                  .isNotBlank();
              schema
                  .getValue()
                  .path("properties")
                  .fields()
                  .forEachRemaining(
                      field ->
                          assertThat(field.getValue().path("description").asText())
                              .as("%s.%s", schema.getKey(), field.getKey())
                              .isNotBlank());
            });
  }

  private static void compare(JsonNode english, JsonNode korean, String at, List<String> same) {
    english
        .fieldNames()
        .forEachRemaining(
            name -> {
              String here = at + "/" + name;
              JsonNode one = english.get(name);
              JsonNode other = korean.path(name);
              boolean words = (name.equals("description") || name.equals("summary"));
              if (words && one.isTextual() && one.equals(other) && one.asText().contains(" "))
                same.add(here + ": " + one.asText());
              if (!name.equals("example")) compare(one, other, here, same);
            });
  }

  @Test
  void everyAnswerHasTheShapeThatIsDescribed() throws IOException {
    String id = PlayedCase.at(application, SERVICE, "report-figures", 0);
    String open = PlayedCase.at(application, "incheon-imod-challenge", "draft-responsibilities", 0);
    Visitor planner = program("planner");
    Visitor secretary = program("secretary");
    JsonNode api = description("en");
    reports(id);
    Map<String, String> called = new LinkedHashMap<>();
    String task = json(planner.get(ROOT + "/tasks")).at("/tasks/0/id").asText();
    String record = json(secretary.get(path(id, "records"))).at("/0/number").asText();
    operations(api)
        .forEach(
            (name, operation) -> {
              if (!name.startsWith("GET ") || name.contains("/letters/{id}")) return;
              if (name.contains("{document}")) return;
              String path =
                  name.substring(4)
                      .replace("/tasks/{id}", "/tasks/" + task)
                      .replace("{id}", id)
                      .replace("{revision}", "1")
                      .replace("{number}", record);
              HttpResponse<String> answer =
                  (path.contains("/tasks/") ? planner : secretary).get(path);
              assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
              conforms(api, operation, "200", json(answer), name);
              called.put(name, answer.body());
            });
    assertThat(called).hasSizeGreaterThan(18);
    assertThat(called.get("GET /api/v1/proposals/{id}/scorecards"))
        .as("a case that went all the way")
        .contains("review", "maintenance", "canvasScore");
    assertThat(json(called.get("GET /api/v1/proposals/{id}/reports")).path("reports")).isNotEmpty();
    assertThat(json(called.get("GET /api/v1/proposals/{id}/plan")).path("years")).isNotEmpty();
    assertThat(json(called.get("GET /api/v1/proposals/{id}/verdicts"))).hasSizeGreaterThan(2);

    String drafting = PlayedCase.task(application, open, "draft-responsibilities", "planner");
    JsonNode form = json(planner.get(ROOT + "/tasks/" + drafting));
    conforms(api, operation(api, "GET /api/v1/tasks/{id}"), "200", form, "a form with choices");
    assertThat(form.path("fields").findValuesAsText("key")).contains("payer_fund", "entityKind");
    answers(api, planner, drafting, open);
    documents(api, planner, open);
    writes(api, planner, open);
  }

  private void documents(JsonNode api, Visitor planner, String open) {
    String path = path(open, "documents");
    HttpResponse<String> added =
        planner.octets(path + "?name=survey.txt&evidence=value-proposition", "waits: 9 minutes");
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    conforms(
        api, operation(api, "POST /api/v1/proposals/{id}/documents"), "201", json(added), path);
    String document = added.headers().firstValue("Location").orElseThrow();
    HttpResponse<String> fetched = planner.get(document);
    assertThat(fetched.body()).isEqualTo("waits: 9 minutes");
    assertThat(fetched.headers().firstValue("Content-Disposition").orElse(""))
        .startsWith("attachment");
    assertThat(planner.octets(path + "?name=survey.exe", "MZ").statusCode()).isEqualTo(422);
    assertThat(program("operator").get(document).statusCode()).as("a stranger").isEqualTo(404);
    assertThat(planner.delete(document).statusCode()).isEqualTo(204);
    assertThat(planner.get(document).statusCode()).isEqualTo(404);
  }

  /** The operator's program reports a month. */
  private void reports(String id) {
    String task = PlayedCase.task(application, id, "report-figures", "operator");
    HttpResponse<String> reported =
        program("operator")
            .post(
                ROOT + "/tasks/" + task + "/answer",
                "{\"year\": %d, \"monthsCovered\": 1, \"operatingCost\": 2}"
                    .formatted(LocalDate.now(clock).getYear()));
    assertThat(reported.statusCode()).as(reported.body()).isEqualTo(204);
  }

  /** The same form, with the same refusals, as in Tasklist. */
  private void answers(JsonNode api, Visitor planner, String task, String open) {
    JsonNode answer = operation(api, "POST /api/v1/tasks/{id}/answer");
    HttpResponse<String> refused =
        planner.post(ROOT + "/tasks/" + task + "/answer", "{\"payer_fund\": \"\"}");
    assertThat(refused.statusCode()).isEqualTo(422);
    conforms(api, answer, "422", json(refused), "a refusal");
    assertThat(json(refused).path("problems").findValuesAsText("code")).isNotEmpty();
    HttpResponse<String> foreign =
        program("operator").post(ROOT + "/tasks/" + task + "/answer", "{}");
    assertThat(foreign.statusCode()).as(foreign.body()).isIn(404, 422);
    assertThat(PlayedCase.waits(application, open, "draft-responsibilities", "planner")).isTrue();
    HttpResponse<String> unknown = planner.post(ROOT + "/tasks/00000000-no-such-task/answer", "{}");
    assertThat(unknown.statusCode()).isIn(404, 409);
    assertThat(planner.get(ROOT + "/tasks/00000000-no-such-task").statusCode()).isEqualTo(404);

    Map<String, Object> draft = new LinkedHashMap<>();
    for (JsonNode field : json(planner.get(ROOT + "/tasks/" + task)).path("fields"))
      if (field.path("key").asText().matches("(payer|accountable)_.*"))
        draft.put(field.path("key").asText(), field.at("/options/0/value").asText());
      else if (field.path("key").asText().matches("(operating|managing)Body"))
        draft.put(field.path("key").asText(), field.at("/options/0/value").asText());
    draft.put("entityKind", "city");
    HttpResponse<String> taken =
        planner.post(ROOT + "/tasks/" + task + "/answer", JSON.valueToTree(draft).toString());
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
    assertThat(PlayedCase.waits(application, open, "draft-responsibilities", "planner")).isFalse();
    HttpResponse<String> late = planner.post(ROOT + "/tasks/" + task + "/answer", "{}");
    assertThat(late.statusCode()).as("somebody was faster").isEqualTo(409);
    conforms(api, answer, "409", json(late), "too late");
  }

  private void writes(JsonNode api, Visitor planner, String open) throws IOException {
    String document =
        JSON.writeValueAsString(
            operation(api, "POST /api/v1/proposals")
                .at("/requestBody/content/application~1json/example"));
    JsonNode propose = operation(api, "POST /api/v1/proposals");
    HttpResponse<String> looked = planner.post(ROOT + "/proposals?dryRun=true", document);
    conforms(api, propose, "200", json(looked), "a dry run of the example");
    HttpResponse<String> taken = planner.post(ROOT + "/proposals", document);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    conforms(api, propose, "201", json(taken), "the example proposed");
    HttpResponse<String> withdrawn =
        planner.post(path(open, "withdrawal"), "{\"reason\": \"No land.\"}");
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(204);
    assertThat(withdrawn.body()).isEmpty();
    assertThat(planner.put(ROOT + "/notices/seen", "").statusCode()).isEqualTo(204);
  }

  @Test
  void everyExampleHasTheShapeThatIsDescribed() throws IOException {
    JsonNode api = description("en");
    Set<String> without = new TreeSet<>();
    operations(api)
        .forEach(
            (name, operation) -> {
              for (String status : List.of("200", "201")) {
                JsonNode example =
                    operation.at("/responses/" + status + "/content/application~1json/example");
                if (!example.isMissingNode()) conforms(api, operation, status, example, name);
                else if (operation.at("/responses/" + status + "/content").size() > 0)
                  without.add(name);
              }
              if (operation.at("/requestBody/content").has("application/json")
                  && operation.at("/requestBody/content/application~1json/example").isMissingNode())
                without.add(name + " (request)");
            });
    assertThat(without)
        .as("only files go without an example")
        .allMatch(
            name ->
                name.contains("/file")
                    || name.contains(".pdf")
                    || name.contains("schemas")
                    || name.contains("{document}"));
  }

  // --- the description as a program reads it

  private JsonNode description(String language) throws IOException {
    return JSON.readTree(new Visitor(port).reads(language).get(ROOT + "/openapi.json").body());
  }

  /** Every operation by its method and address, as in {@code GET /api/v1/me}. */
  private static Map<String, JsonNode> operations(JsonNode api) {
    Map<String, JsonNode> operations = new LinkedHashMap<>();
    api.path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        each -> {
                          if (METHODS.contains(each.getKey()))
                            operations.put(
                                each.getKey().toUpperCase(java.util.Locale.ROOT)
                                    + " "
                                    + path.getKey(),
                                each.getValue());
                        }));
    return operations;
  }

  private static JsonNode operation(JsonNode api, String name) {
    JsonNode operation = operations(api).get(name);
    assertThat(operation).as(name).isNotNull();
    return operation;
  }

  /** Checks an answer; a field that is not described counts as wrong. */
  private static void conforms(
      JsonNode api, JsonNode operation, String status, JsonNode answer, String what) {
    JsonNode content = operation.at("/responses/" + status + "/content");
    assertThat(content).as("%s has %s", what, status).isNotEmpty();
    ObjectNode schema = content.elements().next().path("schema").deepCopy();
    ObjectNode components = api.path("components").deepCopy();
    components.path("schemas").forEach(ApiDescriptionTest::close);
    schema.set("components", components);
    assertThat(SCHEMAS.getSchema(schema).validate(answer)).as(what).isEmpty();
  }

  private static void close(JsonNode schema) {
    if (schema.has("properties")) ((ObjectNode) schema).put("additionalProperties", false);
  }

  private Visitor program(String user) {
    return new Visitor(port).basic(user, PlayedCase.PASSWORD);
  }

  private static String path(String id, String rest) {
    return ROOT + "/proposals/" + id + "/" + rest;
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return json(answer.body());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError(text, notJson);
    }
  }
}
