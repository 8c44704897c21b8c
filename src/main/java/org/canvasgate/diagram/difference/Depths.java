package org.canvasgate.diagram.difference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.canvasgate.diagram.model.ChangeClass;

/**
 * How deep a change of which part of a file goes: the file {@code difference/depths.txt}. What it
 * does not name counts as code, so that what this program does not understand never passes lightly.
 */
final class Depths {
  /** The part that stands for an element being there at all. */
  static final String ELEMENT = "#element";

  /** The part that stands for the text of an element. */
  static final String TEXT = "#text";

  /** The word of elements that people know by name: they are reported each by itself. */
  static final String OWN = "own";

  private static final Pattern EVALUATED = Pattern.compile("[$#]\\{");
  private static final Pattern CALL = Pattern.compile("[\\w\\])}]\\s*\\(");
  private static final Depth UNKNOWN = new Depth(ChangeClass.CODE, "unknown");
  private static final Pattern STRING = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern WRITING =
      Pattern.compile("\\b(date and time|date|time|duration|not)\\s*\\(");
  private static final Pattern COLOURS = Pattern.compile("^(bioc|color|biodi):");
  private static final Depths SHIPPED = read();

  /**
   * @param word under which the sentence stands
   */
  record Depth(ChangeClass depth, String word) {
    Depth atLeast(ChangeClass other) {
      return new Depth(depth.deeper(other), word);
    }
  }

  private final Map<String, Depth> parts = new HashMap<>();

  private Depths() {}

  static Depths shipped() {
    return SHIPPED;
  }

  /**
   * How deep a value goes that stands in a diagram or table.
   *
   * @param discriminator what tells elements of that name apart, such as the name of a property
   * @param values before and after
   */
  Depth of(String node, String discriminator, String part, String... values) {
    Depth depth = find(node, discriminator, part);
    if (part.equals("xsi:type") && Stream.of(values).allMatch(Depths::isUsual))
      return new Depth(ChangeClass.LAYOUT, "written");
    for (String value : values)
      if (value != null && EVALUATED.matcher(value).find())
        // Names and documentation are evaluated too where they hold an expression.
        if (depth.depth().compareTo(ChangeClass.TEXT) <= 0 || CALL.matcher(value).find())
          depth = depth.atLeast(ChangeClass.CODE);
    return depth;
  }

  /** The one type of expressions that the engine takes; it takes it, too, where none is written. */
  static boolean isUsual(String type) {
    return type == null || type.equals("bpmn tFormalExpression");
  }

  /** Whether elements of that name are known to people by their own name. */
  boolean isOwn(String node) {
    return find(node, "", ELEMENT).word().equals(OWN);
  }

  private Depth find(String node, String discriminator, String part) {
    int colon = node.indexOf(':');
    String prefix = node.startsWith("{") || colon < 0 ? "" : node.substring(0, colon);
    return first(node + "[" + discriminator + "] " + part)
        .or(() -> first(node + " " + part))
        .or(() -> first(prefix + ":* " + part))
        .or(() -> isForeign(part) ? Optional.empty() : first(prefix + ":* *"))
        .orElse(UNKNOWN);
  }

  /** An attribute of somebody else on an element that is otherwise harmless. */
  private static boolean isForeign(String part) {
    return part.startsWith("{") || part.contains(":") && !COLOURS.matcher(part).find();
  }

  private Optional<Depth> first(String key) {
    return Optional.ofNullable(parts.get(key));
  }

  /** Whether an expression of a table or form calls anything but the writing of a date. */
  static boolean calls(String text) {
    if (text == null) return false;
    String bare = STRING.matcher(text).replaceAll("\"\"");
    return CALL.matcher(WRITING.matcher(bare).replaceAll("")).find();
  }

  private static Depths read() {
    var depths = new Depths();
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Depths.class.getResourceAsStream("/difference/depths.txt"),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank() || line.startsWith("//")) continue;
        String[] words = line.strip().split("\\s+");
        depths.parts.put(
            words[0] + " " + words[1], new Depth(ChangeClass.valueOf(words[2]), words[3]));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return depths;
  }
}
