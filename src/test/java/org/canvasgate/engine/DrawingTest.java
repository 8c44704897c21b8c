package org.canvasgate.engine;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnLabel;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures: everything is drawn, nothing over anything else, no flow across another. */
class DrawingTest {

  /** A rectangle in the picture, or a piece of a line, which is a rectangle without width. */
  private record Box(String id, double left, double top, double right, double bottom) {
    static Box of(String id, Bounds at) {
      return new Box(
          id, at.getX(), at.getY(), at.getX() + at.getWidth(), at.getY() + at.getHeight());
    }

    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean meets(Box other) {
      return left <= other.right
          && other.left <= right
          && top <= other.bottom
          && other.top <= bottom;
    }

    boolean holds(Box other) {
      return left < other.left && top < other.top && right > other.right && bottom > other.bottom;
    }
  }

  static Stream<String> diagrams() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".bpmn"))
          .map(name -> name.replace(".bpmn", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void drawsEveryStepAndEveryFlow(String name) {
    BpmnModelInstance model = model(name);
    assertThat(shapes(model))
        .containsKeys(
            model.getModelElementsByType(FlowNode.class).stream()
                .map(FlowNode::getId)
                .toArray(String[]::new))
        .containsKeys(
            model.getModelElementsByType(Lane.class).stream()
                .map(Lane::getId)
                .toArray(String[]::new));
    assertThat(model.getModelElementsByType(BpmnEdge.class).stream().map(e -> e.getBpmnElement()))
        .hasSameElementsAs(List.copyOf(model.getModelElementsByType(SequenceFlow.class)));
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void drawsNoStepOverAnother(String name) {
    BpmnModelInstance model = model(name);
    Map<String, Box> shapes = shapes(model);
    List<FlowNode> nodes = List.copyOf(model.getModelElementsByType(FlowNode.class));
    for (FlowNode one : nodes)
      for (FlowNode other : nodes) {
        Box box = shapes.get(one.getId());
        Box otherBox = shapes.get(other.getId());
        if (one.equals(other.getParentElement()))
          assertThat(box.holds(otherBox)).as("%s holds %s", one.getId(), other.getId()).isTrue();
        else if (one.getId().compareTo(other.getId()) < 0
            && !within(one, other)
            && !within(other, one)
            && !attached(one, other)
            && !attached(other, one))
          assertThat(box.overlaps(otherBox)).as("%s over %s", one.getId(), other.getId()).isFalse();
      }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void drawsEveryStepInsideItsLane(String name) {
    BpmnModelInstance model = model(name);
    Map<String, Box> shapes = shapes(model);
    for (Lane lane : model.getModelElementsByType(Lane.class))
      for (FlowNode node : lane.getFlowNodeRefs())
        assertThat(shapes.get(lane.getId()).holds(shapes.get(node.getId())))
            .as("%s in %s", node.getId(), lane.getId())
            .isTrue();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void writesNoLabelOverAStepOrAFlowOrAnotherLabel(String name) {
    BpmnModelInstance model = model(name);
    List<Box> labels = labels(model);
    Map<String, Box> shapes = shapes(model);
    for (Box label : labels) {
      for (FlowNode node : model.getModelElementsByType(FlowNode.class))
        if (!(node instanceof SubProcess))
          assertThat(label.overlaps(shapes.get(node.getId())))
              .as("label of %s over %s", label.id(), node.getId())
              .isFalse();
      for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class))
        for (Box piece : pieces(edge))
          assertThat(label.meets(piece))
              .as("label of %s over %s", label.id(), piece.id())
              .isFalse();
      for (Box other : labels)
        if (!other.equals(label))
          assertThat(label.overlaps(other))
              .as("labels of %s and %s", label.id(), other.id())
              .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void crossesNoFlowWithAnother(String name) {
    List<BpmnEdge> edges = List.copyOf(model(name).getModelElementsByType(BpmnEdge.class));
    for (int i = 0; i < edges.size(); i++)
      for (BpmnEdge other : edges.subList(i + 1, edges.size()))
        if (!sameSource(edges.get(i), other))
          for (Box piece : pieces(edges.get(i)))
            for (Box otherPiece : pieces(other))
              assertThat(piece.meets(otherPiece))
                  .as("%s crosses %s", piece.id(), otherPiece.id())
                  .isFalse();
  }

  @ParameterizedTest
  @MethodSource("diagrams")
  void drawsFlowsUprightAndThroughNoStep(String name) {
    BpmnModelInstance model = model(name);
    Map<String, Box> shapes = shapes(model);
    for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
      SequenceFlow flow = (SequenceFlow) edge.getBpmnElement();
      for (Box piece : pieces(edge)) {
        assertThat(piece.left() == piece.right() || piece.top() == piece.bottom())
            .as("%s runs along the page", flow.getId())
            .isTrue();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class))
          if (!node.equals(flow.getSource())
              && !node.equals(flow.getTarget())
              && !within(flow.getSource(), node)
              && !attached(flow.getSource(), node))
            assertThat(piece.overlaps(shapes.get(node.getId())))
                .as("%s through %s", flow.getId(), node.getId())
                .isFalse();
      }
    }
  }

  private static boolean sameSource(BpmnEdge one, BpmnEdge other) {
    return ((SequenceFlow) one.getBpmnElement())
        .getSource()
        .equals(((SequenceFlow) other.getBpmnElement()).getSource());
  }

  private static boolean within(FlowNode inner, FlowNode outer) {
    for (var parent = inner.getParentElement(); parent != null; parent = parent.getParentElement())
      if (parent.equals(outer)) return true;
    return false;
  }

  private static boolean attached(FlowNode event, FlowNode host) {
    return event instanceof BoundaryEvent boundary && boundary.getAttachedTo().equals(host);
  }

  private static Map<String, Box> shapes(BpmnModelInstance model) {
    return model.getModelElementsByType(BpmnShape.class).stream()
        .map(shape -> Box.of(shape.getBpmnElement().getId(), shape.getBounds()))
        .collect(toMap(Box::id, box -> box));
  }

  private static List<Box> labels(BpmnModelInstance model) {
    return Stream.concat(
            model.getModelElementsByType(BpmnShape.class).stream()
                .map(shape -> label(shape.getBpmnElement().getId(), shape.getBpmnLabel())),
            model.getModelElementsByType(BpmnEdge.class).stream()
                .map(edge -> label(edge.getBpmnElement().getId(), edge.getBpmnLabel())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Box label(String id, BpmnLabel label) {
    return label == null ? null : Box.of(id, label.getBounds());
  }

  private static List<Box> pieces(BpmnEdge edge) {
    List<Waypoint> points = List.copyOf(edge.getWaypoints());
    List<Box> pieces = new ArrayList<>();
    for (int i = 1; i < points.size(); i++) {
      Waypoint from = points.get(i - 1);
      Waypoint to = points.get(i);
      pieces.add(
          new Box(
              edge.getBpmnElement().getId(),
              Math.min(from.getX(), to.getX()),
              Math.min(from.getY(), to.getY()),
              Math.max(from.getX(), to.getX()),
              Math.max(from.getY(), to.getY())));
    }
    return pieces;
  }

  private static BpmnModelInstance model(String name) {
    return Bpmn.readModelFromFile(Path.of("bpmn", name + ".bpmn").toFile());
  }
}
