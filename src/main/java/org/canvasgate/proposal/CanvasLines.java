package org.canvasgate.proposal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.form.Problem;

/**
 * The canvas as a person types it: one item a line,
 *
 * <pre>
 * fares of 1,800 won | notice of 2021; council minutes | -> customer-segments 1, value-proposition 1
 * </pre>
 *
 * <p>that is, the text, then the evidence separated by semicolons, then the items of other blocks
 * that it rests on, counted from 1. Both additions may be left out. A backslash before {@code |},
 * {@code ;}, {@code -} or another backslash takes its meaning away.
 */
public final class CanvasLines {
  private static final String ARROW = "->";
  private static final Pattern LINK = Pattern.compile("([A-Za-z_-]+)\\s+([0-9]{1,4})");
  private static final String ESCAPABLE = "|;-\\";

  private CanvasLines() {}

  /** The form field of a block, such as {@code canvas_key_partners}. */
  public static String field(Block block) {
    return "canvas_" + block.key().replace('-', '_');
  }

  /**
   * Reads a canvas.
   *
   * @param texts the lines of each block; a block may be missing
   * @param problems takes every mistake, each under its block's form field
   * @return the canvas; an empty one where there was a mistake
   */
  public static Canvas parse(Map<Block, String> texts, List<Problem> problems) {
    int before = problems.size();
    Map<Block, List<Item>> items = new EnumMap<>(Block.class);
    texts.forEach((block, text) -> items.put(block, block(block, text, problems)));
    items.forEach((block, list) -> checkLinks(block, list, items, problems));
    return new Canvas(problems.size() > before ? Map.of() : items);
  }

  /** Writes a block so that {@link #parse} reads the same items again. */
  public static String format(List<Item> items) {
    return items.stream().map(CanvasLines::format).collect(Collectors.joining("\n"));
  }

  /** How a link is written, in lines as in files: {@code customer-segments 1}. */
  static String format(Link link) {
    return link.block().key() + " " + (link.item() + 1);
  }

  /**
   * Reads a link as {@link #format(Link)} writes it.
   *
   * @throws IllegalArgumentException where it names no block or no place in it
   */
  static Link link(String text) {
    Matcher matcher = LINK.matcher(text.strip());
    if (!matcher.matches()) throw new IllegalArgumentException("No link: " + text);
    return new Link(Block.of(matcher.group(1)), Integer.parseInt(matcher.group(2)) - 1);
  }

  /**
   * Splits a claim of a data file into items: at semicolons, but not inside brackets, where they
   * separate lesser things.
   */
  static List<Item> claim(String claim) {
    List<Item> items = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (char c : claim.toCharArray()) {
      if (c == '(') depth++;
      if (c == ')' && depth > 0) depth--;
      if (c == ';' && depth == 0) add(items, text);
      else text.append(c);
    }
    add(items, text);
    return items;
  }

  private static void add(List<Item> items, StringBuilder text) {
    if (!text.toString().isBlank()) items.add(Item.of(text.toString().strip()));
    text.setLength(0);
  }

  private static List<Item> block(Block block, String text, List<Problem> problems) {
    List<Item> items = new ArrayList<>();
    String[] lines = text.split("\\R");
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        Item item = item(block, i + 1, lines[i], problems);
        if (item != null) items.add(item);
      }
    }
    return items;
  }

  private static Item item(Block block, int line, String text, List<Problem> problems) {
    List<String> parts = split(text, '|');
    String claim = plain(parts.get(0));
    if (claim.isBlank()) {
      problem(problems, block, "proposal.line-without-text", line);
      return null;
    }
    List<String> evidence = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (String part : parts.subList(1, parts.size())) {
      if (part.strip().startsWith(ARROW)) readLinks(block, line, part.strip(), links, problems);
      else if (evidence.isEmpty() && links.isEmpty()) readEvidence(part, evidence);
      else problem(problems, block, "proposal.line-with-too-many-parts", line);
    }
    return new Item(claim, evidence, links);
  }

  private static void readEvidence(String part, List<String> evidence) {
    split(part, ';').stream()
        .map(CanvasLines::plain)
        .filter(text -> !text.isBlank())
        .forEach(evidence::add);
  }

  private static void readLinks(
      Block block, int line, String part, List<Link> links, List<Problem> problems) {
    for (String text : part.substring(ARROW.length()).split(",")) {
      if (text.isBlank()) continue;
      try {
        links.add(link(text));
      } catch (IllegalArgumentException noLink) {
        problem(problems, block, "proposal.line-with-wrong-link", line, text.strip());
      }
    }
  }

  /** Notes every link that points to an item which is not there. */
  static void checkLinks(
      Block block, List<Item> items, Map<Block, List<Item>> all, List<Problem> problems) {
    for (Item item : items)
      for (Link link : item.links())
        if (link.item() >= all.getOrDefault(link.block(), List.of()).size())
          problem(
              problems,
              block,
              "proposal.link-to-nothing",
              item.text(),
              link.item() + 1,
              blockName(link.block()));
  }

  private static void problem(
      List<Problem> problems, Block block, String key, Object first, Object... more) {
    Object[] arguments = new Object[more.length + 2];
    arguments[0] = blockName(block);
    arguments[1] = first;
    System.arraycopy(more, 0, arguments, 2, more.length);
    problems.add(new Problem(field(block), key, arguments));
  }

  static Object blockName(Block block) {
    return Problem.name("block." + block.key());
  }

  private static String format(Item item) {
    StringBuilder line = new StringBuilder(escape(item.text(), "|\\"));
    if (item.hasEvidence())
      line.append(" | ")
          .append(
              item.evidence().stream()
                  .map(CanvasLines::escapeEvidence)
                  .collect(Collectors.joining("; ")));
    if (!item.links().isEmpty())
      line.append(" | ")
          .append(ARROW)
          .append(' ')
          .append(item.links().stream().map(CanvasLines::format).collect(Collectors.joining(", ")));
    return line.toString();
  }

  private static String escapeEvidence(String text) {
    String escaped = escape(text, "|;\\");
    return escaped.startsWith(ARROW) ? "\\" + escaped : escaped;
  }

  private static String escape(String text, String special) {
    StringBuilder escaped = new StringBuilder();
    for (char c : oneLine(text).toCharArray()) {
      if (special.indexOf(c) >= 0) escaped.append('\\');
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** A text on one line, as every item of a canvas is kept. */
  static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (escapes(text, i)) part.append(c).append(text.charAt(++i));
      else if (c == separator) {
        parts.add(part.toString());
        part.setLength(0);
      } else part.append(c);
    }
    parts.add(part.toString());
    return parts;
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++)
      plain.append(escapes(text, i) ? text.charAt(++i) : text.charAt(i));
    return plain.toString().strip();
  }

  private static boolean escapes(String text, int at) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0;
  }
}
