package org.canvasgate.diagram.difference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.canvasgate.diagram.model.ChangeClass;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/**
 * Changes every attribute, text and value of the files of this repository, one at a time: each must
 * be told, and none as harmless that is not. What is deep stands here a second time, by hand.
 */
class NothingEscapesTest {
  private static final Pattern TAG =
      Pattern.compile("<([\\w:]+)((?:\\s+[\\w:.-]+=\"[^\"]*\")+)\\s*/?>");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\s([\\w:.-]+)=\"([^\"]*)\"");
  private static final Pattern TEXT = Pattern.compile("<([\\w:]+)[^<>]*>([^<>]*\\S[^<>]*)</");

  /** Of a drawing, where every number is like every other, one in so many is changed. */
  private static final int SOME = 20;

  private static final List<String> SMALL = List.of("condition-follow-up");

  /** The least that a change of this must count as. */
  private static final Map<String, ChangeClass> LEAST =
      Map.ofEntries(
          Map.entry("camunda:delegateExpression", ChangeClass.CODE),
          Map.entry("camunda:resultVariable", ChangeClass.CODE),
          Map.entry("camunda:mapDecisionResult", ChangeClass.CODE),
          Map.entry("camunda:in", ChangeClass.CODE),
          Map.entry("camunda:out", ChangeClass.CODE),
          Map.entry("camunda:inputParameter", ChangeClass.CODE),
          Map.entry("camunda:initiator", ChangeClass.CODE),
          Map.entry("camunda:elementVariable", ChangeClass.CODE),
          Map.entry("camunda:collection", ChangeClass.CODE),
          Map.entry("camunda:assignee", ChangeClass.FLOW),
          Map.entry("camunda:candidateGroups", ChangeClass.FLOW),
          Map.entry("camunda:candidateUsers", ChangeClass.FLOW),
          Map.entry("camunda:dueDate", ChangeClass.FLOW),
          Map.entry("camunda:formRef", ChangeClass.FLOW),
          Map.entry("camunda:formRefBinding", ChangeClass.FLOW),
          Map.entry("camunda:decisionRef", ChangeClass.FLOW),
          Map.entry("camunda:decisionRefBinding", ChangeClass.FLOW),
          Map.entry("camunda:asyncBefore", ChangeClass.FLOW),
          Map.entry("camunda:failedJobRetryTimeCycle", ChangeClass.FLOW),
          Map.entry("camunda:calledElementBinding", ChangeClass.FLOW),
          Map.entry("calledElement", ChangeClass.FLOW),
          Map.entry("attachedToRef", ChangeClass.FLOW),
          Map.entry("cancelActivity", ChangeClass.FLOW),
          Map.entry("default", ChangeClass.FLOW),
          Map.entry("messageRef", ChangeClass.FLOW),
          Map.entry("isExecutable", ChangeClass.FLOW),
          Map.entry("bpmn:conditionExpression", ChangeClass.FLOW),
          Map.entry("bpmn:timeDate", ChangeClass.FLOW),
          Map.entry("bpmn:flowNodeRef", ChangeClass.FLOW),
          Map.entry("bpmn:documentation", ChangeClass.TEXT),
          Map.entry("camunda:historyTimeToLive", ChangeClass.RULE),
          Map.entry("hitPolicy", ChangeClass.RULE),
          Map.entry("typeRef", ChangeClass.RULE),
          Map.entry("text", ChangeClass.RULE),
          Map.entry("description", ChangeClass.TEXT),
          Map.entry("label", ChangeClass.TEXT));

  @Test
  void inNoProcess() {
    inNone(ModelKind.PROCESS, 3000);
  }

  @Test
  void inNoTable() {
    inNone(ModelKind.TABLE, 3000);
  }

  private static void inNone(ModelKind kind, int atLeast) {
    List<ModelFile> files = OurFiles.all(kind);
    List<String> escaped =
        files.parallelStream().flatMap(file -> escaped(file).stream()).sorted().toList();
    assertThat(escaped).isEmpty();
    assertThat(files.stream().mapToInt(file -> mutations(file).size()).sum())
        .isGreaterThan(atLeast);
  }

  /** A place in a file where a letter is put in. */
  private record Mutation(int at, String element, String part) {
    ChangeClass least() {
      boolean mapped = element.equals("camunda:in") || element.equals("camunda:out");
      return LEAST.getOrDefault(mapped || part.isEmpty() ? element : part, ChangeClass.LAYOUT);
    }
  }

  private static List<Mutation> mutations(ModelFile file) {
    var mutations = new ArrayList<Mutation>();
    int drawing = file.content().indexOf("<bpmndi:BPMNDiagram");
    int numbers = 0;
    Matcher tag = TAG.matcher(file.content());
    while (tag.find()) {
      Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
      while (attribute.find())
        if (drawing < 0 || tag.start() < drawing || numbers++ % SOME == 0)
          mutations.add(
              new Mutation(tag.start(2) + attribute.start(2), tag.group(1), attribute.group(1)));
    }
    Matcher text = TEXT.matcher(file.content());
    while (text.find()) mutations.add(new Mutation(text.start(2), text.group(1), ""));
    return mutations;
  }

  private static List<String> escaped(ModelFile file) {
    var escaped = new ArrayList<String>();
    try {
      XmlNode before = XmlNode.read(file.content());
      for (Mutation mutation : mutations(file)) {
        String changed =
            file.content().substring(0, mutation.at())
                + "q"
                + file.content().substring(mutation.at());
        Alterations found = compare(file, before, XmlNode.read(changed));
        String where = file.name() + " " + mutation.element() + " " + mutation.part();
        if (found.isEmpty()) escaped.add(where + ": not told");
        else if (Differences.depth(found.all()).compareTo(mutation.least()) < 0)
          escaped.add(where + ": " + found.all());
      }
    } catch (SAXException unreadable) {
      throw new AssertionError(file.name(), unreadable);
    }
    return escaped;
  }

  private static Alterations compare(ModelFile file, XmlNode before, XmlNode after) {
    return file.kind() == ModelKind.PROCESS
        ? new ProcessDifference(file.name()).compare(before, after)
        : new TableDifference(file.name()).compare(before, after);
  }

  // --- elements

  /** Whatever is taken out of a process or table is missed. */
  @Test
  void noElementIsTakenOutUnnoticed() throws SAXException {
    var escaped = new ArrayList<String>();
    for (ModelFile file : OurFiles.all()) {
      // The smallest: the others are made of the same elements.
      if (file.kind() == ModelKind.FORM) continue;
      if (file.kind() == ModelKind.PROCESS && !SMALL.contains(file.key())) continue;
      XmlNode before = XmlNode.read(file.content());
      XmlNode after = XmlNode.read(file.content());
      for (XmlNode parent : after.all().toList())
        for (int i = 0; i < parent.children.size(); i += step(parent)) {
          XmlNode taken = parent.children.remove(i);
          Alterations found = compare(file, before, after);
          if (found.isEmpty()) escaped.add(file.name() + " " + taken.name + " " + taken.id());
          parent.children.add(i, taken);
        }
    }
    assertThat(escaped).isEmpty();
  }

  /** Of a drawing, and of the many elements of a process, some stand for all. */
  private static int step(XmlNode parent) {
    if (parent.name.startsWith("bpmndi:")) return SOME;
    return parent.name.startsWith("bpmn:") && parent.children.size() > 10 ? 4 : 1;
  }

  // --- forms

  private static final Map<String, ChangeClass> LEAST_OF_FORMS =
      Map.ofEntries(
          Map.entry("key", ChangeClass.CODE),
          Map.entry("type", ChangeClass.CODE),
          Map.entry("valuesKey", ChangeClass.CODE),
          Map.entry("hide", ChangeClass.FLOW),
          Map.entry("show", ChangeClass.FLOW),
          Map.entry("required", ChangeClass.RULE),
          Map.entry("min", ChangeClass.RULE),
          Map.entry("max", ChangeClass.RULE),
          Map.entry("maxLength", ChangeClass.RULE),
          Map.entry("pattern", ChangeClass.RULE),
          Map.entry("decimalDigits", ChangeClass.RULE),
          Map.entry("defaultValue", ChangeClass.RULE),
          Map.entry("value", ChangeClass.RULE),
          Map.entry("label", ChangeClass.TEXT),
          Map.entry("label.ko", ChangeClass.TEXT),
          Map.entry("text", ChangeClass.TEXT),
          Map.entry("content", ChangeClass.TEXT),
          Map.entry("description", ChangeClass.TEXT),
          Map.entry("values.ko", ChangeClass.TEXT));

  @Test
  void inNoForm() throws Exception {
    var json = new ObjectMapper();
    var escaped = new ArrayList<String>();
    int mutations = 0;
    for (ModelFile file : OurFiles.all(ModelKind.FORM)) {
      JsonNode before = json.readTree(file.content());
      JsonNode after = before.deepCopy();
      mutations +=
          mutate(
              after,
              "",
              () -> new FormDifference(file.name()).compare(before, after),
              file.name(),
              escaped);
    }
    assertThat(escaped).isEmpty();
    assertThat(mutations).isGreaterThan(5000);
  }

  private interface Compared {
    Alterations now();
  }

  private static int mutate(
      JsonNode node, String name, Compared compared, String file, List<String> escaped) {
    int mutations = 0;
    if (node instanceof ObjectNode object) {
      for (var entry : List.copyOf(object.properties())) {
        JsonNode value = entry.getValue();
        mutations += mutate(value, entry.getKey(), compared, file, escaped);
        if (value.isValueNode()) {
          object.set(entry.getKey(), other(value));
          judge(entry.getKey(), compared, file, escaped);
          object.set(entry.getKey(), value);
          mutations++;
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        mutations += mutate(array.get(i), name, compared, file, escaped);
        JsonNode taken = array.remove(i);
        if (compared.now().isEmpty()) escaped.add(file + " " + name + " taken out: not told");
        array.insert(i, taken);
        mutations++;
      }
    }
    return mutations;
  }

  private static JsonNode other(JsonNode value) {
    var nodes = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance;
    if (value.isBoolean()) return nodes.booleanNode(!value.asBoolean());
    if (value.isNumber()) return nodes.numberNode(value.asInt() + 1);
    return nodes.textNode("q" + value.asText());
  }

  private static void judge(String name, Compared compared, String file, List<String> escaped) {
    Alterations found = compared.now();
    ChangeClass depth = Differences.depth(found.all());
    if (found.isEmpty()) escaped.add(file + " " + name + ": not told");
    else if (depth.compareTo(LEAST_OF_FORMS.getOrDefault(name, ChangeClass.LAYOUT)) < 0)
      escaped.add(file + " " + name + ": " + depth + " " + found.all());
  }
}
