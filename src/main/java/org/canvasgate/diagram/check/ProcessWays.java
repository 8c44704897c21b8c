package org.canvasgate.diagram.check;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.CompensateEventDefinition;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.ThrowEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** Where a case can get stuck, be lost, wait for ever or turn in circles. */
final class ProcessWays {
  private ProcessWays() {}

  static void check(Ways ways, ModelSet all, Notes notes) {
    if (ways.starts().isEmpty()) notes.error(null, "flow", "ways.no-start");
    ends(ways, notes);
    reach(ways, notes);
    circles(ways, all, notes);
    for (FlowNode node : ways.nodes()) waits(node, ways, notes);
  }

  private static void ends(Ways ways, Notes notes) {
    for (FlowNode node : ways.nodes())
      if (ways.outgoing(node).isEmpty() && mustLeadOn(node))
        notes.error(node.getId(), "flow", "ways.dead-end");
  }

  private static boolean mustLeadOn(FlowNode node) {
    return !(node instanceof EndEvent)
        && !Ways.isSubProcessOfAnEvent(node)
        && !endsInside(node)
        && !Ways.isCompensation(node)
        && node.getChildElementsByType(CompensateEventDefinition.class).isEmpty()
        && !(node instanceof ThrowEvent && !Ways.linkNames(node).isEmpty());
  }

  /** A subprocess with ends of its own may be the last step: it says itself how it ended. */
  private static boolean endsInside(FlowNode node) {
    return node instanceof SubProcess inner
        && !inner.getChildElementsByType(EndEvent.class).isEmpty();
  }

  private static void reach(Ways ways, Notes notes) {
    Set<String> reached = ways.reached(ways.starts());
    var ends = new TreeSet<String>();
    for (FlowNode node : ways.nodes()) {
      if (!reached.contains(node.getId())) notes.warn(node.getId(), "flow", "ways.unreachable");
      if (node instanceof EndEvent) ends.add(node.getId());
    }
    Set<String> ending = ways.leadingTo(ends);
    for (FlowNode node : ways.nodes())
      if (reached.contains(node.getId())
          && !ending.contains(node.getId())
          && !ways.outgoing(node).isEmpty()) notes.error(node.getId(), "flow", "ways.no-end");
  }

  /**
   * A circle is fine where somebody decides on every turn, or a count of rounds left is looked at.
   * Without those it would run for ever, unless a table that is asked on the way answers otherwise
   * one day: nobody can tell that from the drawing, so it should be read.
   */
  private static void circles(Ways ways, ModelSet all, Notes notes) {
    var done = new HashSet<String>();
    for (FlowNode node : ways.nodes()) {
      Predicate<FlowNode> ends = other -> other instanceof BusinessRuleTask || pauses(other, all);
      Set<String> around = done.contains(node.getId()) ? Set.of() : circle(node, ways, ends);
      if (!around.isEmpty()) notes.error(node.getId(), "flow", "ways.circle");
      done.addAll(around);
    }
    for (FlowNode node : ways.nodes()) {
      if (!(node instanceof BusinessRuleTask) || done.contains(node.getId())) continue;
      Set<String> around = circle(node, ways, other -> pauses(other, all));
      if (!around.isEmpty()) notes.warn(node.getId(), "flow", "ways.circle-of-table");
      done.addAll(around);
    }
  }

  /** What can come again and again after a step that can come again itself; else nothing. */
  private static Set<String> circle(FlowNode node, Ways ways, Predicate<FlowNode> ends) {
    Predicate<Ways.Way> turns =
        way ->
            !counted(way.flow())
                && !(ways.node(way.to()) != null && ends.test(ways.node(way.to())));
    if (ends.test(node)) return Set.of();
    var begin = new HashSet<String>();
    for (Ways.Way way : ways.next(node.getId())) if (turns.test(way)) begin.add(way.to());
    Set<String> around = ways.reached(begin, turns);
    return around.contains(node.getId()) ? around : Set.of();
  }

  /** Whether a case waits here for a person or a message. */
  private static boolean pauses(FlowNode node, ModelSet all) {
    return node instanceof UserTask
        || node instanceof ReceiveTask
        || node instanceof CatchEvent
            && !node.getChildElementsByType(MessageEventDefinition.class).isEmpty()
        || node instanceof CallActivity call && callsPeople(call, all);
  }

  private static boolean callsPeople(CallActivity call, ModelSet all) {
    return call.getCalledElement() != null
        && all.find(ModelKind.PROCESS, call.getCalledElement())
            .flatMap(Reading::process)
            .filter(called -> !called.getModelElementsByType(UserTask.class).isEmpty())
            .isPresent();
  }

  private static boolean counted(SequenceFlow flow) {
    return flow != null
        && flow.getConditionExpression() != null
        && Expressions.names(flow.getConditionExpression().getTextContent())
            .filter(names -> names.stream().anyMatch(name -> name.endsWith("Left")))
            .isPresent();
  }

  private static void waits(FlowNode node, Ways ways, Notes notes) {
    if (node instanceof UserTask task) {
      if (ProcessTexts.blank(task.getCamundaDueDate()))
        notes.warn(task.getId(), "due-date", "wait.no-due-date");
      if (task.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics
          && !timed(task)
          && !inWindow(task)) notes.error(task.getId(), "flow", "wait.many");
    } else if (node instanceof ReceiveTask
        || node instanceof IntermediateCatchEvent event
            && event.getChildElementsByType(TimerEventDefinition.class).isEmpty()
            && Ways.linkNames(event).isEmpty()
            && !followsEventGateway(event, ways)) {
      if (!timed(node)) notes.warn(node.getId(), "flow", "wait.message");
    } else if (node instanceof EventBasedGateway gateway
        && ways.outgoing(gateway).stream()
            .map(SequenceFlow::getTarget)
            .noneMatch(
                next -> !next.getChildElementsByType(TimerEventDefinition.class).isEmpty())) {
      if (!timed(node)) notes.warn(node.getId(), "flow", "wait.message");
    }
  }

  private static boolean followsEventGateway(CatchEvent event, Ways ways) {
    return ways.incoming(event).stream()
        .anyMatch(flow -> flow.getSource() instanceof EventBasedGateway);
  }

  /** A timer at its edge, or at the edge of something that it stands in, ends the waiting. */
  private static boolean timed(FlowNode node) {
    ModelElementInstance element = node;
    while (element instanceof FlowNode inside) {
      if (inside instanceof Activity activity && interrupted(activity)) return true;
      element = inside.getParentElement();
    }
    return false;
  }

  private static boolean interrupted(Activity activity) {
    return activity.getParentElement().getChildElementsByType(BoundaryEvent.class).stream()
        .anyMatch(
            event ->
                activity.equals(Links.follow(event::getAttachedTo))
                    && event.cancelActivity()
                    && !event.getChildElementsByType(TimerEventDefinition.class).isEmpty());
  }

  /** The window that this house draws: beside those who answer, somebody keeps time. */
  private static boolean inWindow(FlowNode node) {
    if (!(node.getParentElement() instanceof SubProcess window)) return false;
    var keepers =
        window.getChildElementsByType(UserTask.class).stream()
            .filter(task -> !task.equals(node))
            .toList();
    return !keepers.isEmpty() && keepers.stream().allMatch(ProcessWays::interrupted);
  }
}
