package org.canvasgate.diagram.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.diagram.difference.Depths.Depth;
import org.canvasgate.diagram.model.Alteration.What;
import org.canvasgate.diagram.model.ChangeClass;

/** Compares two versions of a decision table. */
final class TableDifference extends XmlDifference {
  /** Hit policies under which the order of the rules means nothing. */
  private static final Set<String> UNORDERED = Set.of("UNIQUE", "ANY", "");

  private static final Set<String> CELLS = Set.of("dmn:inputEntry", "dmn:outputEntry");
  private static final Set<String> EVALUATED =
      Set.of("condition-cell", "answer-cell", "input-expression", "input-values");

  /** Who a column or rule is where its id does not tell. */
  private final Map<XmlNode, String> recognised = new HashMap<>();

  TableDifference(String file) {
    super(file);
  }

  @Override
  Alterations compare(XmlNode one, XmlNode other) {
    recognise(tables(one), tables(other));
    super.compare(one, other);
    for (var table : tables(one).entrySet())
      if (tables(other).containsKey(table.getKey()))
        new Answers(table.getValue(), tables(other).get(table.getKey()), this::columnName)
            .tell(found, table.getKey(), name(tables(other).get(table.getKey()).parent));
    return found;
  }

  /** The table of each decision, by the decision's id. */
  private static Map<String, XmlNode> tables(XmlNode root) {
    return root.children("dmn:decision")
        .filter(decision -> decision.id() != null)
        .filter(decision -> decision.children("dmn:decisionTable").findFirst().isPresent())
        .collect(
            Collectors.toMap(
                XmlNode::id,
                decision -> decision.children("dmn:decisionTable").findFirst().orElseThrow(),
                (first, second) -> first));
  }

  private void recognise(Map<String, XmlNode> before, Map<String, XmlNode> after) {
    before.forEach(
        (decision, one) -> {
          XmlNode other = after.get(decision);
          if (other == null) return;
          for (String kind : List.of("dmn:input", "dmn:output", "dmn:rule"))
            pair(kind, one.children(kind).toList(), other.children(kind).toList());
        });
  }

  /** Who has lost its id, but is the same in what it says, is the same. */
  private void pair(String kind, List<XmlNode> before, List<XmlNode> after) {
    var known = new HashSet<String>();
    before.forEach(node -> known.add(node.id()));
    Set<String> kept =
        after.stream().map(XmlNode::id).filter(known::contains).collect(Collectors.toSet());
    var open = new ArrayList<>(after.stream().filter(node -> !kept.contains(node.id())).toList());
    for (XmlNode one : before) {
      if (kept.contains(one.id())) continue;
      for (XmlNode other : open)
        if (content(one).equals(content(other))) {
          String key = "same:" + kind + recognised.size();
          recognised.put(one, key);
          recognised.put(other, key);
          open.remove(other);
          break;
        }
    }
  }

  private static String content(XmlNode node) {
    if (node.name.equals("dmn:output")) return node.attribute("name");
    return node.children("dmn:inputEntry", "dmn:outputEntry", "dmn:inputExpression")
        .map(child -> child.text)
        .collect(Collectors.joining("|"));
  }

  @Override
  String identity(XmlNode node) {
    if (recognised.containsKey(node)) return recognised.get(node);
    return node.id() != null && depths.isOwn(node.name) ? "id:" + node.id() : null;
  }

  /** A cell is told by the column that it stands in. */
  @Override
  String telling(XmlNode node) {
    XmlNode column = CELLS.contains(node.name) ? column(node) : null;
    return column == null ? super.telling(node) : String.valueOf(identity(column));
  }

  private static XmlNode column(XmlNode cell) {
    List<XmlNode> row = cell.parent.children(cell.name).toList();
    List<XmlNode> columns =
        cell.parent
            .parent
            .children(cell.name.equals("dmn:inputEntry") ? "dmn:input" : "dmn:output")
            .toList();
    int place = row.indexOf(cell);
    return place < columns.size() ? columns.get(place) : null;
  }

  @Override
  String name(XmlNode own) {
    if (own.parent == null)
      return own.children("dmn:decision").map(this::name).findFirst().orElse("");
    if (own.is("dmn:input", "dmn:output")) return columnName(own);
    if (own.name.equals("dmn:decision"))
      return own.attribute("name").isEmpty() ? own.id() : own.attribute("name");
    String described = own.textOf("dmn:description");
    return described.isEmpty() ? String.valueOf(own.id()) : described;
  }

  private String columnName(XmlNode column) {
    if (!column.attribute("label").isEmpty()) return column.attribute("label");
    if (!column.attribute("name").isEmpty()) return column.attribute("name");
    String asked = column.textOf("dmn:inputExpression");
    return asked.isEmpty() ? String.valueOf(column.id()) : asked;
  }

  @Override
  void tell(XmlNode own, XmlNode node, Depth depth, String part, String was, String is) {
    Depth judged =
        EVALUATED.contains(depth.word()) && (Depths.calls(was) || Depths.calls(is))
            ? depth.atLeast(ChangeClass.CODE)
            : depth;
    if (part.equals("id") && own == node) {
      // The records of decisions name the rules that held by their ids.
      found.add(is, What.CHANGED, ChangeClass.RULE, "renamed", name(own), was, is);
    } else if (CELLS.contains(node.name) && !depth.word().equals("unknown") && !part.equals("id")) {
      cell(own, node, judged, was, is);
    } else if (depth.word().equals("description") || depth.word().equals("label")) {
      inEachLanguage(own, judged, was, is);
    } else super.tell(own, node, judged, part, was, is);
  }

  private void cell(XmlNode rule, XmlNode cell, Depth depth, String was, String is) {
    XmlNode column = column(cell);
    found.add(
        rule.id(),
        What.CHANGED,
        depth.depth(),
        depth.word(),
        name(rule),
        Alterations.value(was),
        Alterations.value(is),
        column == null ? Alterations.NOTHING : columnName(column));
  }

  private void inEachLanguage(XmlNode own, Depth depth, String was, String is) {
    String before = was == null ? "" : was;
    String after = is == null ? "" : is;
    boolean english = !Bilingual.english(before).equals(Bilingual.english(after));
    if (english)
      found.changed(
          own.id(), name(own), depth, Bilingual.english(before), Bilingual.english(after));
    boolean both = Bilingual.isBoth(before) || Bilingual.isBoth(after);
    if (!english || both && !Bilingual.korean(before).equals(Bilingual.korean(after)))
      found.changed(
          own.id(),
          name(own),
          new Depth(depth.depth(), depth.word() + "-ko"),
          Bilingual.korean(before),
          Bilingual.korean(after));
  }

  @Override
  void reordered(XmlNode before, XmlNode after, List<XmlNode> moved) {
    for (XmlNode node : moved) {
      XmlNode earlier = counterpart(before, node);
      ChangeClass depth =
          switch (node.name) {
            case "dmn:input" -> ChangeClass.LAYOUT;
            case "dmn:rule" ->
                ordered(before) || ordered(after) ? ChangeClass.RULE : ChangeClass.LAYOUT;
            case "dmn:output" -> ChangeClass.RULE;
            default -> node.name.startsWith("dmndi:") ? ChangeClass.LAYOUT : ChangeClass.CODE;
          };
      // Cells follow their columns, and those have been told.
      if (CELLS.contains(node.name)) continue;
      XmlNode own = own(node);
      found.add(
          own.parent == null ? null : own.id(),
          What.MOVED,
          depth,
          node.is("dmn:rule", "dmn:input", "dmn:output") ? "place" : "order",
          name(own),
          place(before, earlier),
          place(after, node));
    }
  }

  private XmlNode counterpart(XmlNode before, XmlNode node) {
    String identity = identity(node);
    return before
        .children(node.name)
        .filter(other -> identity != null && identity.equals(identity(other)))
        .findFirst()
        .orElse(node);
  }

  private static int place(XmlNode parent, XmlNode child) {
    return parent.children(child.name).toList().indexOf(child) + 1;
  }

  private static boolean ordered(XmlNode table) {
    return !UNORDERED.contains(table.attribute("hitPolicy"));
  }
}
