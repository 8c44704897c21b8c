package org.canvasgate.diagram.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.canvasgate.diagram.model.Markup.Tag;

/**
 * What a file and its parts are called in a reader's language. Where a file says nothing in that
 * language it is read in English, and where it says nothing at all by its ids; a file that cannot
 * be read has its key for a title.
 */
public final class ModelWords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HANGUL = Pattern.compile("\\p{IsHangul}");
  private static final String BETWEEN = " / ";
  private static final int TOO_SHORT = 14;

  private final String title;
  private final String description;
  private final Map<String, String> elements;

  private ModelWords(String title, String description, Map<String, String> elements) {
    this.title = title;
    this.description = description;
    this.elements = elements;
  }

  /** Reads the words of a file; never refuses one. */
  public static ModelWords of(ModelFile file, Locale language) {
    boolean korean = Locale.KOREAN.getLanguage().equals(language.getLanguage());
    return switch (file.kind()) {
      case PROCESS -> process(file, korean);
      case TABLE -> table(file, korean);
      case FORM -> form(file, korean);
    };
  }

  /** What the process, table or form is called. */
  public String title() {
    return title;
  }

  /** What it is for; empty where it does not say. */
  public String description() {
    return description;
  }

  /** Names by id, of what has a name, in the order of the file. */
  public Map<String, String> elements() {
    return elements;
  }

  /** What an element is called; its id where it has no name. */
  public String element(String id) {
    return elements.getOrDefault(id, id);
  }

  /** The half of a text that is written as {@code English / 한국어}. */
  public static String half(String both, boolean korean) {
    for (int at = both.lastIndexOf(BETWEEN); at >= 0; at = both.lastIndexOf(BETWEEN, at - 1)) {
      String before = both.substring(0, at);
      String after = both.substring(at + BETWEEN.length());
      if (!HANGUL.matcher(before).find() && HANGUL.matcher(after).find())
        return korean ? after : before;
    }
    return both;
  }

  private static ModelWords process(ModelFile file, boolean korean) {
    Map<String, String> names = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    List<Tag> tags = Markup.tags(file.content());
    for (Tag tag : tags) {
      if (!tag.attribute("id").isBlank() && !tag.attribute("name").isBlank())
        names.put(tag.attribute("id"), tag.attribute("name"));
      if (tag.is("documentation") && tag.parent() != null)
        texts.putIfAbsent(tag.parent().attribute("id"), tag.text().toString().strip());
    }
    if (korean) tags.stream().filter(tag -> tag.is("property")).forEach(t -> say(t, names, texts));
    String title = names.getOrDefault(file.key(), file.key());
    return new ModelWords(title, texts.getOrDefault(file.key(), ""), names);
  }

  /** The property stands in the extensions of the element that it says the Korean of. */
  private static void say(Tag property, Map<String, String> names, Map<String, String> texts) {
    Tag owner = property.parent();
    for (int up = 0; up < 2 && owner != null; up++) owner = owner.parent();
    if (owner == null) return;
    String id = owner.attribute("id");
    if ("name.ko".equals(property.attribute("name"))) names.put(id, property.attribute("value"));
    if ("documentation.ko".equals(property.attribute("name")))
      texts.put(id, property.attribute("value"));
  }

  private static ModelWords table(ModelFile file, boolean korean) {
    Map<String, String> names = new LinkedHashMap<>();
    String title = "";
    String description = "";
    for (Tag tag : Markup.tags(file.content())) {
      String name =
          tag.attribute("label").isBlank() ? tag.attribute("name") : tag.attribute("label");
      if (!tag.attribute("id").isBlank() && !name.isBlank())
        names.put(tag.attribute("id"), half(name, korean));
      if (tag.is("decision") && tag.attribute("id").equals(file.key()))
        title = half(tag.attribute("name"), korean);
      if (tag.is("description") && tag.parent() != null) {
        String said = half(tag.text().toString().strip(), korean);
        if (tag.parent().is("decision")) description = said;
        else names.putIfAbsent(tag.parent().attribute("id"), said);
      }
    }
    if (korean && !HANGUL.matcher(title).find() && HANGUL.matcher(description).find())
      title = firstSentence(description);
    return new ModelWords(title.isBlank() ? file.key() : title, description, names);
  }

  /** A first sentence of a few letters only says which gate it is; then the second tells more. */
  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    if (end >= 0 && end < TOO_SHORT) end = text.indexOf(". ", end + 1);
    String first = end < 0 ? text : text.substring(0, end);
    return first.endsWith(".") ? first.substring(0, first.length() - 1) : first;
  }

  private static ModelWords form(ModelFile file, boolean korean) {
    try {
      Map<String, String> names = new LinkedHashMap<>();
      String heading = fields(JSON.readTree(file.content()), korean, names);
      String[] lines = heading.split("\n", 2);
      // What a case fills in says nothing at the beginning of a title.
      String title =
          lines[0]
              .replaceFirst("^#+\\s*", "")
              .replaceAll("\\{\\{.*?}}", "…")
              .replaceFirst("^…[\\s:,]*", "")
              .replaceFirst(":\\s*…$", "");
      String rest =
          lines.length > 1 ? lines[1].replace("*", "").replaceAll("\\{\\{.*?}}", "…") : "";
      return new ModelWords(title.isBlank() ? file.key() : title, rest.strip(), names);
    } catch (JsonProcessingException unreadable) {
      return new ModelWords(file.key(), "", Map.of());
    }
  }

  /** Names the fields and returns the first text of the form. */
  private static String fields(JsonNode holder, boolean korean, Map<String, String> names) {
    String heading = "";
    for (JsonNode component : holder.path("components")) {
      if (heading.isEmpty() && "text".equals(component.path("type").asText()))
        heading = text(component, "text", korean);
      String label = text(component, "label", korean);
      String key = component.path("key").asText(component.path("id").asText());
      if (!label.isBlank() && !key.isBlank()) names.put(key, label);
      String deeper = fields(component, korean, names);
      if (heading.isEmpty()) heading = deeper;
    }
    return heading;
  }

  private static String text(JsonNode component, String what, boolean korean) {
    String english = component.path(what).asText("");
    return korean ? component.path("properties").path(what + ".ko").asText(english) : english;
  }
}
