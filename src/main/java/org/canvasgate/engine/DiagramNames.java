package org.canvasgate.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.context.event.EventListener;

/** The Korean names in a diagram: the property {@code name.ko} of an element. */
public final class DiagramNames {
  private static final String PROPERTY = "name.ko";

  private final RepositoryService repository;
  private final Acting acting;
  private final Map<String, Map<String, String>> byDefinition = new ConcurrentHashMap<>();

  DiagramNames(RepositoryService repository, Acting acting) {
    this.repository = repository;
    this.acting = acting;
  }

  /** The Korean name of an element of a process definition, where the diagram gives one. */
  public Optional<String> korean(String definitionId, String elementId) {
    return Optional.ofNullable(
        byDefinition.computeIfAbsent(definitionId, this::read).get(elementId));
  }

  @EventListener
  void forget(VersionsForgotten versions) {
    byDefinition.keySet().removeAll(versions.ids());
  }

  private Map<String, String> read(String definitionId) {
    BpmnModelInstance diagram =
        acting.asEngine(() -> repository.getBpmnModelInstance(definitionId));
    var names = new HashMap<String, String>();
    for (CamundaProperty property : diagram.getModelElementsByType(CamundaProperty.class))
      if (PROPERTY.equals(property.getCamundaName())
          && property.getParentElement() instanceof CamundaProperties properties
          && properties.getParentElement() instanceof ExtensionElements extension
          && extension.getParentElement() instanceof BaseElement element)
        names.put(element.getId(), property.getCamundaValue());
    return Map.copyOf(names);
  }
}
