package org.canvasgate.diagram.difference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.diagram.difference.Depths.Depth;
import org.canvasgate.diagram.model.Alteration.What;
import org.canvasgate.diagram.model.ChangeClass;

/**
 * Compares two trees element by element. Every attribute, text and child is looked at, whether this
 * program knows it or not; how deep it goes says {@link Depths}.
 */
abstract class XmlDifference {
  private static final Set<String> TOLD_BY_TEXT =
      Set.of("bpmn:flowNodeRef", "bpmn:incoming", "bpmn:outgoing");
  private static final List<String> TELLING =
      List.of("bpmnElement", "dmnElementRef", "name", "target", "source", "variables", "event");

  final Depths depths = Depths.shipped();
  final Alterations found;
  private final Map<String, XmlNode> before = new HashMap<>();
  private final Map<String, XmlNode> after = new HashMap<>();
  private final Map<XmlNode, String> keys = new HashMap<>();

  XmlDifference(String file) {
    this.found = new Alterations(file);
  }

  /** What people call an element, in both languages; its id where it has no name. */
  abstract String name(XmlNode own);

  /** Who an element is, wherever it stands; null where only its place tells. */
  abstract String identity(XmlNode node);

  /** Tells that a child stands at another place among its siblings, where that matters. */
  abstract void reordered(XmlNode before, XmlNode after, List<XmlNode> moved);

  Alterations compare(XmlNode one, XmlNode other) {
    index(one, before);
    index(other, after);
    nodes(one, other);
    return found;
  }

  private void index(XmlNode root, Map<String, XmlNode> index) {
    root.all()
        .forEach(
            node -> {
              String identity = identity(node);
              // An id that is given twice tells only the first.
              if (identity != null && index.putIfAbsent(identity, node) == null)
                keys.put(node, identity);
            });
  }

  void nodes(XmlNode one, XmlNode other) {
    if (!one.name.equals(other.name)) kindChanged(one, other);
    attributes(one, other);
    if (!one.text.equals(other.text)) changed(other, one, Depths.TEXT, one.text, other.text);
    children(one, other);
  }

  private void kindChanged(XmlNode one, XmlNode other) {
    ChangeClass depth = deepest(one).deeper(deepest(other));
    found.add(
        other.id(), What.CHANGED, depth, "kind", name(other), one.localName(), other.localName());
  }

  private void attributes(XmlNode one, XmlNode other) {
    var names = new TreeSet<>(one.attributes.keySet());
    names.addAll(other.attributes.keySet());
    for (String name : names) {
      String was = one.attributes.get(name);
      String is = other.attributes.get(name);
      if (was == null || !was.equals(is)) changed(other, one, name, was, is);
    }
  }

  /** A part of an element has another value. */
  void changed(XmlNode node, XmlNode earlier, String part, String was, String is) {
    Depth depth = depths.of(node.name, discriminator(node), part, was, is);
    XmlNode own = own(node);
    tell(own, node, depth, part, was, is);
  }

  void tell(XmlNode own, XmlNode node, Depth depth, String part, String was, String is) {
    if (depth.word().equals("unknown"))
      found.add(
          element(own),
          What.CHANGED,
          depth.depth(),
          "unknown",
          name(own),
          Alterations.value(was),
          Alterations.value(is),
          node.localName() + (part.startsWith("#") ? "" : " " + part));
    else if (depth.word().equals("written") || depth.word().equals("drawn"))
      found.add(element(own), What.MOVED, depth.depth(), depth.word(), name(own));
    else found.changed(element(own), name(own), depth, shown(node, was), shown(node, is));
  }

  /** A value as people know it; such as the name of the step that it refers to. */
  String shown(XmlNode node, String value) {
    if (value == null || value.isEmpty()) return value;
    XmlNode meant = before.getOrDefault("id:" + value, after.get("id:" + value));
    return meant != null && depths.isOwn(meant.name) ? name(meant) : value;
  }

  // --- children

  private void children(XmlNode one, XmlNode other) {
    Map<String, XmlNode> earlier = keyed(one);
    Map<String, XmlNode> later = keyed(other);
    var stayed = new LinkedHashMap<XmlNode, XmlNode>();
    for (var entry : earlier.entrySet()) {
      String key = entry.getKey();
      XmlNode there = keys.containsKey(entry.getValue()) ? after.get(key) : later.get(key);
      if (there == null) gone(entry.getValue());
      else if (later.get(key) == there) stayed.put(entry.getValue(), there);
    }
    for (var entry : later.entrySet()) {
      XmlNode child = entry.getValue();
      boolean known = keys.containsKey(child);
      XmlNode here = known ? before.get(entry.getKey()) : earlier.get(entry.getKey());
      if (here == null) come(child);
      else if (known && earlier.get(entry.getKey()) != here) {
        elsewhere(here, child);
        nodes(here, child);
      }
    }
    stayed.forEach(this::nodes);
    order(one, other, stayed);
  }

  private Map<String, XmlNode> keyed(XmlNode parent) {
    var keyed = new LinkedHashMap<String, XmlNode>();
    var counts = new HashMap<String, Integer>();
    for (XmlNode child : parent.children) {
      String key = keys.get(child);
      if (key == null) {
        String kin = child.name + "[" + telling(child) + "]";
        key = kin + counts.merge(kin, 1, Integer::sum);
      }
      keyed.put(key, child);
    }
    return keyed;
  }

  /** What tells a child without an identity from its like. */
  String telling(XmlNode node) {
    if (TOLD_BY_TEXT.contains(node.name)) return node.text;
    for (String attribute : TELLING)
      if (node.attributes.containsKey(attribute)) return node.attribute(attribute);
    return "";
  }

  private void gone(XmlNode node) {
    if (transparent(node)) node.children.forEach(this::goneUnlessKept);
    else there(node, What.REMOVED);
    if (depths.isOwn(node.name)) node.children.forEach(this::goneInside);
  }

  private void goneUnlessKept(XmlNode node) {
    if (keys.get(node) == null || !after.containsKey(keys.get(node))) gone(node);
  }

  private void goneInside(XmlNode node) {
    if (depths.isOwn(node.name)) goneUnlessKept(node);
  }

  private void come(XmlNode node) {
    if (transparent(node)) node.children.forEach(this::comeUnlessKnown);
    else there(node, What.ADDED);
    if (depths.isOwn(node.name)) node.children.forEach(this::comeInside);
  }

  private void comeUnlessKnown(XmlNode node) {
    XmlNode here = keys.get(node) == null ? null : before.get(keys.get(node));
    if (here == null) come(node);
    else {
      elsewhere(here, node);
      nodes(here, node);
    }
  }

  private void comeInside(XmlNode node) {
    if (depths.isOwn(node.name)) comeUnlessKnown(node);
  }

  /** Only holds others; what it holds is told in its place. */
  private static boolean transparent(XmlNode node) {
    return node.is("bpmn:extensionElements", "camunda:properties", "camunda:inputOutput")
        && node.attributes.isEmpty()
        && node.text.isEmpty()
        && !node.children.isEmpty();
  }

  /** An element that is there in one version alone. */
  private void there(XmlNode node, What what) {
    XmlNode own = own(node);
    Depth depth = depths.of(node.name, discriminator(node), Depths.ELEMENT);
    String summary = node.summary();
    if (depth.word().equals(Depths.OWN))
      found.add(node.id(), what, deepest(node), what.word() + "." + node.localName(), name(node));
    else
      tell(
          own,
          node,
          depth.atLeast(deepest(node)),
          Depths.ELEMENT,
          what == What.REMOVED ? present(node, summary) : null,
          what == What.ADDED ? present(node, summary) : null);
  }

  private static String present(XmlNode node, String summary) {
    if (node.name.equals("camunda:property")) return node.attribute("value");
    if (node.name.equals("camunda:inputParameter") && node.children.isEmpty())
      return node.attribute("name") + " = " + node.text;
    return summary.isEmpty() ? node.localName() : summary;
  }

  /** How deep an element goes with everything in it. */
  private ChangeClass deepest(XmlNode node) {
    ChangeClass deepest =
        depths.of(node.name, discriminator(node), Depths.ELEMENT, node.text).depth();
    for (var attribute : node.attributes.entrySet())
      if (!keys.containsKey(node) || !attribute.getKey().equals("id"))
        deepest =
            deepest.deeper(
                depths
                    .of(node.name, discriminator(node), attribute.getKey(), attribute.getValue())
                    .depth());
    for (XmlNode child : node.children) deepest = deepest.deeper(deepest(child));
    return deepest;
  }

  /** An element has gone to another place in the file: into a subprocess, out of it. */
  private void elsewhere(XmlNode one, XmlNode other) {
    if (depths.of(other.name, discriminator(other), Depths.ELEMENT).depth() == ChangeClass.LAYOUT)
      found.add(element(own(other)), What.MOVED, ChangeClass.LAYOUT, "drawn", name(own(other)));
    else
      found.add(
          element(other),
          What.MOVED,
          ChangeClass.FLOW.deeper(
              depths.of(other.name, discriminator(other), Depths.ELEMENT).depth()),
          "elsewhere",
          name(other),
          name(own(one.parent == null ? one : one.parent)),
          name(own(other.parent == null ? other : other.parent)));
  }

  /** Only among its like can the place of a child mean something. */
  private void order(XmlNode one, XmlNode other, Map<XmlNode, XmlNode> stayed) {
    var places = new HashMap<XmlNode, Integer>();
    for (XmlNode child : other.children) places.put(child, places.size());
    var groups = new LinkedHashMap<String, List<Integer>>();
    stayed
        .values()
        .forEach(
            node ->
                groups
                    .computeIfAbsent(like(node), like -> new ArrayList<>())
                    .add(places.get(node)));
    for (List<Integer> sequence : groups.values()) {
      Set<Integer> kept = new HashSet<>(longestRising(sequence));
      List<XmlNode> moved =
          sequence.stream()
              .filter(place -> !kept.contains(place))
              .map(other.children::get)
              .toList();
      if (!moved.isEmpty()) reordered(one, other, moved);
    }
  }

  /** Among which siblings an element has its place. */
  String like(XmlNode node) {
    return node.name;
  }

  /** The largest part of a sequence that rises: what stands outside of it has been moved. */
  private static List<Integer> longestRising(List<Integer> sequence) {
    int[] length = new int[sequence.size()];
    int[] previous = new int[sequence.size()];
    int[] ends = new int[sequence.size() + 1];
    int longest = 0;
    for (int i = 0; i < sequence.size(); i++) {
      int low = 1;
      int high = longest + 1;
      while (low < high) {
        int middle = (low + high) / 2;
        if (sequence.get(ends[middle]) < sequence.get(i)) low = middle + 1;
        else high = middle;
      }
      length[i] = low;
      previous[i] = low == 1 ? -1 : ends[low - 1];
      ends[low] = i;
      longest = Math.max(longest, low);
    }
    var rising = new ArrayList<Integer>();
    for (int i = longest == 0 ? -1 : ends[longest]; i >= 0; i = previous[i])
      rising.add(sequence.get(i));
    return rising;
  }

  // --- who an element is

  /** The element that people know by name: this one or the nearest around it. */
  XmlNode own(XmlNode node) {
    String drawn = node.attribute("bpmnElement") + node.attribute("dmnElementRef");
    if (!drawn.isEmpty()) {
      XmlNode meant = after.getOrDefault("id:" + drawn, before.get("id:" + drawn));
      if (meant != null) return meant;
    }
    XmlNode at = node;
    while (at.parent != null && !(depths.isOwn(at.name) && at.id() != null)) at = ancestor(at);
    return at;
  }

  private XmlNode ancestor(XmlNode node) {
    String drawn = node.parent.attribute("bpmnElement") + node.parent.attribute("dmnElementRef");
    XmlNode meant =
        drawn.isEmpty() ? null : after.getOrDefault("id:" + drawn, before.get("id:" + drawn));
    return meant == null ? node.parent : meant;
  }

  private static String element(XmlNode own) {
    return own.parent == null ? null : own.id();
  }

  static String discriminator(XmlNode node) {
    return node.name.equals("camunda:property") ? node.attribute("name") : "";
  }

  XmlNode earlier(String id) {
    return before.get("id:" + id);
  }

  XmlNode later(String id) {
    return after.get("id:" + id);
  }
}
