package org.canvasgate.record.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.Resource;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.VersionsForgotten;
import org.canvasgate.record.Deployed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads what is deployed, in nobody's name. A deployed version never changes: hashes are kept. */
@Component
class EngineDeployed implements Deployed {
  /** The inputs that can be given again: a fact, or a fact as a date. */
  private static final Pattern INPUT = Pattern.compile("(\\w+)|date\\((\\w+)\\)");

  private final RepositoryService repository;
  private final DecisionService decisions;
  private final Acting acting;
  private final Map<String, String> hashes = new ConcurrentHashMap<>();

  EngineDeployed(RepositoryService repository, DecisionService decisions, Acting acting) {
    this.repository = repository;
    this.decisions = decisions;
    this.acting = acting;
  }

  @Override
  public Optional<String> tableHash(String definition) {
    try {
      return Optional.of(
          hash("table " + definition, () -> repository.getDecisionModel(definition)));
    } catch (NotFoundException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<List<Map<String, Object>>> ask(String definition, Map<String, Object> inputs) {
    Map<String, Object> facts = new HashMap<>();
    for (Map.Entry<String, Object> input : inputs.entrySet()) {
      Matcher name = INPUT.matcher(input.getKey());
      if (!name.matches()) return Optional.empty();
      if (name.group(1) != null) facts.put(name.group(1), input.getValue());
      else facts.put(name.group(2), LocalDate.parse((String) input.getValue()));
    }
    try {
      return Optional.of(
          acting.asEngine(
              () ->
                  decisions
                      .evaluateDecisionTableById(definition)
                      .variables(facts)
                      .evaluate()
                      .getResultList()));
    } catch (NotFoundException gone) {
      return Optional.empty();
    }
  }

  @Override
  public Map<String, Object> process(String definition) {
    return acting.asEngine(() -> described(repository.getProcessDefinition(definition)));
  }

  @EventListener
  void forget(VersionsForgotten versions) {
    hashes.keySet().removeIf(key -> versions.ids().contains(key.substring(key.indexOf(' ') + 1)));
  }

  private Map<String, Object> described(ProcessDefinition process) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("key", process.getKey());
    found.put("version", process.getVersion());
    found.put("definition", process.getId());
    found.put("deployment", process.getDeploymentId());
    found.put(
        "sha256",
        hash("process " + process.getId(), () -> repository.getProcessModel(process.getId())));
    found.put("forms", forms(process));
    return found;
  }

  private List<Map<String, Object>> forms(ProcessDefinition process) {
    var ids = new TreeSet<String>();
    for (UserTask task :
        repository.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class))
      if (task.getCamundaFormRef() != null) ids.add(task.getCamundaFormRef());
    List<Resource> files = repository.getDeploymentResources(process.getDeploymentId());
    List<Map<String, Object>> forms = new ArrayList<>();
    for (String id : ids)
      for (Resource file : files)
        if (file.getName().endsWith("/" + id + ".form") || file.getName().equals(id + ".form"))
          forms.add(
              Map.of(
                  "form",
                  id,
                  "sha256",
                  hash(
                      "file " + file.getId(),
                      () ->
                          repository.getResourceAsStreamById(
                              process.getDeploymentId(), file.getId()))));
    return forms;
  }

  private String hash(String key, Supplier<InputStream> file) {
    String known = hashes.get(key);
    if (known != null) return known;
    String found = acting.asEngine(() -> hash(file));
    hashes.put(key, found);
    return found;
  }

  private static String hash(Supplier<InputStream> file) {
    try (InputStream bytes = file.get()) {
      return DigestUtils.sha256Hex(bytes);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
