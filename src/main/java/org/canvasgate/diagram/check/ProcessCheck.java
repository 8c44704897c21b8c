package org.canvasgate.diagram.check;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** Whether a process can run, leads somewhere, and says what it does. */
final class ProcessCheck {
  private ProcessCheck() {}

  static List<Finding> of(ModelFile file, ModelSet all, Surroundings around) {
    var read = Reading.process(file);
    if (read.isEmpty()) return Reading.problems(file);
    BpmnModelInstance diagram = read.get();
    Notes notes = new Notes(file);
    Collection<Process> processes = diagram.getModelElementsByType(Process.class);
    if (processes.size() != 1) notes.error(null, "general", "process.one", processes.size());
    ProcessTexts.check(diagram, notes);
    for (FlowNode node : diagram.getModelElementsByType(FlowNode.class))
      if (node.getId() == null)
        notes.error(null, "general", "step.no-id", String.valueOf(node.getName()));
    var ways = new Ways(diagram);
    ProcessSteps.check(diagram, ways, all, around, notes);
    for (Process process : processes) {
      ProcessShape.check(process, file, notes);
      if (processes.size() > 1) continue;
      var facts = new Facts(process, diagram, ways, all, around);
      ProcessFacts.check(diagram, facts, all, around, notes);
      GateContract.check(process, ways, notes);
    }
    ProcessWays.check(ways, all, notes);
    messages(file, diagram, around, notes);
    return notes.all();
  }

  /** What the application sends to a process must be caught there, and nothing else is sent. */
  private static void messages(
      ModelFile file, BpmnModelInstance diagram, Surroundings around, Notes notes) {
    var sent =
        around
            .shipped()
            .find(ModelKind.PROCESS, file.key())
            .flatMap(Reading::process)
            .map(ProcessSteps::caught);
    if (sent.isEmpty()) return;
    var caught = ProcessSteps.caught(diagram);
    sent.get().keySet().stream()
        .filter(name -> !caught.containsKey(name))
        .forEach(name -> notes.error(null, null, "message.not-caught", name));
    caught.forEach(
        (name, element) -> {
          if (!sent.get().containsKey(name) && !Expressions.isExpression(name))
            notes.warn(element, "message", "message.not-sent", name);
        });
  }
}
