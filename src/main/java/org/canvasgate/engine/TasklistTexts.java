package org.canvasgate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.ProcessInstanceQueryImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.canvasgate.form.CaseTitle;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * What Tasklist is told about tasks, filters, processes, people and groups, in the reader's
 * language: names come from the diagram's {@code name.ko}. Also puts on every card which service it
 * is about, its city and gate, and how long is left, which Tasklist could otherwise only show by
 * letting members read a case's variables.
 */
final class TasklistTexts extends OncePerRequestFilter {
  private static final String KOREAN = ".ko";
  private static final DateTimeFormatter ENGINE_DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");
  private static final Pattern CONCERNED =
      Pattern.compile(
          "/camunda/api/engine/engine/[^/]+/(task|filter|process-definition|user|group|identity)(/.*)?");
  private static final Pattern FORMS = Pattern.compile(".*(form|form-variables)");

  private final ObjectMapper json;
  private final DiagramNames names;
  private final RuntimeService runtime;
  private final Acting acting;
  private final MessageSource messages;
  private final ObjectProvider<CaseTitle> titles;
  private final Supplier<TimeLeft> time;

  TasklistTexts(
      ObjectMapper json,
      DiagramNames names,
      RuntimeService runtime,
      Acting acting,
      MessageSource messages,
      ObjectProvider<CaseTitle> titles,
      Supplier<TimeLeft> time) {
    this.json = json;
    this.names = names;
    this.runtime = runtime;
    this.acting = acting;
    this.messages = messages;
    this.titles = titles;
    this.time = time;
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
    nameGroups(told, locale);
    nameAsInKorea(told);
    JsonNode cards = told.at("/_embedded/task");
    if (!cards.isEmpty()) fill(cards, told.at("/_embedded/processDefinition"), locale);
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

  private void fill(JsonNode cards, JsonNode processes, Locale locale) {
    Map<String, String> keys = businessKeys(cards);
    CaseTitle titles = this.titles.getIfAvailable();
    Map<String, CaseTitle.Card> cases =
        titles == null ? Map.of() : titles.cards(new TreeSet<>(keys.values()), locale);
    TimeLeft left = time.get();
    for (JsonNode each : cards) {
      ObjectNode card = (ObjectNode) each;
      String key = keys.get(card.path("processInstanceId").asText());
      CaseTitle.Card about = key == null ? null : cases.get(key);
      if (key != null) put(card, "case", about == null ? key : about.title());
      if (about != null && !about.city().isBlank())
        put(card, "city", messages.getMessage("city." + about.city(), null, about.city(), locale));
      put(card, "gate", gate(card, processes, locale));
      due(card).ifPresent(due -> put(card, "left", left.inWords(due, messages, locale)));
    }
  }

  private static void put(ObjectNode card, String name, String value) {
    card.withObject("/_embedded")
        .withArray("variable")
        .addObject()
        .put("name", name)
        .put("type", "String")
        .put("value", value);
  }

  /** A process that somebody added later is called as its diagram calls it. */
  private String gate(JsonNode card, JsonNode processes, Locale locale) {
    String step = "card.gate." + card.path("taskDefinitionKey").asText();
    String name = messages.getMessage(step, null, null, locale);
    if (name != null) return name;
    for (JsonNode process : processes)
      if (process.path("id").equals(card.path("processDefinitionId")))
        return messages.getMessage(
            "card.gate." + process.path("key").asText(),
            null,
            process.path("name").asText(),
            locale);
    return "";
  }

  /** Engine dates are written like {@code 2026-12-01T18:00:00.000+0900}. */
  private static Optional<Instant> due(JsonNode card) {
    String due = card.path("due").asText("");
    return due.isEmpty() || due.equals("null")
        ? Optional.empty()
        : Optional.of(OffsetDateTime.parse(due, ENGINE_DATE).toInstant());
  }

  private void nameGroups(JsonNode node, Locale locale) {
    if (node instanceof ObjectNode group && isGroup(group)) {
      String key = "group." + group.path("id").asText();
      String name = messages.getMessage(key, null, null, locale);
      if (name != null && Languages.isKorean(locale)) group.put("name", name);
    }
    node.forEach(child -> nameGroups(child, locale));
  }

  private static boolean isGroup(ObjectNode node) {
    return node.path("id").isTextual()
        && node.path("name").isTextual()
        && (node.has("type") && !node.has("deploymentId") && !node.has("resourceType")
            || node.size() == 2);
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
