package org.canvasgate.story;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** What is drawn in {@code bpmn/}. */
final class Diagrams {
  private static final List<BpmnModelInstance> ALL =
      Stream.of(new File("bpmn").listFiles())
          .filter(file -> file.getName().endsWith(".bpmn"))
          .sorted()
          .map(Bpmn::readModelFromFile)
          .toList();

  private Diagrams() {}

  static List<BpmnModelInstance> all() {
    return ALL;
  }

  static String key(BpmnModelInstance diagram) {
    return diagram.getModelElementsByType(Process.class).iterator().next().getId();
  }

  /** Every step, event and gateway, as {@code process/id}. */
  static Set<String> nodes() {
    return elements(FlowNode.class);
  }

  /** Every sequence flow, as {@code process/id}. */
  static Set<String> flows() {
    return elements(SequenceFlow.class);
  }

  static Set<String> flowIds() {
    return every(SequenceFlow.class, FlowElement::getId);
  }

  /** What a function says of each element of a kind, in all diagrams. */
  static <E extends ModelElementInstance, T> Set<T> every(Class<E> kind, Function<E, T> says) {
    return ALL.stream()
        .flatMap(diagram -> diagram.getModelElementsByType(kind).stream())
        .map(says)
        .filter(java.util.Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static <E extends FlowElement> Set<String> elements(Class<E> kind) {
    return ALL.stream()
        .flatMap(
            diagram ->
                diagram.getModelElementsByType(kind).stream()
                    .map(element -> key(diagram) + "/" + element.getId()))
        .collect(Collectors.toSet());
  }
}
