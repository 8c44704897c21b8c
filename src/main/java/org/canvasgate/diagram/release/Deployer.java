package org.canvasgate.diagram.release;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.ReleaseDoor;
import org.springframework.stereotype.Component;

/**
 * Hands a whole set to the engine, which holds it against its own guard. Used by releases, and by
 * those who look at what a release would do inside a transaction that they roll back.
 */
@Component
public class Deployer {
  /** How the engine names every deployment of this application. */
  public static final String NAME = "Canvasgate";

  private final RepositoryService repository;
  private final Acting acting;

  Deployer(RepositoryService repository, Acting acting) {
    this.repository = repository;
    this.acting = acting;
  }

  /**
   * Deploys every file of a set, in the caller's transaction.
   *
   * @param source where it comes from, kept with the deployment
   * @return the engine's id of the deployment
   */
  public String deploy(ModelSet set, String source) {
    return acting.asEngine(() -> ReleaseDoor.through(() -> all(set, source)));
  }

  private String all(ModelSet set, String source) {
    DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(source);
    for (ModelFile file : set.files()) deployment.addString(file.name(), file.content());
    return deployment.deploy().getId();
  }
}
