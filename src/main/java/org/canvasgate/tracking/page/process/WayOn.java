package org.canvasgate.tracking.page.process;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.canvasgate.engine.DiagramNames;
import org.canvasgate.tracking.page.Ahead.Follows;

/**
 * Follows the flows of a case's own diagrams from a step to the next ones at which somebody has to
 * do something: through gateways and whatever the system does, into and out of windows, and out of
 * a gate to where it was called. Conditions are not evaluated: each way is told with its words.
 */
final class WayOn {

  /**
   * A process on the way.
   *
   * @param definition id of its version that the case runs by
   * @param process its key
   */
  record Level(String definition, String process) {}

  private final RepositoryService repository;
  private final DiagramNames names;
  private final Locale locale;
  private final Set<String> waiting;

  WayOn(RepositoryService repository, DiagramNames names, Locale locale, Set<String> waiting) {
    this.repository = repository;
    this.names = names;
    this.locale = locale;
    this.waiting = waiting;
  }

  /**
   * What follows a step.
   *
   * @param step id of the task in the innermost diagram
   * @param levels its process and those that called it, the innermost first
   */
  List<Follows> from(String step, List<Level> levels) {
    var walk = new Walk(levels, 0, new ArrayList<>());
    if (walk.model.getModelElementById(step) instanceof FlowNode node) walk.leave(node);
    return walk.found;
  }

  private final class Walk {
    private final List<Level> levels;
    private final int depth;
    private final BpmnModelInstance model;
    private final Words words;
    private final Set<String> seen = new HashSet<>();
    private final List<Follows> found;

    Walk(List<Level> levels, int depth, List<Follows> found) {
      this.levels = levels;
      this.depth = depth;
      this.found = found;
      Level level = levels.get(depth);
      this.model = repository.getBpmnModelInstance(level.definition());
      this.words = new Words(level.definition(), names, locale);
    }

    /** Over the flows out of a step, and over what may interrupt it. */
    void leave(FlowNode node) {
      go(node, null);
      model.getModelElementsByType(BoundaryEvent.class).stream()
          .filter(event -> event.getAttachedTo().equals(node) && event.cancelActivity())
          .forEach(event -> go(event, words.of(event)));
    }

    private void go(FlowNode from, String branch) {
      for (SequenceFlow flow : from.getOutgoing()) {
        String label = words.of(flow);
        reach(flow.getTarget(), label == null ? branch : answered(from, label));
      }
    }

    /** The words of a way are an answer; the gateway asks. */
    private String answered(FlowNode from, String answer) {
      String question = from instanceof Gateway ? words.of(from) : null;
      return question == null ? answer : question + " – " + answer;
    }

    private void reach(FlowNode node, String branch) {
      if (!seen.add(node.getId())) return;
      if (node instanceof UserTask || node instanceof CallActivity) {
        add(node, branch, false);
      } else if (node instanceof SubProcess part) {
        enter(part, branch);
      } else if (node instanceof EndEvent end) {
        end(end, branch);
      } else {
        go(node, branch);
      }
    }

    /** A window is named by whom it asks; any other part is entered. */
    private void enter(SubProcess part, String branch) {
      List<UserTask> asked = asked(part);
      asked.forEach(task -> add(task, branch, false));
      if (asked.isEmpty())
        part.getChildElementsByType(StartEvent.class).forEach(start -> go(start, branch));
    }

    /** The end of a window is no end of the case, and a gate goes on where it was called. */
    private void end(EndEvent end, String branch) {
      if (end.getParentElement() instanceof SubProcess part) {
        if (asked(part).isEmpty()) add(end, branch, true);
        else if (seen.add(part.getId())) go(part, null);
      } else if (depth + 1 < levels.size()) {
        var outer = new Walk(levels, depth + 1, found);
        String key = levels.get(depth).process();
        outer.model.getModelElementsByType(CallActivity.class).stream()
            .filter(call -> key.equals(call.getCalledElement()))
            .findFirst()
            .ifPresent(call -> outer.go(call, branch));
      } else {
        add(end, branch, true);
      }
    }

    private void add(FlowNode node, String branch, boolean end) {
      if (waiting.contains(node.getId()) || words.of(node) == null) return;
      found.add(new Follows(words.of(node), branch, end));
    }
  }

  private static List<UserTask> asked(SubProcess part) {
    return part.getChildElementsByType(UserTask.class).stream()
        .filter(task -> task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics)
        .toList();
  }
}
