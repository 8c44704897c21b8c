package org.canvasgate.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.beans.factory.ObjectProvider;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A form file as it is handed to a reader: in the reader's language, and with its panels drawn.
 *
 * <p>Translations stand in a component's custom properties under the attribute's name with {@code
 * .ko}; the options of a list in {@code values.ko}, separated by a bar.
 */
final class ServedForms {
  private static final String KOREAN = ".ko";

  private final ObjectMapper json;
  private final ObjectProvider<ITemplateEngine> templates;
  private final ObjectProvider<FormPanel> beans;
  private volatile Map<String, FormPanel> panels;

  ServedForms(
      ObjectMapper json,
      ObjectProvider<ITemplateEngine> templates,
      ObjectProvider<FormPanel> beans) {
    this.json = json;
    this.templates = templates;
    this.beans = beans;
  }

  InputStream serve(InputStream file, TaskContext task, Locale locale) {
    try (file) {
      JsonNode form = json.readTree(file);
      walk(form, task, locale, false);
      return new ByteArrayInputStream(json.writeValueAsBytes(form));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The form file is not JSON", unreadable);
    }
  }

  private void walk(JsonNode node, TaskContext task, Locale locale, boolean hideable) {
    for (JsonNode child : node.path("components")) {
      if (!(child instanceof ObjectNode component)) continue;
      if (Languages.isKorean(locale)) translate(component);
      String panel = component.path("properties").path("show").asText();
      if (!panel.isBlank()) component.put("content", draw(panel, task, locale));
      boolean mayHide = hideable || component.path("conditional").hasNonNull("hide");
      if (mayHide) leaveToSubmission(component);
      walk(component, task, locale, mayHide);
    }
  }

  /**
   * The form viewer keeps a field's error when the field is hidden again, and Tasklist then refuses
   * to complete for good. A field that may hide is therefore missed by the form's Java side alone,
   * which says so in a sentence; the star stays.
   */
  private static void leaveToSubmission(ObjectNode component) {
    if (!(component.path("validate") instanceof ObjectNode rules)) return;
    if (rules.path("required").asBoolean() && component.path("label").isTextual())
      component.put("label", component.path("label").asText() + "*");
    rules.remove("required");
  }

  private static void translate(ObjectNode component) {
    component
        .path("properties")
        .fields()
        .forEachRemaining(
            property -> {
              if (property.getKey().endsWith(KOREAN))
                translate(
                    component,
                    property.getKey().substring(0, property.getKey().length() - KOREAN.length()),
                    property.getValue().asText());
            });
  }

  private static void translate(ObjectNode component, String attribute, String korean) {
    switch (attribute) {
      case "values" -> translateOptions(component.path("values"), korean.split("\\|"));
      case "suffixAdorner", "prefixAdorner" ->
          component.withObject("/appearance").put(attribute, korean);
      default -> component.put(attribute, korean);
    }
  }

  private static void translateOptions(JsonNode options, String[] korean) {
    if (!(options instanceof ArrayNode)) return;
    for (int i = 0; i < Math.min(options.size(), korean.length); i++)
      ((ObjectNode) options.get(i)).put("label", korean[i].strip());
  }

  private String draw(String name, TaskContext task, Locale locale) {
    FormPanel panel = panels().get(name);
    if (panel == null) throw new IllegalStateException("No room draws the panel '" + name + "'.");
    String html =
        templates
            .getObject()
            .process("panel/" + name, new Context(locale, panel.model(task, locale)));
    return inert(html);
  }

  /** Text from data must not become a template of the form: two braces open one, as does "=". */
  static String inert(String html) {
    String stripped = html.strip().replace("{{", "{&#123;");
    return stripped.startsWith("=") ? "&#61;" + stripped.substring(1) : stripped;
  }

  private Map<String, FormPanel> panels() {
    if (panels == null)
      panels =
          beans.stream()
              .collect(Collectors.toUnmodifiableMap(FormPanel::name, Function.identity()));
    return panels;
  }
}
