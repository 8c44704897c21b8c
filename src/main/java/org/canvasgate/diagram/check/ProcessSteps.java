package org.canvasgate.diagram.check;

import static org.canvasgate.diagram.check.ProcessTexts.blank;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** What each step needs so that it can be carried out. */
final class ProcessSteps {
  /** Delegates that tell people something in a window; all others have a save point before them. */
  private static final Set<String> IN_THE_SAME_STEP =
      Set.of("openWindowDelegate", "remindDelegate", "escalateDelegate");

  /** Those who are asked at the same time: the panel of this round, or the bodies concerned. */
  static final Set<String> ASKED_TOGETHER =
      Set.of("${panel.members(execution)}", "${consultation.bodies(execution)}");

  /** The chairs of this case: not every chair may take every case. */
  private static final String CHAIRS_OF_THE_CASE = "${panel.chairs(execution)}";

  private static final String KEY_OF_THE_CASE = "#{execution.processBusinessKey}";
  private static final String OWN_RELEASE = "deployment";

  private ProcessSteps() {}

  static void check(
      BpmnModelInstance diagram, Ways ways, ModelSet all, Surroundings around, Notes notes) {
    for (FlowNode node : ways.nodes()) {
      if (node instanceof UserTask task) person(task, all, around, notes);
      if (node instanceof ServiceTask task) service(task, around, notes);
      if (node instanceof BusinessRuleTask task) table(task, all, notes);
      if (node instanceof CallActivity call) called(call, all, notes);
      if (node instanceof StartEvent start && !blank(start.getCamundaFormRef()))
        form(
            start.getId(),
            start.getCamundaFormRef(),
            start.getAttributeValueNs(CAMUNDA, "formRefBinding"),
            all,
            around,
            notes);
      if (node instanceof Gateway gateway) gateway(gateway, ways, notes);
      retried(node, notes);
    }
    for (MultiInstanceLoopCharacteristics loop :
        diagram.getModelElementsByType(MultiInstanceLoopCharacteristics.class)) many(loop, notes);
    for (TimerEventDefinition timer : diagram.getModelElementsByType(TimerEventDefinition.class))
      Timers.check(timer, around(timer), notes);
    for (MessageEventDefinition message :
        diagram.getModelElementsByType(MessageEventDefinition.class))
      if (name(message::getMessage) == null)
        notes.error(around(message), "message", "message.unnamed");
    for (ReceiveTask task : diagram.getModelElementsByType(ReceiveTask.class))
      if (name(task::getMessage) == null) notes.error(task.getId(), "message", "message.unnamed");
  }

  static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

  /** The messages that a process waits for, with the step that does. */
  static Map<String, String> caught(BpmnModelInstance diagram) {
    Map<String, String> names = new TreeMap<>();
    for (MessageEventDefinition event :
        diagram.getModelElementsByType(MessageEventDefinition.class))
      if (event.getParentElement() instanceof CatchEvent catching
          && name(event::getMessage) != null)
        names.put(name(event::getMessage), String.valueOf(catching.getId()));
    for (ReceiveTask task : diagram.getModelElementsByType(ReceiveTask.class))
      if (name(task::getMessage) != null)
        names.put(name(task::getMessage), String.valueOf(task.getId()));
    return names;
  }

  private static String name(Supplier<Message> link) {
    Message message = Links.follow(link);
    return message == null || blank(message.getName()) ? null : message.getName();
  }

  /** The id of the step in which a part stands. */
  static String around(ModelElementInstance part) {
    ModelElementInstance element = part;
    while (element != null && !(element instanceof FlowNode) && !(element instanceof SequenceFlow))
      element = element.getParentElement();
    return element instanceof BaseElement base ? base.getId() : null;
  }

  private static void person(UserTask task, ModelSet all, Surroundings around, Notes notes) {
    String id = task.getId();
    if (blank(task.getCamundaFormRef())) notes.error(id, "form", "form.none");
    else form(id, task.getCamundaFormRef(), task.getCamundaFormRefBinding(), all, around, notes);
    boolean somebody = !blank(task.getCamundaAssignee());
    boolean some =
        !blank(task.getCamundaCandidateGroups()) || !blank(task.getCamundaCandidateUsers());
    if (!somebody && !some) notes.error(id, "assignment", "person.nobody");
    if (somebody && some) notes.warn(id, "assignment", "person.both");
    if ("chairs".equals(task.getCamundaCandidateGroups()))
      notes.warn(id, "assignment", "person.any-chair", CHAIRS_OF_THE_CASE);
    if (!blank(task.getCamundaCandidateUsers())
        && !CHAIRS_OF_THE_CASE.equals(task.getCamundaCandidateUsers()))
      notes.warn(id, "assignment", "person.users", CHAIRS_OF_THE_CASE);
    if (blank(task.getCamundaPriority())) notes.warn(id, "priority", "person.priority");
    Timers.dueDate(task.getCamundaDueDate(), id, notes);
  }

  private static void form(
      String id, String form, String binding, ModelSet all, Surroundings around, Notes notes) {
    if (Expressions.isExpression(form)) notes.error(id, "form", "form.expression");
    else if (all.find(ModelKind.FORM, form).isEmpty()) notes.error(id, "form", "form.absent", form);
    else if (!around.forms().containsKey(form)) notes.error(id, "form", "form.no-side", form);
    if (!OWN_RELEASE.equals(binding)) notes.error(id, "form", "form.binding");
  }

  private static void service(ServiceTask task, Surroundings around, Notes notes) {
    String delegate = GateContract.delegate(task);
    if (delegate == null) {
      notes.error(task.getId(), "implementation", "service.no-delegate");
      return;
    }
    if (!around.delegates().containsKey(delegate))
      notes.error(task.getId(), "implementation", "service.unknown", delegate);
    else if (!IN_THE_SAME_STEP.contains(delegate) && !isSet(task, "asyncBefore"))
      notes.warn(task.getId(), "async", "service.no-save-point");
    else if (IN_THE_SAME_STEP.contains(delegate) && isSet(task, "asyncBefore"))
      notes.warn(task.getId(), "async", "service.save-point");
  }

  /** What runs by itself is tried again before an administrator is called. */
  private static void retried(FlowNode node, Notes notes) {
    if (!isSet(node, "asyncBefore") && !isSet(node, "asyncAfter")) return;
    Collection<CamundaFailedJobRetryTimeCycle> cycles =
        Facts.extensions(node, CamundaFailedJobRetryTimeCycle.class);
    if (cycles.isEmpty()) notes.warn(node.getId(), "async", "async.no-retries");
    else
      for (CamundaFailedJobRetryTimeCycle cycle : cycles)
        if (!Timers.isRetry(cycle.getTextContent()))
          notes.error(
              node.getId(), "async", "async.retries-unreadable", cycle.getTextContent().strip());
  }

  private static boolean isSet(FlowNode node, String attribute) {
    return "true".equals(node.getAttributeValueNs(CAMUNDA, attribute));
  }

  private static void table(BusinessRuleTask task, ModelSet all, Notes notes) {
    String id = task.getId();
    String table = task.getCamundaDecisionRef();
    if (blank(table)) {
      notes.error(id, "decision", "table.none");
      return;
    }
    if (Expressions.isExpression(table)) notes.error(id, "decision", "table.expression");
    else if (all.find(ModelKind.TABLE, table).isEmpty())
      notes.error(id, "decision", "table.absent", table);
    if (!OWN_RELEASE.equals(task.getCamundaDecisionRefBinding()))
      notes.error(id, "decision", "table.binding");
    if (!"singleEntry".equals(task.getCamundaMapDecisionResult()))
      notes.error(id, "decision", "table.result");
    if (blank(task.getCamundaResultVariable())) notes.error(id, "decision", "table.variable");
  }

  private static void called(CallActivity call, ModelSet all, Notes notes) {
    String id = call.getId();
    String process = call.getCalledElement();
    if (blank(process)) {
      notes.error(id, "called", "called.none");
      return;
    }
    if (Expressions.isExpression(process)) notes.error(id, "called", "called.expression");
    else if (all.find(ModelKind.PROCESS, process).isEmpty())
      notes.error(id, "called", "called.absent", process);
    String binding = call.getCamundaCalledElementBinding();
    if (binding != null && !"latest".equals(binding)) notes.error(id, "called", "called.binding");
    if (Facts.extensions(call, CamundaIn.class).stream()
        .noneMatch(in -> KEY_OF_THE_CASE.equals(in.getCamundaBusinessKey())))
      notes.error(id, "mappings", "called.key", KEY_OF_THE_CASE);
    for (CamundaOut out : Facts.extensions(call, CamundaOut.class))
      if (blank(out.getCamundaTarget())) notes.error(id, "mappings", "called.out");
  }

  private static void many(MultiInstanceLoopCharacteristics loop, Notes notes) {
    String id = around(loop);
    String collection = loop.getCamundaCollection();
    if (loop.isSequential()) notes.warn(id, "multi-instance", "many.sequential");
    if (collection == null || !ASKED_TOGETHER.contains(collection.strip()))
      notes.error(
          id,
          "multi-instance",
          "many.collection",
          String.join(", ", new TreeSet<>(ASKED_TOGETHER)));
    if (blank(loop.getCamundaElementVariable())) notes.error(id, "multi-instance", "many.variable");
  }

  private static void gateway(Gateway gateway, Ways ways, Notes notes) {
    Collection<SequenceFlow> out = ways.outgoing(gateway);
    if (gateway instanceof ParallelGateway) {
      for (SequenceFlow flow : out)
        if (flow.getConditionExpression() != null)
          notes.warn(flow.getId(), "conditions", "gateway.ignored-condition");
      return;
    }
    if (out.size() < 2) return;
    SequenceFlow otherwise = null;
    if (gateway instanceof ExclusiveGateway exclusive)
      otherwise = Links.follow(exclusive::getDefault);
    else if (gateway instanceof InclusiveGateway inclusive)
      otherwise = Links.follow(inclusive::getDefault);
    else return;
    if (otherwise == null) notes.error(gateway.getId(), "default", "gateway.no-default");
    // Where one way alone has no condition it is the default that nobody has marked: said once.
    boolean oneUnmarked =
        otherwise == null
            && out.stream().filter(flow -> flow.getConditionExpression() == null).count() == 1;
    if (!blank(gateway.getName()) && !gateway.getName().strip().endsWith("?"))
      notes.warn(gateway.getId(), "general", "gateway.no-question");
    for (SequenceFlow flow : out) {
      boolean condition = flow.getConditionExpression() != null;
      if (flow.equals(otherwise) && condition)
        notes.warn(flow.getId(), "conditions", "gateway.default-condition");
      if (!flow.equals(otherwise) && !condition && !oneUnmarked)
        notes.error(flow.getId(), "conditions", "gateway.no-condition");
      if (blank(flow.getName())) notes.warn(flow.getId(), "general", "gateway.unnamed-way");
    }
  }
}
