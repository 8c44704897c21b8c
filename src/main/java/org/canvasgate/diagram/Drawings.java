package org.canvasgate.diagram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.VersionsForgotten;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * How the versions of the processes are drawn, for pages that show where a case stands. A deployed
 * version never changes, so each is read once; there are as many as were ever deployed.
 */
@Component
public class Drawings {
  private record Asked(String definition, String language) {}

  private final RepositoryService repository;
  private final Acting acting;
  private final Map<Asked, Drawing> read = new ConcurrentHashMap<>();

  Drawings(RepositoryService repository, Acting acting) {
    this.repository = repository;
    this.acting = acting;
  }

  /**
   * What is drawn.
   *
   * @param definition the engine's id of the version
   */
  public Drawing of(String definition, Locale language) {
    return read.computeIfAbsent(
        new Asked(definition, language.getLanguage()),
        asked -> acting.asEngine(() -> drawing(definition, language)));
  }

  /**
   * The version's diagram as XML, its names and documentation in that language.
   *
   * @param definition the engine's id of the version
   */
  public String xml(String definition, Locale language) {
    return acting.asEngine(
        () -> DiagramLanguage.xml(repository.getBpmnModelInstance(definition), language));
  }

  @EventListener
  void forget(VersionsForgotten versions) {
    read.keySet().removeIf(asked -> versions.ids().contains(asked.definition()));
  }

  private Drawing drawing(String definition, Locale language) {
    ProcessDefinition version = repository.getProcessDefinition(definition);
    BpmnModelInstance diagram = repository.getBpmnModelInstance(definition);
    Map<String, String> names = new LinkedHashMap<>();
    for (FlowNode node : diagram.getModelElementsByType(FlowNode.class))
      names.put(node.getId(), DiagramLanguage.name(node, language));
    List<Drawing.Flow> flows =
        diagram.getModelElementsByType(SequenceFlow.class).stream()
            .map(
                flow ->
                    new Drawing.Flow(
                        flow.getId(),
                        flow.getSource().getId(),
                        flow.getTarget().getId(),
                        !(flow.getSource() instanceof ExclusiveGateway)))
            .toList();
    Process process = diagram.getModelElementById(version.getKey());
    String name = DiagramLanguage.name(process, language);
    return new Drawing(
        version.getKey(),
        version.getVersion(),
        name.isBlank() ? version.getKey() : name,
        Map.copyOf(names),
        flows);
  }
}
