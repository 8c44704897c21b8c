package org.canvasgate.record.letter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;

/**
 * The text of a letter as the secretariat writes it, with placeholders in double braces: {@code
 * {{service}}} stands for a value, what is between {@code {{#reason}}} and {@code {{/reason}}} is
 * there only where the value is, and between {@code {{^reason}}} and {@code {{/reason}}} only where
 * it is not. A line that begins with {@code # } is a heading, one with {@code - } an item; an empty
 * line begins a paragraph; a table stands on a line of its own.
 *
 * <p>Nothing else can be said in it: no expression is evaluated, and a value is never read as text
 * of the letter, whatever stands in it.
 */
final class LetterText {
  private static final Pattern TAG = Pattern.compile("\\{\\{\\s*([#^/]?)\\s*([^{}]*?)\\s*}}");
  private static final Pattern LONE_SECTION =
      Pattern.compile("(?m)^[ \\t]*(\\{\\{\\s*[#^/][^{}]*}})[ \\t]*(?:\\n|\\z)");

  /** Marks where a value begins, so that none is taken for a heading or an item. */
  private static final char VALUE = '\uE000';

  /** A line's end within a value. */
  private static final char VALUE_LINE = '\uE001';

  /** Stands on both sides of a table's name. */
  private static final char TABLE = '\uE002';

  private final List<Node> nodes;

  private LetterText(List<Node> nodes) {
    this.nodes = nodes;
  }

  private sealed interface Node {}

  private record Words(String text) implements Node {}

  private record Value(Placeholder placeholder) implements Node {}

  private record Section(Placeholder placeholder, boolean without, List<Node> inside)
      implements Node {}

  /** What a part of a letter is. */
  enum Kind {
    HEADING,
    PARAGRAPH,
    ITEM,
    TABLE
  }

  /**
   * A part of a letter.
   *
   * @param text its words, lines separated by line breaks; empty for a table
   * @param table null for anything else
   */
  record Part(Kind kind, String text, Table table) {}

  /**
   * A table of a letter.
   *
   * @param rows every row as long as the head
   */
  record Table(List<String> head, List<List<String>> rows) {}

  /**
   * Reads a text.
   *
   * @param field named in the problems
   * @throws Refusal for unknown names, and for sections that do not end or were not begun; every
   *     problem at once, each with its line
   */
  static LetterText parse(String field, String source) {
    var problems = new ArrayList<Problem>();
    LetterText text = read(field, source, problems);
    if (!problems.isEmpty()) throw new Refusal(problems);
    return text;
  }

  /** Reads a text and notes what is wrong with it. */
  static LetterText read(String field, String source, List<Problem> problems) {
    return new LetterText(new Reader(field, problems).read(tidy(source)));
  }

  private static String tidy(String source) {
    String lines = source.replace("\r\n", "\n").replace('\r', '\n');
    return lines.replaceAll("[" + VALUE + VALUE_LINE + TABLE + "]", "");
  }

  /** Reads tag by tag; keeps to the end what can be understood. */
  private static final class Reader {
    private record Open(Placeholder placeholder, boolean without, String name, int line) {}

    private final String field;
    private final List<Problem> problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<List<Node>> levels = new ArrayDeque<>();

    Reader(String field, List<Problem> problems) {
      this.field = field;
      this.problems = problems;
      levels.push(new ArrayList<>());
    }

    List<Node> read(String source) {
      // A section's tag alone on a line takes the line with it; the count of lines stays.
      boolean[] swallowed = new boolean[source.length() + 1];
      Matcher lone = LONE_SECTION.matcher(source);
      while (lone.find()) Arrays.fill(swallowed, lone.start(), lone.end(), true);
      Matcher tag = TAG.matcher(source);
      int from = 0;
      while (tag.find()) {
        words(source, from, tag.start(), swallowed);
        take(tag.group(1), tag.group(2), line(source, tag.start()));
        from = tag.end();
      }
      words(source, from, source.length(), swallowed);
      for (Open left : open) problem(left.line(), "letter.template.not-closed", left.name());
      while (levels.size() > 1) levels.pop();
      return levels.pop();
    }

    private void words(String source, int from, int to, boolean[] swallowed) {
      var text = new StringBuilder();
      for (int i = from; i < to; i++) if (!swallowed[i]) text.append(source.charAt(i));
      int braces = Math.max(source.substring(from, to).indexOf("{{"), -1);
      if (braces >= 0) problem(line(source, from + braces), "letter.template.braces");
      if (!text.isEmpty()) levels.peek().add(new Words(text.toString()));
    }

    private void take(String sign, String name, int line) {
      if (sign.equals("/")) {
        close(name, line);
        return;
      }
      Placeholder placeholder = Placeholder.find(name).orElse(null);
      if (placeholder == null) problem(line, "letter.template.unknown-name", name);
      if (sign.isEmpty()) {
        if (placeholder != null) levels.peek().add(new Value(placeholder));
        return;
      }
      open.push(new Open(placeholder, sign.equals("^"), name, line));
      levels.push(new ArrayList<>());
    }

    private void close(String name, int line) {
      if (open.isEmpty() || !open.peek().name().equals(name)) {
        problem(line, "letter.template.not-opened", name);
        return;
      }
      Open section = open.pop();
      List<Node> inside = levels.pop();
      if (section.placeholder() != null)
        levels.peek().add(new Section(section.placeholder(), section.without(), inside));
    }

    private void problem(int line, String key, Object... arguments) {
      var all = new Object[arguments.length + 1];
      all[0] = line;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      problems.add(new Problem(field, key, all));
    }

    private static int line(String source, int at) {
      return 1 + (int) source.substring(0, at).chars().filter(c -> c == '\n').count();
    }
  }

  /** The letter's parts for these values, in their order; a value that is not known is left out. */
  List<Part> fill(LetterValues values) {
    List<Part> parts = new ArrayList<>();
    for (String block : raw(values).split("\\n[ \\t]*(?:\\n[ \\t]*)+"))
      paragraphs(block, values, parts);
    return parts;
  }

  /** The text in one line, as a subject is. */
  String line(LetterValues values) {
    return plain(raw(values)).replaceAll("\\s+", " ").strip();
  }

  private static void paragraphs(String block, LetterValues values, List<Part> parts) {
    var paragraph = new StringBuilder();
    for (String line : block.split("\\n")) {
      String text = line.strip();
      Part part = null;
      if (text.startsWith("# ")) part = new Part(Kind.HEADING, plain(text.substring(2)), null);
      else if (text.startsWith("- ")) part = new Part(Kind.ITEM, plain(text.substring(2)), null);
      else if (text.length() > 2
          && text.charAt(0) == TABLE
          && text.indexOf(TABLE, 1) == text.length() - 1)
        part = new Part(Kind.TABLE, "", values.table(table(text)));
      if (part == null) {
        paragraph.append(line).append('\n');
        continue;
      }
      flush(paragraph, parts);
      parts.add(part);
    }
    flush(paragraph, parts);
  }

  private static Placeholder table(String marked) {
    return Placeholder.find(marked.substring(1, marked.length() - 1)).orElseThrow();
  }

  private static void flush(StringBuilder paragraph, List<Part> parts) {
    String text = plain(paragraph.toString());
    paragraph.setLength(0);
    if (!text.isEmpty()) parts.add(new Part(Kind.PARAGRAPH, text, null));
  }

  private static String plain(String raw) {
    return raw.replace(String.valueOf(VALUE), "")
        .replace(VALUE_LINE, '\n')
        .replaceAll(TABLE + "[a-z-]*" + TABLE, "")
        .strip();
  }

  private String raw(LetterValues values) {
    var out = new StringBuilder();
    write(nodes, values, out);
    return out.toString();
  }

  private static void write(List<Node> nodes, LetterValues values, StringBuilder out) {
    for (Node node : nodes) {
      if (node instanceof Words words) out.append(words.text());
      else if (node instanceof Value value) write(value.placeholder(), values, out);
      else if (node instanceof Section section
          && values.has(section.placeholder()) != section.without())
        write(section.inside(), values, out);
    }
  }

  private static void write(Placeholder placeholder, LetterValues values, StringBuilder out) {
    if (!values.has(placeholder)) return;
    if (placeholder.isTable()) out.append(TABLE).append(placeholder.key()).append(TABLE);
    else out.append(VALUE).append(tidy(values.text(placeholder)).replace('\n', VALUE_LINE));
  }
}
