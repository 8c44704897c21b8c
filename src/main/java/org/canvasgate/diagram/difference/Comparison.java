package org.canvasgate.diagram.difference;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.diagram.model.ModelFile;
import org.xml.sax.SAXException;

/**
 * Two versions of a decision table laid over one another: the columns and rules of both, and in
 * each cell what it said and says.
 */
record Comparison(String name, List<Cell> heads, List<Line> lines) {

  /**
   * A heading or cell.
   *
   * @param before null where the earlier version has none
   * @param after null where the later version has none
   */
  record Cell(String before, String after, boolean answer) {
    public String mark() {
      if (Objects.equals(before, after)) return "same";
      if (before == null) return "added";
      return after == null ? "removed" : "changed";
    }
  }

  /**
   * A rule.
   *
   * @param id of the rule in the later version, else in the earlier
   * @param number its place in the earlier and in the later version; null where it has none
   */
  record Line(String id, String mark, Cell number, Cell description, List<Cell> cells) {}

  /** The tables of two versions; empty where either cannot be read or has none. */
  static List<Comparison> of(ModelFile before, ModelFile after, Locale language) {
    try {
      Map<String, XmlNode> one = tables(before);
      Map<String, XmlNode> other = tables(after);
      var keys = new LinkedHashMap<String, String>();
      one.keySet().forEach(key -> keys.put(key, key));
      other.keySet().forEach(key -> keys.put(key, key));
      return keys.keySet().stream()
          .map(key -> table(one.get(key), other.get(key), language))
          .toList();
    } catch (SAXException unreadable) {
      return List.of();
    }
  }

  private static Map<String, XmlNode> tables(ModelFile file) throws SAXException {
    var tables = new TreeMap<String, XmlNode>();
    if (file != null)
      XmlNode.read(file.content())
          .children("dmn:decision")
          .forEach(
              decision ->
                  decision
                      .children("dmn:decisionTable")
                      .forEach(table -> tables.putIfAbsent(decision.attribute("id"), table)));
    return tables;
  }

  private static Comparison table(XmlNode before, XmlNode after, Locale language) {
    Function<XmlNode, String> label = column -> Bilingual.in(column.attribute("label"), language);
    List<Pair> columns = new ArrayList<>();
    columns.addAll(pairs(before, after, "dmn:input"));
    int inputs = columns.size();
    columns.addAll(pairs(before, after, "dmn:output"));
    var heads = new ArrayList<Cell>();
    for (Pair column : columns)
      heads.add(new Cell(column.one(label), column.other(label), heads.size() >= inputs));
    List<Pair> rules = pairs(before, after, "dmn:rule");
    Set<Pair> kept = inOrder(rules);
    List<Line> lines =
        rules.stream()
            .map(rule -> line(rule, !kept.contains(rule), columns, inputs, language))
            .toList();
    XmlNode decision = (after == null ? before : after).parent;
    return new Comparison(Bilingual.in(decision.attribute("name"), language), heads, lines);
  }

  /**
   * The most rules that follow one another as before: others have moved. A rule that only counts
   * differently, because one above it came or went, has not.
   */
  private static Set<Pair> inOrder(List<Pair> rules) {
    List<Pair> both =
        rules.stream().filter(rule -> rule.one != null && rule.other != null).toList();
    int[] longest = new int[both.size()];
    int[] before = new int[both.size()];
    int last = -1;
    for (int at = 0; at < both.size(); at++) {
      longest[at] = 1;
      before[at] = -1;
      for (int other = 0; other < at; other++)
        if (index(both.get(other).one) < index(both.get(at).one) && longest[other] >= longest[at]) {
          longest[at] = longest[other] + 1;
          before[at] = other;
        }
      if (last < 0 || longest[at] > longest[last]) last = at;
    }
    var kept = new HashSet<Pair>();
    for (int at = last; at >= 0; at = before[at]) kept.add(both.get(at));
    return kept;
  }

  private static Line line(
      Pair rule, boolean moved, List<Pair> columns, int inputs, Locale language) {
    var cells = new ArrayList<Cell>();
    for (Pair column : columns)
      cells.add(
          new Cell(
              cell(rule.one, column.one), cell(rule.other, column.other), cells.size() >= inputs));
    String place = place(rule.other);
    boolean stays = !moved && place != null && rule.one != null;
    Cell number = new Cell(stays ? place : place(rule.one), place, false);
    Cell description =
        new Cell(
            rule.one(node -> Bilingual.in(node.textOf("dmn:description"), language)),
            rule.other(node -> Bilingual.in(node.textOf("dmn:description"), language)),
            false);
    String mark = new Cell(id(rule.one), id(rule.other), false).mark();
    boolean changed = cells.stream().anyMatch(cell -> !cell.mark().equals("same"));
    if (mark.equals("same") && (changed || !description.mark().equals("same"))) mark = "changed";
    if (mark.equals("same") && !number.mark().equals("same")) mark = "moved";
    return new Line(
        id(rule.other == null ? rule.one : rule.other), mark, number, description, cells);
  }

  private static String id(XmlNode node) {
    return node == null ? null : node.attribute("id");
  }

  private static String place(XmlNode node) {
    return node == null ? null : String.valueOf(index(node) + 1);
  }

  private static int index(XmlNode node) {
    return node.parent.children(node.name).toList().indexOf(node);
  }

  private static String cell(XmlNode rule, XmlNode column) {
    if (rule == null || column == null) return null;
    boolean input = column.name.equals("dmn:input");
    List<XmlNode> row = rule.children(input ? "dmn:inputEntry" : "dmn:outputEntry").toList();
    int place = column.parent.children(column.name).toList().indexOf(column);
    String said = place < row.size() ? row.get(place).text : "";
    return said.isEmpty() ? "-" : said;
  }

  /** The same column or rule in both versions. */
  private record Pair(XmlNode one, XmlNode other) {
    String one(Function<XmlNode, String> text) {
      return one == null ? null : text.apply(one);
    }

    String other(Function<XmlNode, String> text) {
      return other == null ? null : text.apply(other);
    }
  }

  /** In the order of the later version; what is gone stands where it stood. */
  private static List<Pair> pairs(XmlNode before, XmlNode after, String kind) {
    List<XmlNode> earlier = before == null ? List.of() : before.children(kind).toList();
    List<XmlNode> later = after == null ? List.of() : after.children(kind).toList();
    Map<String, XmlNode> known =
        earlier.stream().collect(Collectors.toMap(Comparison::id, node -> node, (a, b) -> a));
    var pairs = new ArrayList<Pair>();
    for (XmlNode node : later) pairs.add(new Pair(known.remove(id(node)), node));
    for (int i = 0; i < earlier.size(); i++)
      if (known.get(id(earlier.get(i))) == earlier.get(i))
        pairs.add(Math.min(i, pairs.size()), new Pair(earlier.get(i), null));
    return pairs;
  }
}
