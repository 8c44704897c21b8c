package org.canvasgate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.canvasgate.form.CaseTitle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What Tasklist is told about tasks, filters and processes, in the reader's language: names come
 * from the diagram's {@code name.ko}. Also puts the case's title on every card, which Tasklist
 * could otherwise only show by letting members read a case's variables.
 */
final class TasklistTexts extends OncePerRequestFilter {
  /** The name under which a filter's cards show the case's title. */
  static final String CASE = "case";

  private static final String KOREAN = ".ko";
  private static final Pattern CONCERNED =
      Pattern.compile("/camunda/api/engine/engine/[^/]+/(task|filter|process-definition)(/.*)?");
  private static final Pattern FORMS = Pattern.compile(".*(form|form-variables)");

  private final ObjectMapper json;
  private final DiagramNames names;
  private final RuntimeService runtime;
  private final Acting acting;
  private final ObjectProvider<CaseTitle> titles;

  TasklistTexts(
      ObjectMapper json,
      DiagramNames names,
      RuntimeService runtime,
      Acting acting,
      ObjectProvider<CaseTitle> titles) {
    this.json = json;
    this.names = names;
    this.runtime = runtime;
    this.acting = acting;
    this.titles = titles;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !CONCERNED.matcher(path).matches() || FORMS.matcher(path).matches();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Locale locale = LocaleContextHolder.getLocale();
    var kept = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, kept);
    String type = kept.getContentType();
    if (kept.getStatus() == HttpServletResponse.SC_OK && type != null && type.contains("json"))
      rewrite(kept, locale);
    kept.copyBodyToResponse();
  }

  private void rewrite(ContentCachingResponseWrapper kept, Locale locale) throws IOException {
    JsonNode told = json.readTree(kept.getContentAsByteArray());
    if (Languages.isKorean(locale)) translate(told);
    nameAsInKorea(told);
    JsonNode cards = told.at("/_embedded/task");
    if (!cards.isEmpty()) title(cards, locale);
    kept.resetBuffer();
    kept.getOutputStream().write(json.writeValueAsBytes(told));
  }

  /** Tasklist puts the given name first; a Korean name is written family name first. */
  private static void nameAsInKorea(JsonNode node) {
    if (node instanceof ObjectNode person
        && person.path("firstName").isTextual()
        && person.path("lastName").isTextual()) {
      String family = person.path("lastName").asText();
      if (family.codePoints().anyMatch(TasklistTexts::isHangul)) {
        person.put("firstName", family + person.path("firstName").asText());
        person.put("lastName", "");
      }
    }
    node.forEach(TasklistTexts::nameAsInKorea);
  }

  private static boolean isHangul(int letter) {
    return Character.UnicodeScript.of(letter) == Character.UnicodeScript.HANGUL;
  }

  private void translate(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.hasNonNull("taskDefinitionKey") && object.hasNonNull("processDefinitionId"))
        rename(object, "processDefinitionId", object.path("taskDefinitionKey").asText());
      else if (object.hasNonNull("key") && object.has("deploymentId"))
        rename(object, "id", object.path("key").asText());
      translateOwn(object, object, "label");
      translateOwn(object, object.path("properties"), "name");
    }
    node.forEach(this::translate);
  }

  private void rename(ObjectNode object, String definition, String element) {
    String id = object.path(definition).asText();
    if (!id.isEmpty()) names.korean(id, element).ifPresent(korean -> object.put("name", korean));
  }

  private static void translateOwn(ObjectNode object, JsonNode source, String attribute) {
    JsonNode korean = source.path(attribute + KOREAN);
    if (korean.isTextual()) object.set(attribute, korean);
  }

  private void title(JsonNode cards, Locale locale) {
    Map<String, String> keys = businessKeys(cards);
    for (JsonNode card : cards) {
      String key = keys.get(card.path("processInstanceId").asText());
      if (key == null) continue;
      CaseTitle title = titles.getIfAvailable();
      ((ObjectNode) card)
          .withObject("/_embedded")
          .withArray("variable")
          .addObject()
          .put("name", CASE)
          .put("type", "String")
          .put("value", title == null ? key : title.of(key, locale));
    }
  }

  private Map<String, String> businessKeys(JsonNode cards) {
    Set<String> instances = new TreeSet<>();
    cards.forEach(card -> instances.add(card.path("processInstanceId").asText()));
    List<ProcessInstance> found =
        acting.asEngine(
            () ->
                ((ProcessInstanceQueryImpl)
                        runtime.createProcessInstanceQuery().processInstanceIds(instances))
                    .unlimitedList());
    var keys = new HashMap<String, String>();
    found.forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
    return keys;
  }
}
