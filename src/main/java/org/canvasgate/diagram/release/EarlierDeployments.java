package org.canvasgate.diagram.release;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.Acting;
import org.springframework.stereotype.Component;

/**
 * What was deployed before releases were counted: by the application at its starts, and by hand,
 * file by file.
 */
@Component
class EarlierDeployments {
  private static final String APPLICATION = "application";

  private final RepositoryService repository;
  private final Acting acting;
  private final ModelsInForce models;

  EarlierDeployments(RepositoryService repository, Acting acting, ModelsInForce models) {
    this.repository = repository;
    this.acting = acting;
    this.models = models;
  }

  /** Those of the application, the earliest first. */
  List<Deployment> ofApplication() {
    return all().stream().filter(deployment -> APPLICATION.equals(deployment.getSource())).toList();
  }

  /**
   * The files that hold: of each the one deployed last, whether by the application or by hand.
   * Files that only an earlier version of the application brought do not hold.
   */
  ModelSet holding() {
    List<Deployment> application = ofApplication();
    Deployment last = application.isEmpty() ? null : application.get(application.size() - 1);
    ModelSet holding = ModelSet.of(List.<ModelFile>of());
    for (Deployment deployment : all())
      if (!APPLICATION.equals(deployment.getSource()) || deployment.getId().equals(last.getId()))
        holding = holding.with(models.of(deployment.getId()).files());
    return holding;
  }

  private List<Deployment> all() {
    return acting.asEngine(
        () -> repository.createDeploymentQuery().orderByDeploymentTime().asc().list());
  }
}
