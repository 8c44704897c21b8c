package org.canvasgate.diagram.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.Acting;
import org.springframework.stereotype.Component;

/** The releases as the engine keeps them: which files hold for new cases, and which held before. */
@Component
public class ModelsInForce {
  private static final String CASE = "service-evaluation";

  /** Sets kept in memory; about a megabyte each. */
  private static final int KEPT = 8;

  private final RepositoryService repository;
  private final Acting acting;

  /** What was deployed never changes, so a set is read once. */
  private final Map<String, ModelSet> read =
      Collections.synchronizedMap(
          new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, ModelSet> eldest) {
              return size() > KEPT;
            }
          });

  ModelsInForce(RepositoryService repository, Acting acting) {
    this.repository = repository;
    this.acting = acting;
  }

  /** The files by which a case that begins now is evaluated. */
  public ModelSet now() {
    return acting.asEngine(() -> read(deploymentInForce()));
  }

  /**
   * The files of one release.
   *
   * @param deployment the engine's id of the deployment
   */
  public ModelSet of(String deployment) {
    return acting.asEngine(() -> read(deployment));
  }

  /** The engine's id of the deployment that holds for new cases. */
  public String deployment() {
    return acting.asEngine(this::deploymentInForce);
  }

  private String deploymentInForce() {
    var definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey(CASE)
            .latestVersion()
            .singleResult();
    if (definition != null) return definition.getDeploymentId();
    List<Deployment> deployments =
        repository.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1);
    return deployments.isEmpty() ? null : deployments.get(0).getId();
  }

  private ModelSet read(String deployment) {
    if (deployment == null) return ModelSet.of(List.of());
    ModelSet known = read.get(deployment);
    if (known != null) return known;
    var files = new ArrayList<ModelFile>();
    for (Resource resource : repository.getDeploymentResources(deployment))
      if (ModelKind.of(resource.getName()).isPresent())
        files.add(ModelFile.named(resource.getName(), text(deployment, resource)));
    var set = ModelSet.of(files);
    if (!files.isEmpty()) read.put(deployment, set);
    return set;
  }

  private String text(String deployment, Resource resource) {
    try (InputStream content = repository.getResourceAsStreamById(deployment, resource.getId())) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
