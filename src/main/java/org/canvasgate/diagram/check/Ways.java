package org.canvasgate.diagram.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LinkEventDefinition;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * Which step can follow which, with subprocesses laid flat: into a subprocess one comes by its
 * start, out of it by its ends, and from anything that has events at its edge by those.
 */
final class Ways {
  /** Leaving a subprocess, as opposed to coming to it. */
  private static final String LEAVING = " leaving";

  /**
   * From one step to another.
   *
   * @param flow the sequence flow; null where the step follows for another reason
   */
  record Way(String from, String to, SequenceFlow flow) {}

  private final Map<String, FlowNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<Way>> from = new HashMap<>();
  private final Set<String> starts = new LinkedHashSet<>();
  private final Map<String, List<SequenceFlow>> outgoing = new HashMap<>();
  private final Map<String, List<SequenceFlow>> incoming = new HashMap<>();

  Ways(BpmnModelInstance diagram) {
    for (FlowNode node : diagram.getModelElementsByType(FlowNode.class))
      if (node.getId() != null) nodes.put(node.getId(), node);
    for (SequenceFlow flow : diagram.getModelElementsByType(SequenceFlow.class)) along(flow);
    for (FlowNode node : nodes.values()) besides(node);
    links();
  }

  Collection<FlowNode> nodes() {
    return nodes.values();
  }

  /** Where a case begins: the starts that stand in no subprocess. */
  Set<String> starts() {
    return starts;
  }

  /** The ids of everything one can come to from there, without what is not to be entered. */
  Set<String> reached(Collection<String> begin, Predicate<Way> open) {
    var seen = new HashSet<String>();
    Deque<String> next = new ArrayDeque<>();
    for (String id : begin) if (seen.add(id)) next.add(id);
    while (!next.isEmpty())
      for (Way way : from.getOrDefault(next.poll(), List.of()))
        if (open.test(way) && seen.add(way.to())) next.add(way.to());
    return seen;
  }

  Set<String> reached(Collection<String> begin) {
    return reached(begin, way -> true);
  }

  /** Everything that leads to one of these. */
  Set<String> leadingTo(Collection<String> ends) {
    Map<String, List<String>> back = new HashMap<>();
    from.values()
        .forEach(
            ways ->
                ways.forEach(
                    way -> back.computeIfAbsent(way.to(), k -> new ArrayList<>()).add(way.from())));
    var seen = new HashSet<>(ends);
    Deque<String> next = new ArrayDeque<>(ends);
    while (!next.isEmpty())
      for (String before : back.getOrDefault(next.poll(), List.of()))
        if (seen.add(before)) next.add(before);
    return seen;
  }

  /**
   * Whether one can come to a step without passing any of others.
   *
   * @param passed steps through which every way should lead
   */
  boolean avoids(Set<String> passed, String step) {
    var begin = starts.stream().filter(start -> !passed.contains(start)).toList();
    return reached(begin, way -> !passed.contains(way.to())).contains(step);
  }

  /** What can come next, subprocesses laid flat. */
  List<Way> next(String id) {
    return from.getOrDefault(id, List.of());
  }

  /** The arrows that leave a step. */
  List<SequenceFlow> outgoing(FlowNode node) {
    return outgoing.getOrDefault(node.getId(), List.of());
  }

  /** The arrows that lead to a step. */
  List<SequenceFlow> incoming(FlowNode node) {
    return incoming.getOrDefault(node.getId(), List.of());
  }

  FlowNode node(String id) {
    return nodes.get(id);
  }

  private void along(SequenceFlow flow) {
    FlowNode source = Links.follow(flow::getSource);
    FlowNode target = Links.follow(flow::getTarget);
    if (source == null || target == null) return;
    outgoing.computeIfAbsent(source.getId(), key -> new ArrayList<>()).add(flow);
    incoming.computeIfAbsent(target.getId(), key -> new ArrayList<>()).add(flow);
    String begin = source instanceof SubProcess ? source.getId() + LEAVING : source.getId();
    add(begin, target.getId(), flow);
  }

  private void besides(FlowNode node) {
    ModelElementInstance parent = node.getParentElement();
    if (node instanceof BoundaryEvent event) {
      Activity host = Links.follow(event::getAttachedTo);
      if (host != null) add(host.getId(), event.getId(), null);
    }
    if (parent instanceof SubProcess around) {
      if (node instanceof StartEvent) add(around.getId(), node.getId(), null);
      if (node instanceof EndEvent || outgoing(node).isEmpty() && !isSubProcessOfAnEvent(node))
        add(
            node instanceof SubProcess ? node.getId() + LEAVING : node.getId(),
            around.getId() + LEAVING,
            null);
    } else if (node instanceof StartEvent) {
      starts.add(node.getId());
    }
    if (isSubProcessOfAnEvent(node)) {
      if (parent instanceof SubProcess around) add(around.getId(), node.getId(), null);
      else starts.add(node.getId());
    }
    if (isCompensation(node)) starts.add(node.getId());
    if (node instanceof SubProcess inner && inner.getFlowElements().isEmpty())
      add(inner.getId(), inner.getId() + LEAVING, null);
  }

  /** A link is thrown in one place and caught in another of the same name. */
  private void links() {
    for (FlowNode thrown : nodes.values())
      for (String name : linkNames(thrown))
        if (thrown instanceof ThrowEvent)
          for (FlowNode caught : nodes.values())
            if (!(caught instanceof ThrowEvent) && linkNames(caught).contains(name))
              add(thrown.getId(), caught.getId(), null);
  }

  static List<String> linkNames(FlowNode node) {
    var names = new ArrayList<String>();
    if (node instanceof Event)
      for (EventDefinition definition : node.getChildElementsByType(EventDefinition.class))
        if (definition instanceof LinkEventDefinition link && link.getName() != null)
          names.add(link.getName());
    return names;
  }

  static boolean isSubProcessOfAnEvent(FlowNode node) {
    return node instanceof SubProcess inner && inner.triggeredByEvent();
  }

  static boolean isCompensation(FlowNode node) {
    return node instanceof Activity activity && activity.isForCompensation();
  }

  private void add(String begin, String end, SequenceFlow flow) {
    if (begin == null || end == null) return;
    from.computeIfAbsent(begin, key -> new ArrayList<>()).add(new Way(begin, end, flow));
  }
}
