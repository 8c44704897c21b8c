package org.canvasgate.diagram.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.LaneSet;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.canvasgate.diagram.model.ModelFile;

/** The process as a whole: its id, how long it is kept, its lanes, whether all of it is drawn. */
final class ProcessShape {
  /** Only this one is begun by people; the others are called. */
  private static final String BEGUN_BY_PEOPLE = "service-evaluation";

  /** Decisions of the committee are kept for ten years. */
  static final int KEPT_DAYS = 3650;

  private ProcessShape() {}

  static void check(Process process, ModelFile file, Notes notes) {
    String id = process.getId();
    if (!file.key().equals(id)) notes.error(id, "general", "file.id", text(id), file.key());
    if (!process.isExecutable()) notes.error(id, "general", "process.executable");
    kept(id, process.getCamundaHistoryTimeToLiveString(), notes);
    if (process.isCamundaStartableInTasklist() != BEGUN_BY_PEOPLE.equals(id))
      notes.warn(
          id,
          "tasklist",
          BEGUN_BY_PEOPLE.equals(id) ? "process.not-startable" : "process.startable");
    lanes(process, notes);
    for (FlowElement element : process.getFlowElements()) drawn(element, notes);
  }

  static void kept(String id, String time, Notes notes) {
    if (time == null || time.isBlank()) {
      notes.error(id, "time-to-live", "kept.missing");
      return;
    }
    Optional<Integer> days = days(time.strip());
    if (days.isEmpty()) notes.error(id, "time-to-live", "kept.unreadable", time);
    else if (days.get() < KEPT_DAYS) notes.error(id, "time-to-live", "kept.short", KEPT_DAYS);
  }

  private static Optional<Integer> days(String time) {
    String number = time.matches("P\\d{1,6}D") ? time.substring(1, time.length() - 1) : time;
    return number.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(number)) : Optional.empty();
  }

  private static void lanes(Process process, Notes notes) {
    Map<String, Integer> held = new HashMap<>();
    int lanes = 0;
    for (LaneSet set : process.getLaneSets())
      for (Lane lane : set.getLanes()) {
        lanes++;
        for (FlowNode node : Links.all(FlowNode.class, lane::getFlowNodeRefs))
          held.merge(text(node.getId()), 1, Integer::sum);
      }
    if (lanes == 0) {
      notes.warn(process.getId(), "lanes", "lanes.none");
      return;
    }
    for (FlowElement element : process.getFlowElements())
      if (element instanceof FlowNode && held.getOrDefault(text(element.getId()), 0) != 1)
        notes.warn(element.getId(), "lanes", "lanes.step");
  }

  private static void drawn(FlowElement element, Notes notes) {
    if (element instanceof FlowNode node) {
      if (!(Links.follow(node::getDiagramElement) instanceof BpmnShape))
        notes.warn(node.getId(), "drawing", "not-drawn");
      if (node instanceof SubProcess inner)
        for (FlowElement part : inner.getFlowElements()) drawn(part, notes);
    }
  }

  private static String text(String id) {
    return id == null ? "" : id;
  }
}
