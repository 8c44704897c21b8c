package org.canvasgate.diagram.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.form.Problem;

/**
 * Reads a form and holds each component against the {@link Grammar}: no picture, frame or page from
 * elsewhere, no script or event in what is shown, and every expression in FEEL's safe part. A name
 * that stands twice is refused: two readers could take different ones.
 */
final class FormScan {
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(ModelLimits.DEPTH)
                          .maxStringLength(64 * 1024)
                          .maxNumberLength(40)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What FEEL stands between in a text; {@code #if} and {@code #loop} are told by their mark. */
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

  private static final Pattern MARK = Pattern.compile("^\\s*(#if|#loop)\\s+|^\\s*/(if|loop)\\s*$");

  private static final Pattern TAG =
      Pattern.compile("<(/?)([A-Za-z!?][A-Za-z0-9-]*)([^>]*)(>|$)", Pattern.DOTALL);
  private static final Set<String> TAGS =
      Set.of(
          "div",
          "span",
          "p",
          "br",
          "hr",
          "b",
          "strong",
          "i",
          "em",
          "u",
          "small",
          "sub",
          "sup",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "li",
          "dl",
          "dt",
          "dd",
          "table",
          "caption",
          "thead",
          "tbody",
          "tfoot",
          "tr",
          "th",
          "td",
          "style",
          "details",
          "summary",
          "section",
          "blockquote",
          "code",
          "pre",
          "abbr");
  private static final Pattern ATTRIBUTES =
      Pattern.compile(
          "(?:\\s+(?:class|style|title|lang|dir|id|role|colspan|rowspan|scope|aria-[a-z]+)"
              + "(?:\\s*=\\s*(?:\"[^\"]*\"|'[^']*'))?)*+\\s*/?");
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "javascript\\s*:|vbscript\\s*:|data\\s*:\\s*(?:[a-z]+/|[,;])|(?:url|src|image-set|cross-fade)\\s*\\(|@import|expression\\s*\\(|behavior\\s*:|-moz-binding|\\\\[0-9a-fA-F]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "!\\[[^\\]]*]|\\]\\(\\s*(?!https://|/(?!/))|(?m:^\\s*\\[[^\\]]+]:\\s*(?!https://|/(?!/)))");

  /** A letter written as a number: a browser reads it, whoever looks for a word does not. */
  private static final Pattern LETTER_AS_NUMBER = Pattern.compile("&#(?!123;|61;)");

  /** Texts within an expression are shown as well. */
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"");

  /** What may have a Korean twin: a twin takes the place of the part, whatever the part is. */
  private static final Set<String> TWINS =
      Set.of(
          "label",
          "description",
          "text",
          "content",
          "values",
          "dateLabel",
          "timeLabel",
          "suffixAdorner",
          "prefixAdorner");

  private static final String TWIN = ".ko";

  /** How many lines a field begins with is drawn by every reader's browser. */
  private static final Set<String> COUNTS =
      Set.of("defaultRepetitions", "nonCollapsedItems", "rowCount", "decimalDigits");

  private static final int MOST = 100;

  private final Found found;
  private int parts;

  private FormScan(Found found) {
    this.found = found;
  }

  static void scan(String json, Found found) {
    try {
      JsonNode form = JSON.readTree(json);
      if (form == null || !form.isObject()) found.add(null, null, "guard.unreadable");
      else new FormScan(found).component(form, true);
    } catch (IOException | RuntimeException unreadable) {
      found.add(null, null, "guard.unreadable");
    }
  }

  private void component(JsonNode component, boolean whole) {
    if (found.full()) return;
    if (++parts > ModelLimits.ELEMENTS) {
      found.add(null, null, "guard.too-many-elements", ModelLimits.ELEMENTS);
      return;
    }
    String type = component.path("type").asText("");
    String id = whole ? null : component.path("id").asText(null);
    if (!Grammar.FORM.knows(type) || whole != type.equals("default")) {
      found.add(id, null, "guard.component", type);
      return;
    }
    Iterator<Map.Entry<String, JsonNode>> fields = component.fields();
    while (fields.hasNext()) {
      var field = fields.next();
      if (!field.getKey().equals("type") && Grammar.FORM.attribute(type, field.getKey()).isEmpty())
        found.add(id, null, "guard.attribute", field.getKey());
      else if (field.getKey().equals("components"))
        field.getValue().forEach(each -> component(each, false));
      else value(id, field.getKey(), field.getValue());
      if (COUNTS.contains(field.getKey()) && field.getValue().asDouble() > MOST)
        found.add(id, null, "guard.value", field.getKey(), field.getValue().asText());
    }
    component.path("properties").fieldNames().forEachRemaining(name -> twin(id, name));
  }

  private void twin(String id, String name) {
    if (name.endsWith(TWIN) && !TWINS.contains(name.substring(0, name.length() - TWIN.length())))
      found.add(id, null, "guard.attribute", name);
  }

  private void value(String id, String key, JsonNode value) {
    if (value.isTextual()) text(id, key, value.asText());
    else if (value.isObject())
      value.fields().forEachRemaining(each -> value(id, each.getKey(), each.getValue()));
    else if (value.isArray()) value.forEach(each -> value(id, key, each));
  }

  private void text(String id, String key, String text) {
    if (text.startsWith("=")) note(id, SafeFeel.expression(text.substring(1)));
    else if (key.equals("expression") || key.equals("hide")) note(id, SafeFeel.expression(text));
    Matcher template = TEMPLATE.matcher(text);
    while (template.find())
      note(id, SafeFeel.expression(MARK.matcher(template.group(1)).replaceFirst("")));
    String shown = TEMPLATE.matcher(text).replaceAll("");
    if (!text.startsWith("=")) markup(id, shown);
    template.reset();
    while (template.find()) quoted(id, template.group(1));
    if (text.startsWith("=")) quoted(id, text);
  }

  private void quoted(String id, String expression) {
    Matcher text = QUOTED.matcher(expression);
    while (text.find()) markup(id, text.group(1));
  }

  private void markup(String id, String shown) {
    Matcher dangerous = DANGEROUS.matcher(shown);
    if (dangerous.find()) found.add(id, null, "guard.markup", dangerous.group());
    Matcher hidden = LETTER_AS_NUMBER.matcher(shown);
    if (hidden.find()) found.add(id, null, "guard.markup", "&#");
    Matcher outside = OUTSIDE.matcher(shown);
    if (outside.find()) found.add(id, null, "guard.markup", outside.group());
    Matcher tag = TAG.matcher(shown);
    while (tag.find()) {
      String name = tag.group(2).toLowerCase(java.util.Locale.ROOT);
      boolean fine =
          TAGS.contains(name)
              && tag.group(4).equals(">")
              && ATTRIBUTES.matcher(tag.group(3)).matches();
      if (!fine) found.add(id, null, "guard.markup", "<" + tag.group(2) + ">");
    }
  }

  private void note(String id, Optional<Problem> problem) {
    problem.ifPresent(
        each -> found.add(id, "guard.place.expression", each.key(), each.arguments()));
  }
}
