package org.canvasgate.tracking.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.tracking.api.Faults.Kind;
import org.springdoc.core.customizers.OpenApiLocaleCustomizer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Makes the description whole: what was read off the code gets its words, in the reader's language
 * and by convention ({@code api.op.<operation>}, {@code api.field.<name>}), the faults that any
 * request can meet, the two ways to sign in, and examples.
 */
@Component
@PropertySource("classpath:api.properties")
class ApiDescription implements OpenApiLocaleCustomizer {
  private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
  private static final String OCTETS =
      org.springframework.http.MediaType.APPLICATION_OCTET_STREAM_VALUE;
  private static final String PROBLEM =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String FAULT = "Fault";
  private static final String PROPOSALS = "Proposals";

  /** Answered to anybody, because they tell of the interface and of nobody's case. */
  private static final Set<String> OPEN = Set.of("proposalSchema");

  /** Answers that are files in a shape of their own. */
  private static final Set<String> FREE = Set.of("recordFile", "proposalSchema");

  private static final Set<String> CREATES = Set.of("propose", "addDocument");

  /** What is sent and fetched byte by byte. */
  private static final Set<String> BYTES = Set.of("documentContent", "addDocument");

  private final MessageSource messages;
  private final ObjectProvider<RequestMappingHandlerMapping> routes;
  private final ObjectMapper json;
  private volatile AnswerShapes shapes;

  ApiDescription(
      MessageSource messages,
      ObjectProvider<RequestMappingHandlerMapping> routes,
      ObjectMapper json) {
    this.messages = messages;
    this.routes = routes;
    this.json = json;
  }

  @Override
  public void customise(OpenAPI api, Locale locale) {
    api.info(
        new Info()
            .title(say("api.title", locale))
            .description(say("api.lead", locale))
            .version("1")
            .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
    api.servers(List.of(new Server().url("/").description(say("api.server", locale))));
    components(api, locale);
    Set<String> tags = new TreeSet<>();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperationsMap().entrySet().stream())
        .forEach(operation -> tags.add(describe(operation, locale)));
    api.tags(
        tags.stream()
            .map(tag -> new Tag().name(tag).description(say("api.tag." + tag, locale)))
            .toList());
  }

  private void components(OpenAPI api, Locale locale) {
    Components components = api.getComponents() == null ? new Components() : api.getComponents();
    api.components(components);
    shapes().add(components, Fault.class);
    components.addSchemas(PROPOSALS, proposals());
    shapes()
        .complete(
            components,
            name -> say("api.schema." + name, locale),
            (whole, name) -> say("api.field.", whole, name, locale));
    components.getSchemas().get(PROPOSALS).description(say("api.schema.Proposals", locale));
    components
        .addSecuritySchemes(
            "key",
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(say("api.security.key", locale)))
        .addSecuritySchemes(
            "password",
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description(say("api.security.password", locale)));
  }

  /** One proposal or several, in the shape of the files that people load. */
  private static Schema<?> proposals() {
    Schema<?> proposal = new Schema<>().type("object");
    proposal.types(Set.of("object"));
    Schema<?> several = new Schema<>().type("array").items(new Schema<>().types(Set.of("object")));
    several.types(Set.of("array"));
    return new Schema<>().oneOf(List.of(proposal, several));
  }

  private String describe(Map.Entry<PathItem.HttpMethod, Operation> entry, Locale locale) {
    Operation operation = entry.getValue();
    String id = operation.getOperationId();
    String tag = operation.getTags().get(0).replaceAll("-(api|controller)$", "");
    operation.setTags(List.of(tag));
    operation.setSummary(say("api.op." + id, locale));
    operation.setDescription(say("api.op." + id + ".text", locale));
    boolean withPath = false;
    if (operation.getParameters() != null)
      for (var parameter : operation.getParameters()) {
        parameter.setDescription(
            say("api.param.", id + "." + parameter.getName(), parameter.getName(), locale));
        withPath |= "path".equals(parameter.getIn());
      }
    request(operation, id, locale);
    created(operation, id);
    operation.getResponses().forEach((status, answer) -> answer(id, status, answer, locale));
    boolean sends = operation.getRequestBody() != null;
    boolean open = OPEN.contains(id);
    if (!open)
      operation.setSecurity(
          List.of(
              new SecurityRequirement().addList("key", scope(entry.getKey(), id, tag)),
              new SecurityRequirement().addList("password")));
    for (Kind kind : Kind.values())
      if (possible(kind, open, withPath, sends, entry.getKey())) fault(operation, kind, locale);
    return tag;
  }

  /** What is taken in is answered with 201, and what is only looked at with 200. */
  private static void created(Operation operation, String id) {
    if (!CREATES.contains(id)) return;
    ApiResponse looked = operation.getResponses().get("200");
    operation.getResponses().addApiResponse("201", new ApiResponse().content(looked.getContent()));
    if (!id.equals("propose")) operation.getResponses().remove("200");
  }

  /** What a key must allow; a password needs nothing more. */
  private static List<String> scope(PathItem.HttpMethod method, String id, String tag) {
    if (id.equals("me")) return List.of();
    if (tag.equals("task")) return List.of("tasks");
    return List.of(
        method == PathItem.HttpMethod.GET || id.equals("seeNotices") ? "read" : "propose");
  }

  private static boolean possible(
      Kind kind, boolean open, boolean withPath, boolean sends, PathItem.HttpMethod method) {
    return switch (kind) {
      case NOT_SIGNED_IN, OUT_OF_SCOPE -> !open;
      case NOT_ALLOWED, KEPT_OFF, NOT_PUBLISHED, METHOD -> false; // told by 403 and by 405 itself
      case NOT_FOUND -> withPath;
      case UNREADABLE -> sends || withPath || method == PathItem.HttpMethod.GET && !open;
      case MEDIA_TYPE -> sends;
      case REFUSED, CHANGED -> sends || method == PathItem.HttpMethod.DELETE;
      case TOO_LARGE -> sends;
      case NOT_ACCEPTABLE, UNAVAILABLE, FAILED -> true;
    };
  }

  private void fault(Operation operation, Kind kind, Locale locale) {
    operation
        .getResponses()
        .addApiResponse(
            String.valueOf(kind.status().value()),
            new ApiResponse()
                .description(say("api.fault." + kind.key(), locale))
                .content(
                    new Content()
                        .addMediaType(
                            PROBLEM,
                            new MediaType().schema(new Schema<>().$ref(SCHEMAS + FAULT)))));
  }

  private void request(Operation operation, String id, Locale locale) {
    RequestBody body = operation.getRequestBody();
    if (body == null) return;
    body.setRequired(true);
    body.setDescription(say("api.body." + id, locale));
    body.getContent()
        .values()
        .forEach(
            media -> {
              if (BYTES.contains(id)) media.setSchema(bytes());
              if (id.equals("propose")) media.setSchema(new Schema<>().$ref(SCHEMAS + PROPOSALS));
              if (!BYTES.contains(id)) media.setExample(example(id + ".request"));
            });
  }

  private void answer(String id, String status, ApiResponse answer, Locale locale) {
    answer.setDescription(say("api.answer." + status, locale));
    if (FREE.contains(id)) {
      Schema<?> free = new Schema<>();
      free.types(Set.of("object"));
      answer.content(new Content().addMediaType(JSON, new MediaType().schema(free)));
    }
    if (id.equals("documentContent"))
      answer.content(new Content().addMediaType(OCTETS, new MediaType().schema(bytes())));
    if (answer.getContent() == null) return;
    JsonNode example = example(id);
    if (example != null) answer.getContent().values().forEach(media -> media.setExample(example));
    if (Set.of("proposals", "notices").contains(id))
      answer.addHeaderObject(
          "Link", new Header().description(say("api.header.link", locale)).schema(text()));
    if (status.equals("200"))
      answer.addHeaderObject(
          "ETag", new Header().description(say("api.header.etag", locale)).schema(text()));
  }

  private static Schema<?> bytes() {
    return text().format("binary");
  }

  private static Schema<?> text() {
    Schema<?> text = new Schema<>();
    text.types(Set.of("string"));
    return text;
  }

  /** An answer that the sample cases really gave, shortened; null where there is none. */
  private JsonNode example(String id) {
    Resource file = new ClassPathResource("api/examples/" + id + ".json");
    if (!file.exists()) return null;
    try (InputStream content = file.getInputStream()) {
      return json.readTree(content);
    } catch (IOException broken) {
      throw new IllegalStateException("the example of " + id + " is no JSON", broken);
    }
  }

  private AnswerShapes shapes() {
    if (shapes == null) shapes = AnswerShapes.of(routes.stream().toList());
    return shapes;
  }

  /** What means the same everywhere has its words once, by its short name. */
  private String say(String kind, String whole, String name, Locale locale) {
    String own = messages.getMessage(kind + whole, null, null, locale);
    return own == null ? say(kind + name, locale) : own;
  }

  private String say(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
