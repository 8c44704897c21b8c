package org.canvasgate.diagram.check;

import static org.canvasgate.diagram.check.ProcessTexts.blank;
import static org.canvasgate.diagram.check.ProcessTexts.korean;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** Whether Tasklist can show a form, its Java side takes it, and both languages can read it. */
final class FormCheck {
  /** The schema of form-js 1.8.7, which Tasklist 7.24 has inside. */
  private static final int NEWEST_SCHEMA = 16;

  private static final String PLATFORM = "Camunda Platform";

  /** What form-js 1.8.7 can show, and whether a person fills it in. */
  private static final Map<String, Boolean> TYPES =
      Map.ofEntries(
          Map.entry("checkbox", true),
          Map.entry("checklist", true),
          Map.entry("datetime", true),
          Map.entry("expression", true),
          Map.entry("number", true),
          Map.entry("radio", true),
          Map.entry("select", true),
          Map.entry("taglist", true),
          Map.entry("textarea", true),
          Map.entry("textfield", true),
          Map.entry("button", false),
          Map.entry("dynamiclist", false),
          Map.entry("group", false),
          Map.entry("html", false),
          Map.entry("iframe", false),
          Map.entry("image", false),
          Map.entry("separator", false),
          Map.entry("spacer", false),
          Map.entry("table", false),
          Map.entry("text", false));

  private static final Set<String> CHOICES = Set.of("checklist", "radio", "select", "taglist");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          ("type id key path label description properties validate conditional layout appearance"
                  + " values valuesKey valuesExpression defaultValue disabled readonly components"
                  + " showOutline text content subtype dateLabel timeLabel timeSerializingFormat"
                  + " timeUse24h timeInterval disallowPassedDates decimalDigits increment"
                  + " serializeToString searchable alt source url height security title"
                  + " expression computeOn columns columnsExpression rowCount dataSource action"
                  + " isRepeating allowAddRemove defaultRepetitions nonCollapsibleItems"
                  + " disableCollapse verticalAlignment")
              .split(" "));

  private static final Set<String> LIMITS =
      Set.of("required", "min", "max", "minLength", "maxLength", "pattern", "validationType");

  private static final List<String> READ_BY_PEOPLE =
      List.of("label", "description", "text", "content", "dateLabel", "timeLabel", "title", "alt");

  private static final List<String> ADORNERS = List.of("suffixAdorner", "prefixAdorner");

  private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
  private static final Set<String> OF_THE_VIEWER = Set.of("this", "parent", "i", "_this_");

  private final ModelFile file;
  private final JsonNode form;
  private final Surroundings around;
  private final Notes notes;
  private final Set<String> known;
  private final Set<String> ids = new HashSet<>();

  private FormCheck(ModelFile file, JsonNode form, ModelSet all, Surroundings around) {
    this.file = file;
    this.form = form;
    this.around = around;
    this.notes = new Notes(file);
    this.known = known(all);
  }

  static List<Finding> of(ModelFile file, ModelSet all, Surroundings around) {
    var read = Reading.form(file);
    if (read.isEmpty()) return Reading.problems(file);
    var check = new FormCheck(file, read.get(), all, around);
    check.whole(all);
    for (JsonNode component : components(read.get())) check.component(component);
    return check.notes.all();
  }

  // --- the form as a whole

  private void whole(ModelSet all) {
    if (!file.key().equals(form.path("id").asText()))
      notes.error(null, "general", "file.id", form.path("id").asText(), file.key());
    if (!"default".equals(form.path("type").asText())) notes.error(null, "general", "form.type");
    int schema = form.path("schemaVersion").asInt(0);
    if (schema < 1 || schema > NEWEST_SCHEMA)
      notes.error(null, "form-editor", "form.schema", schema, NEWEST_SCHEMA);
    if (!PLATFORM.equals(form.path("executionPlatform").asText()))
      notes.error(null, "form-editor", "form.platform", PLATFORM);
    if (!form.path("components").isArray()) notes.error(null, "form-editor", "form.empty");
    boolean used = asked(all);
    if (!used) notes.warn(null, null, "form.unused");
    var side = around.forms().get(file.key());
    if (side == null) {
      notes.error(null, null, "form.no-side", file.key());
      return;
    }
    Set<String> keys = keys(form);
    var shippedKeys =
        around
            .shipped()
            .find(ModelKind.FORM, file.key())
            .flatMap(Reading::form)
            .map(FormCheck::keys);
    for (String field : new TreeSet<>(side.fields()))
      if (!keys.contains(field) && shippedKeys.filter(its -> its.contains(field)).isPresent())
        notes.error(null, "form-editor", "form.field-gone", field);
  }

  private boolean asked(ModelSet all) {
    for (ModelFile process : all.files())
      if (process.kind() == ModelKind.PROCESS) {
        var diagram = Reading.process(process);
        if (diagram.isPresent()
            && (diagram.get().getModelElementsByType(UserTask.class).stream()
                    .anyMatch(task -> file.key().equals(task.getCamundaFormRef()))
                || diagram.get().getModelElementsByType(StartEvent.class).stream()
                    .anyMatch(start -> file.key().equals(start.getCamundaFormRef())))) return true;
      }
    return false;
  }

  // --- its components

  private void component(JsonNode component) {
    String id = text(component, "id");
    String type = component.path("type").asText();
    if (blank(id)) notes.error(null, "form-editor", "component.no-id", type);
    else if (!ids.add(id)) notes.error(id, "form-editor", "component.id-twice", id);
    if (!TYPES.containsKey(type)) {
      notes.error(id, "form-editor", "component.type", type);
      return;
    }
    component
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!ATTRIBUTES.contains(name))
                notes.warn(id, "form-editor", "component.attribute", name);
            });
    if (TYPES.get(type)) field(component, id);
    if (CHOICES.contains(type)) choices(component, id);
    picture(component, id);
    texts(component, id);
    expressions(component, id);
  }

  private void field(JsonNode component, String id) {
    String key = text(component, "key");
    if (blank(key) || !KEY.matcher(key).matches()) {
      notes.error(id, "key", "field.key", key == null ? "" : key);
      return;
    }
    if (keysTwice().contains(key)) notes.error(id, "key", "field.key-twice", key);
    var side = around.forms().get(file.key());
    if (side != null && !side.fields().contains(key))
      notes.error(id, "key", "field.not-taken", key);
    if (blank(text(component, "label")) && blank(text(component, "dateLabel")))
      notes.warn(id, "general", "field.no-label");
    component
        .path("validate")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!LIMITS.contains(name)) notes.warn(id, "validation", "component.attribute", name);
            });
    pattern(component, id);
    limits(component.path("validate"), "min", "max", id);
    limits(component.path("validate"), "minLength", "maxLength", id);
  }

  private void pattern(JsonNode component, String id) {
    String pattern = text(component.path("validate"), "pattern");
    if (pattern == null) return;
    try {
      Pattern.compile(pattern);
    } catch (java.util.regex.PatternSyntaxException broken) {
      notes.error(id, "validation", "field.pattern", pattern);
    }
  }

  private void limits(JsonNode validate, String least, String most, String id) {
    if (validate.path(least).isNumber()
        && validate.path(most).isNumber()
        && validate.path(least).decimalValue().compareTo(validate.path(most).decimalValue()) > 0)
      notes.error(
          id,
          "validation",
          "field.limits",
          validate.path(least).asText(),
          validate.path(most).asText());
  }

  private void choices(JsonNode component, String id) {
    int sources = 0;
    for (String source : List.of("values", "valuesKey", "valuesExpression"))
      if (component.hasNonNull(source)) sources++;
    if (sources != 1) notes.error(id, "options", "field.options");
    var seen = new HashSet<String>();
    for (JsonNode option : component.path("values"))
      if (!seen.add(option.path("value").asText()))
        notes.error(id, "options", "field.option-twice", option.path("value").asText());
    String key = text(component, "valuesKey");
    if (key != null && !known.contains(key)) notes.warn(id, "options", "form.not-given", key);
  }

  private void picture(JsonNode component, String id) {
    JsonNode shown = component.path("properties").path("show");
    if (shown.isMissingNode()) return;
    if (!around.panels().contains(shown.asText()))
      notes.error(id, "properties", "form.no-picture", shown.asText());
  }

  private void texts(JsonNode component, String id) {
    JsonNode twins = component.path("properties");
    for (String attribute : READ_BY_PEOPLE)
      twin(component.path(attribute).asText(), attribute, twins, id);
    for (String adorner : ADORNERS)
      twin(component.path("appearance").path(adorner).asText(), adorner, twins, id);
    int options = component.path("values").size();
    if (options > 0 && twins.path("values.ko").asText().split("\\|", -1).length != options)
      notes.warn(id, "properties", "form.options-korean", options);
  }

  private void twin(String text, String attribute, JsonNode twins, String id) {
    if (blank(text) || text.startsWith("=") || twins.has("show")) return;
    String twin = twins.path(attribute + ".ko").asText();
    if (blank(twin)) notes.warn(id, "properties", "form.no-korean", attribute + ".ko");
    else if (text.replaceAll("\\{\\{.*?}}|https?:\\S+", "").trim().split("\\s+").length > 2
        && !korean(twin)) notes.warn(id, "properties", "form.not-korean", attribute + ".ko");
  }

  // --- expressions

  private void expressions(JsonNode component, String id) {
    for (Map.Entry<String, String> text : texts(component).entrySet()) {
      Set<String> names = new TreeSet<>();
      if (!read(text.getValue(), names))
        notes.error(id, "form-editor", "form.expression-unreadable", shortened(text.getValue()));
      names.removeAll(known);
      for (String name : names) notes.warn(id, "form-editor", "form.not-given", name);
    }
  }

  private static String shortened(String text) {
    return text.length() > 120 ? text.substring(0, 120) + "…" : text;
  }

  /** Adds the names that a text reads as expression or template; false where it cannot be read. */
  private static boolean read(String text, Set<String> names) {
    if (text.startsWith("=")) {
      var read = Feel.names(text.substring(1));
      read.ifPresent(names::addAll);
      return read.isPresent();
    }
    // Inside a loop of a template the names are those of its rows.
    if (text.contains("{{#loop")) return true;
    Matcher template = TEMPLATE.matcher(text);
    while (template.find()) {
      String inner = template.group(1).strip();
      if (inner.startsWith("/") || inner.startsWith("else")) continue;
      if (inner.startsWith("#")) inner = inner.replaceFirst("#\\w+\\s*", "");
      if (inner.startsWith("=")) inner = inner.substring(1);
      var read = Feel.names(inner);
      if (read.isEmpty()) return false;
      names.addAll(read.get());
    }
    names.removeAll(OF_THE_VIEWER);
    return true;
  }

  /** Every text of a component that may hold an expression or a template, by its path. */
  private static Map<String, String> texts(JsonNode component) {
    Map<String, String> texts = new java.util.TreeMap<>();
    component
        .fields()
        .forEachRemaining(
            field -> {
              if (field.getKey().equals("components")) return;
              if (field.getValue().isTextual()) add(texts, field.getKey(), field.getValue());
              else if (field.getValue().isObject())
                field
                    .getValue()
                    .fields()
                    .forEachRemaining(
                        inner ->
                            add(texts, field.getKey() + "." + inner.getKey(), inner.getValue()));
            });
    return texts;
  }

  private static void add(Map<String, String> texts, String path, JsonNode value) {
    String text = value.asText();
    if (value.isTextual()
        && (text.startsWith("=") || text.contains("{{"))
        && !path.equals("validate.pattern")) texts.put(path, text);
  }

  /** What the form can name: its own fields, and what its Java side was seen to give. */
  private Set<String> known(ModelSet all) {
    var names = new HashSet<>(keys(form));
    names.addAll(OF_THE_VIEWER);
    var side = around.forms().get(file.key());
    if (side != null) names.addAll(side.fields());
    around
        .shipped()
        .find(ModelKind.FORM, file.key())
        .flatMap(Reading::form)
        .ifPresent(shipped -> names.addAll(named(shipped)));
    for (ModelFile process : all.files())
      if (process.kind() == ModelKind.PROCESS)
        Reading.process(process)
            .ifPresent(
                diagram -> {
                  boolean shows =
                      diagram.getModelElementsByType(UserTask.class).stream()
                          .anyMatch(task -> file.key().equals(task.getCamundaFormRef()));
                  if (shows)
                    diagram
                        .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
                        .stream()
                        .findFirst()
                        .ifPresent(
                            it ->
                                names.addAll(
                                    new Facts(it, diagram, new Ways(diagram), all, around).all()));
                });
    return names;
  }

  private static Set<String> named(JsonNode form) {
    var names = new TreeSet<>(keys(form));
    for (JsonNode component : components(form)) {
      texts(component).values().forEach(text -> read(text, names));
      String key = text(component, "valuesKey");
      if (key != null) names.add(key);
    }
    return names;
  }

  private Set<String> keysTwice() {
    var once = new HashSet<String>();
    var twice = new HashSet<String>();
    for (JsonNode component : components(form)) {
      String key = text(component, "key");
      if (key != null && !once.add(key)) twice.add(key);
    }
    return twice;
  }

  private static Set<String> keys(JsonNode form) {
    var keys = new TreeSet<String>();
    for (JsonNode component : components(form)) {
      String key = text(component, "key");
      if (key != null) keys.add(key);
    }
    return keys;
  }

  /** Every component, those within groups included. */
  static List<JsonNode> components(JsonNode parent) {
    var found = new ArrayList<JsonNode>();
    for (JsonNode child : parent.path("components")) {
      found.add(child);
      found.addAll(components(child));
    }
    return found;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).asText() : null;
  }
}
