package org.canvasgate.diagram.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * What must stay in each process whatever an administrator changes, or a verdict would be given
 * that nobody computed, recommended, confirmed or recorded. In one place, as data.
 */
final class GateContract {
  /** A step that must be there, by what it does. */
  private record Must(String kind, String name) {
    boolean is(FlowNode node) {
      return name.equals(
          switch (kind) {
            case DELEGATE -> node instanceof ServiceTask task ? delegate(task) : null;
            case TABLE ->
                node instanceof BusinessRuleTask task ? task.getCamundaDecisionRef() : null;
            case FORM -> node instanceof UserTask task ? task.getCamundaFormRef() : null;
            default -> node instanceof CallActivity call ? call.getCalledElement() : null;
          });
    }
  }

  /**
   * What a process must hold.
   *
   * @param inOrder one after another: no way leads to a step that has not passed the one before
   * @param somewhere wherever they stand
   * @param lastBeforeEnd whether no way leads to the end that has not passed the last in order
   */
  private record Contract(List<Must> inOrder, List<Must> somewhere, boolean lastBeforeEnd) {}

  private static final String DELEGATE = "delegate";
  private static final String TABLE = "table";
  private static final String FORM = "form";
  private static final String CALL = "call";

  private static final Map<String, Contract> CONTRACTS =
      Map.of(
          "business-model-review",
          new Contract(
              List.of(
                  form("appoint-panel"),
                  delegate("openWindowDelegate"),
                  delegate("reviewDelegate"),
                  table("review-recommendation"),
                  form("confirm-review"),
                  delegate("recordDelegate")),
              List.of(form("score-canvas"), form("keep-window")),
              true),
          "responsibility-consultation",
          new Contract(
              List.of(
                  delegate("affectedBodiesDelegate"),
                  form("draft-responsibilities"),
                  delegate("openWindowDelegate"),
                  delegate("consultationDelegate"),
                  table("consultation-recommendation"),
                  form("confirm-consultation"),
                  delegate("recordDelegate")),
              List.of(
                  form("answer-consultation"),
                  form("vote-responsibility"),
                  delegate("responsibilityVoteDelegate"),
                  table("responsibility-vote-conclusion"),
                  form("keep-window")),
              true),
          "maintenance-plan-approval",
          new Contract(
              List.of(
                  form("write-plan"),
                  delegate("maintenanceDelegate"),
                  table("plan-recommendation"),
                  delegate("openWindowDelegate"),
                  delegate("planVoteDelegate"),
                  table("plan-vote-conclusion"),
                  form("confirm-plan"),
                  delegate("recordDelegate")),
              List.of(form("vote-plan"), form("keep-window")),
              true),
          "operational-re-evaluation",
          new Contract(
              List.of(
                  delegate("openWindowDelegate"),
                  form("appoint-panel"),
                  delegate("operationDelegate"),
                  table("operation-recommendation"),
                  form("confirm-operation"),
                  delegate("recordDelegate")),
              List.of(form("report-actuals"), form("rate-operation"), form("keep-window")),
              true),
          "service-evaluation",
          new Contract(
              List.of(
                  delegate("completenessDelegate"),
                  table("intake-recommendation"),
                  call("business-model-review"),
                  call("responsibility-consultation"),
                  call("maintenance-plan-approval"),
                  form("start-operation"),
                  delegate("registerServiceDelegate")),
              List.of(
                  delegate("closeCaseDelegate"),
                  table("re-evaluation-interval"),
                  delegate("scheduleDelegate"),
                  delegate("evidenceDelegate"),
                  table("early-evaluation"),
                  call("operational-re-evaluation"),
                  delegate("nextCycleDelegate")),
              false),
          "objection",
          new Contract(
              List.of(
                  delegate("openObjectionDelegate"),
                  form("file-objection"),
                  form("examine-objection")),
              List.of(delegate("escalateObjectionDelegate")),
              false),
          "condition-follow-up",
          new Contract(
              List.of(delegate("openConditionDelegate"), form("confirm-condition")),
              List.of(form("report-condition"), delegate("lapseConditionDelegate")),
              false));

  private GateContract() {}

  static void check(Process process, Ways ways, Notes notes) {
    Contract contract = CONTRACTS.get(process.getId());
    if (contract == null) return;
    Must before = null;
    for (Must must : contract.inOrder()) {
      Set<String> steps = steps(ways, must);
      if (missing(steps, must, notes)) continue;
      if (before != null) for (String step : steps) roundAbout(ways, before, must, step, notes);
      before = must;
    }
    for (Must must : contract.somewhere()) missing(steps(ways, must), must, notes);
    if (contract.lastBeforeEnd() && before != null) ends(process, ways, before, notes);
  }

  private static boolean missing(Set<String> steps, Must must, Notes notes) {
    if (!steps.isEmpty()) return false;
    notes.error(null, null, "gate.missing." + must.kind(), must.name());
    return true;
  }

  private static void roundAbout(Ways ways, Must before, Must must, String step, Notes notes) {
    if (ways.avoids(steps(ways, before), step))
      notes.error(step, "flow", "gate.avoids." + before.kind(), before.name());
  }

  private static void ends(Process process, Ways ways, Must last, Notes notes) {
    var passed = steps(ways, last);
    // What a timer begins beside the case, such as a reminder, ends without a verdict.
    var main =
        ways.reached(ways.starts(), way -> !passed.contains(way.to()) && !beside(ways, way.to()));
    for (FlowNode node : ways.nodes())
      if (node instanceof EndEvent
          && node.getParentElement().equals(process)
          && main.contains(node.getId()))
        notes.error(node.getId(), "flow", "gate.avoids." + last.kind(), last.name());
  }

  private static boolean beside(Ways ways, String id) {
    return ways.node(id) instanceof BoundaryEvent event && !event.cancelActivity();
  }

  private static Set<String> steps(Ways ways, Must must) {
    var ids = new TreeSet<String>();
    for (FlowNode node : ways.nodes()) if (must.is(node)) ids.add(node.getId());
    return ids;
  }

  /** The name of the bean that a service task calls; null where it calls none by name. */
  static String delegate(ServiceTask task) {
    String expression = task.getCamundaDelegateExpression();
    return expression != null && expression.matches("\\$\\{\\s*[A-Za-z_]\\w*\\s*}")
        ? expression.replaceAll("[${}\\s]", "")
        : null;
  }

  private static Must delegate(String name) {
    return new Must(DELEGATE, name);
  }

  private static Must table(String name) {
    return new Must(TABLE, name);
  }

  private static Must form(String name) {
    return new Must(FORM, name);
  }

  private static Must call(String name) {
    return new Must(CALL, name);
  }
}
