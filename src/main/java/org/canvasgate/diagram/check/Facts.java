package org.canvasgate.diagram.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** Which facts are known where in a process: who writes what, and what comes from outside. */
final class Facts {
  /** What Java hands over where it starts a process itself. */
  private static final Map<String, Set<String>> STARTED_WITH =
      Map.of("condition-follow-up", Set.of("conditionId"));

  private final Ways ways;
  private final Set<String> given = new TreeSet<>();
  private final Map<String, Set<String>> written = new HashMap<>();
  private final Map<String, Set<String>> local = new HashMap<>();

  Facts(Process process, BpmnModelInstance diagram, Ways ways, ModelSet all, Surroundings around) {
    this.ways = ways;
    given.addAll(STARTED_WITH.getOrDefault(process.getId(), Set.of()));
    for (ModelFile file : all.files())
      if (file.kind() == ModelKind.PROCESS)
        Reading.process(file).ifPresent(caller -> handed(caller, process.getId()));
    for (FlowNode node : ways.nodes()) {
      written.put(node.getId(), writes(node, around));
      local.put(node.getId(), locals(node));
    }
  }

  /** Written somewhere in the process, or given to it. */
  boolean exists(String fact, String node) {
    return given.contains(fact)
        || inReach(fact, node)
        || written.values().stream().anyMatch(facts -> facts.contains(fact));
  }

  /** Written on some way that leads to a step, or by the step itself. */
  boolean knownAt(String fact, String node) {
    if (given.contains(fact) || inReach(fact, node)) return true;
    Set<String> writers = writers(fact);
    return writers.contains(node) || ways.reached(writers).contains(node);
  }

  /** The ids of the steps that write a fact. */
  Set<String> writers(String fact) {
    var writers = new TreeSet<String>();
    written.forEach(
        (step, facts) -> {
          if (facts.contains(fact)) writers.add(step);
        });
    return writers;
  }

  /** Everything that is written somewhere in the process, or given to it. */
  Set<String> all() {
    var names = new TreeSet<>(given);
    written.values().forEach(names::addAll);
    return names;
  }

  /** Within a step, and within everything that stands in it, its own parameters are known. */
  private boolean inReach(String fact, String node) {
    ModelElementInstance element = ways.node(node);
    while (element instanceof BaseElement base) {
      if (local.getOrDefault(base.getId(), Set.of()).contains(fact)) return true;
      element = element.getParentElement();
    }
    return false;
  }

  private void handed(BpmnModelInstance caller, String process) {
    for (CallActivity call : caller.getModelElementsByType(CallActivity.class))
      if (process.equals(call.getCalledElement()))
        for (CamundaIn in : extensions(call, CamundaIn.class))
          if (in.getCamundaTarget() != null) given.add(in.getCamundaTarget());
  }

  private static Set<String> writes(FlowNode node, Surroundings around) {
    var facts = new TreeSet<String>();
    if (node instanceof UserTask task) addForm(task.getCamundaFormRef(), facts, around);
    if (node instanceof StartEvent start) {
      addForm(start.getCamundaFormRef(), facts, around);
      if (start.getCamundaInitiator() != null) facts.add(start.getCamundaInitiator());
    }
    if (node instanceof ServiceTask task && GateContract.delegate(task) != null)
      facts.addAll(around.delegates().getOrDefault(GateContract.delegate(task), Set.of()));
    if (node instanceof BusinessRuleTask rule && rule.getCamundaResultVariable() != null)
      facts.add(rule.getCamundaResultVariable());
    if (node instanceof CallActivity call)
      for (CamundaOut out : extensions(call, CamundaOut.class))
        if (out.getCamundaTarget() != null) facts.add(out.getCamundaTarget());
    for (CamundaInputOutput mapping : extensions(node, CamundaInputOutput.class))
      mapping
          .getCamundaOutputParameters()
          .forEach(
              parameter -> {
                if (parameter.getCamundaName() != null) facts.add(parameter.getCamundaName());
              });
    return facts;
  }

  private static void addForm(String form, Set<String> facts, Surroundings around) {
    if (form != null && around.forms().containsKey(form))
      facts.addAll(around.forms().get(form).facts());
  }

  private static Set<String> locals(FlowNode node) {
    var facts = new TreeSet<String>();
    for (CamundaInputOutput mapping : extensions(node, CamundaInputOutput.class))
      mapping
          .getCamundaInputParameters()
          .forEach(
              parameter -> {
                if (parameter.getCamundaName() != null) facts.add(parameter.getCamundaName());
              });
    if (node instanceof Activity activity
        && activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics loop) {
      if (loop.getCamundaElementVariable() != null) facts.add(loop.getCamundaElementVariable());
      facts.addAll(
          Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances"));
    }
    return facts;
  }

  /** The extension elements of one kind. */
  static <E extends ModelElementInstance> List<E> extensions(BaseElement element, Class<E> kind) {
    var extension = element.getExtensionElements();
    return extension == null ? List.of() : new ArrayList<>(extension.getChildElementsByType(kind));
  }
}
