package org.canvasgate.diagram;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.stereotype.Component;

/** The processes in force: of each the version that a new case would take. */
@Component
class Processes {
  /** The engine refuses a person's query without a bound; this application has five processes. */
  private static final int MOST = 100;

  private final RepositoryService repository;

  Processes(RepositoryService repository) {
    this.repository = repository;
  }

  List<ProcessSummary> inForce(Locale language) {
    return repository
        .createProcessDefinitionQuery()
        .latestVersion()
        .active()
        .listPage(0, MOST)
        .stream()
        .map(definition -> summary(definition, language))
        .sorted(Comparator.comparing(ProcessSummary::name))
        .toList();
  }

  Optional<ProcessSummary> find(String key, Locale language) {
    return latest(key).map(definition -> summary(definition, language));
  }

  Optional<String> diagram(String key, Locale language) {
    return latest(key)
        .map(definition -> repository.getBpmnModelInstance(definition.getId()))
        .map(diagram -> DiagramLanguage.xml(diagram, language));
  }

  private Optional<ProcessDefinition> latest(String key) {
    return Optional.ofNullable(
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(key)
            .latestVersion()
            .singleResult());
  }

  private ProcessSummary summary(ProcessDefinition definition, Locale language) {
    Process process =
        repository
            .getBpmnModelInstance(definition.getId())
            .getModelElementById(definition.getKey());
    var name = DiagramLanguage.name(process, language);
    return new ProcessSummary(
        definition.getKey(),
        definition.getVersion(),
        name.isBlank() ? definition.getKey() : name,
        DiagramLanguage.documentation(process, language));
  }
}
