package org.canvasgate.diagram.guard;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/**
 * Finds the circles of a set of processes in which neither a person acts, nor a message is waited
 * for, nor at least a minute passes on every turn: the server would be busy with nothing else.
 * Follows sequence flows, sub-processes, links, edges of steps, and calls from one process to
 * another, a process that calls itself included. What a table or a condition says is not believed:
 * it can always say the same.
 */
final class EndlessTurns {
  /** Kept as long as somebody holds the set, because each file of it is asked about. */
  private static final Map<ModelSet, EndlessTurns> KNOWN =
      Collections.synchronizedMap(new WeakHashMap<>());

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final String BOUNDARY = "boundaryEvent";
  private static final String CALL = "callActivity";
  private static final String PART = "subProcess";
  private static final Set<String> STEPS =
      Set.of(
          "startEvent",
          "endEvent",
          "intermediateCatchEvent",
          "intermediateThrowEvent",
          BOUNDARY,
          "exclusiveGateway",
          "inclusiveGateway",
          "parallelGateway",
          "eventBasedGateway",
          "serviceTask",
          "userTask",
          "businessRuleTask",
          CALL,
          "manualTask",
          "task",
          "receiveTask",
          PART);

  /** A step as far as it matters here. */
  private static final class Step {
    private final String file;
    private final String id;
    private final String kind;
    private final String within;
    private String attached;
    private String called;
    private String link;
    private boolean onEvent;
    private boolean waits;
    private boolean emptied;
    private boolean onDay;

    Step(String file, String id, String kind, String within) {
      this.file = file;
      this.id = id;
      this.kind = kind;
      this.within = within;
    }
  }

  private final Map<String, Step> steps = new LinkedHashMap<>();
  private final List<String[]> flows = new ArrayList<>();
  private final Map<String, Set<String>> next = new HashMap<>();

  /** By file an element of it that stands on a circle. */
  private final Map<String, String> turning = new HashMap<>();

  private EndlessTurns() {}

  /** Adds a finding where a step of this file stands on such a circle. */
  static void find(ModelFile file, ModelSet all, Found found) {
    ModelSet set = all.find(file.name()).isPresent() ? all : all.with(List.of(file));
    String on = KNOWN.computeIfAbsent(set, EndlessTurns::of).turning.get(file.name());
    if (on != null) found.add(on, "guard.place.flow", "guard.endless");
  }

  private static EndlessTurns of(ModelSet all) {
    var turns = new EndlessTurns();
    for (ModelFile file : all.files()) if (file.kind() == ModelKind.PROCESS) turns.read(file);
    turns.connect();
    turns.circles();
    return turns;
  }

  // --- what is drawn

  private void read(ModelFile file) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    Deque<String> scopes = new ArrayDeque<>();
    Deque<String> names = new ArrayDeque<>();
    Step step = null;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(file.content()));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          String ended = names.pop();
          if (ended.equals("process") || ended.equals(PART)) scopes.pop();
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          String name = xml.getLocalName();
          names.push(name);
          String id = file.name() + '#' + xml.getAttributeValue(null, "id");
          if (STEPS.contains(name) && !scopes.isEmpty()) {
            step = new Step(file.name(), id, name, scopes.peek());
            begin(step, xml);
            steps.put(id, step);
          } else if (name.equals("sequenceFlow"))
            flows.add(
                new String[] {
                  file.name() + '#' + xml.getAttributeValue(null, "sourceRef"),
                  file.name() + '#' + xml.getAttributeValue(null, "targetRef")
                });
          else if (step != null) more(step, name, xml);
          if (name.equals("process")) scopes.push("process " + xml.getAttributeValue(null, "id"));
          else if (name.equals(PART)) scopes.push(id);
          if (xml.getEventType() == XMLStreamConstants.END_ELEMENT) names.pop();
        }
      }
    } catch (XMLStreamException | RuntimeException unreadable) {
      // said by whoever reads the file itself
    }
  }

  private static void begin(Step step, XMLStreamReader xml) {
    step.waits = step.kind.equals("userTask") || step.kind.equals("receiveTask");
    step.called = xml.getAttributeValue(null, "calledElement");
    step.onEvent = Boolean.parseBoolean(xml.getAttributeValue(null, "triggeredByEvent"));
    String attached = xml.getAttributeValue(null, "attachedToRef");
    if (attached != null) step.attached = step.file + '#' + attached;
  }

  /** What stands in an event; the text of a duration is read to its end. */
  private static void more(Step step, String name, XMLStreamReader xml) throws XMLStreamException {
    boolean caught = step.kind.equals("intermediateCatchEvent") || step.kind.equals(BOUNDARY);
    switch (name) {
      case "messageEventDefinition", "timeCycle" -> step.waits |= caught;
      case "multiInstanceLoopCharacteristics" -> step.emptied = emptied(xml);
      // What the application computes lies ahead; a day that is written down passes once.
      case "timeDate" -> step.onDay = !xml.getElementText().contains("${");
      case "timeDuration" ->
          step.waits |= caught && DiagramScan.lasts(xml.getElementText().strip(), LEAST);
      case "linkEventDefinition" -> step.link = xml.getAttributeValue(null, "name");
      default -> {
        // makes nobody wait
      }
    }
  }

  /**
   * Whether a task is repeated for a list which the answers themselves make empty, so that it is
   * left at once on a later turn. A panel stays as large as it was.
   */
  private static boolean emptied(XMLStreamReader xml) {
    String list = xml.getAttributeValue(BpmnModelConstants.CAMUNDA_NS, "collection");
    return list == null || !list.contains("panel.members(");
  }

  // --- where a case can go without waiting

  private void connect() {
    for (Step step : steps.values()) {
      if (step.kind.equals(PART)) {
        if (step.onEvent) way(entry(step.within), entry(step.id));
      } else if (step.kind.equals(CALL)) {
        if (step.called != null) way(entry(step.id), entry("process " + step.called));
      } else if (!step.waits) way(entry(step.id), exit(step.id));
      if (step.emptied) way(entry(step.id), exit(step.id));
      if (step.kind.equals("startEvent")) way(entry(step.within), entry(step.id));
      if (step.kind.equals("endEvent")) way(entry(step.id), exit(step.within));
      if (step.attached != null && (step.onDay || !waits(step.attached)))
        way(entry(step.attached), entry(step.id));
      if (step.link != null && step.kind.equals("intermediateThrowEvent"))
        steps.values().stream()
            .filter(other -> other.kind.equals("intermediateCatchEvent"))
            .filter(other -> other.file.equals(step.file) && step.link.equals(other.link))
            .forEach(other -> way(entry(step.id), entry(other.id)));
    }
    for (String[] flow : flows) way(exit(flow[0]), entry(flow[1]));
    passCalls();
  }

  private boolean waits(String id) {
    return Optional.ofNullable(steps.get(id)).filter(step -> step.waits).isPresent();
  }

  /** A call is passed without waiting where the called process can be; asked until none is new. */
  private void passCalls() {
    List<Step> waiting =
        new ArrayList<>(
            steps.values().stream()
                .filter(step -> step.kind.equals(CALL) && step.called != null)
                .toList());
    boolean again = true;
    while (again) {
      Map<String, Boolean> passed = new HashMap<>();
      List<Step> through =
          waiting.stream()
              .filter(step -> passed.computeIfAbsent(step.called, this::passesWithoutWaiting))
              .toList();
      through.forEach(step -> way(entry(step.id), exit(step.id)));
      waiting.removeAll(through);
      again = !through.isEmpty();
    }
  }

  private boolean passesWithoutWaiting(String process) {
    String to = exit("process " + process);
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(Set.of(entry("process " + process)));
    while (!open.isEmpty()) {
      String at = open.pop();
      if (at.equals(to)) return true;
      if (seen.add(at)) open.addAll(next.getOrDefault(at, Set.of()));
    }
    return false;
  }

  private void way(String from, String to) {
    next.computeIfAbsent(from, none -> new HashSet<>()).add(to);
  }

  private static String entry(String id) {
    return "> " + id;
  }

  private static String exit(String id) {
    return "< " + id;
  }

  // --- circles

  /** What is left when everything without a way in or without a way out is taken away. */
  private void circles() {
    Map<String, Set<String>> before = new HashMap<>();
    next.forEach(
        (from, all) ->
            all.forEach(to -> before.computeIfAbsent(to, none -> new HashSet<>()).add(from)));
    Set<String> left = new HashSet<>(next.keySet());
    left.retainAll(before.keySet());
    takeAway(left, before, next);
    takeAway(left, next, before);
    for (Step step : steps.values())
      if (left.contains(entry(step.id)))
        turning.putIfAbsent(step.file, step.id.substring(step.id.indexOf('#') + 1));
  }

  /** Takes away, again and again, what nothing that is left leads to. */
  private static void takeAway(
      Set<String> left, Map<String, Set<String>> before, Map<String, Set<String>> after) {
    Map<String, Integer> ways = new HashMap<>();
    for (String each : left)
      ways.put(each, (int) before.get(each).stream().filter(left::contains).count());
    Deque<String> none = new ArrayDeque<>();
    ways.forEach(
        (each, many) -> {
          if (many == 0) none.add(each);
        });
    while (!none.isEmpty()) {
      String gone = none.pop();
      left.remove(gone);
      for (String following : after.get(gone))
        if (left.contains(following) && ways.merge(following, -1, Integer::sum) == 0)
          none.add(following);
    }
  }
}
