package org.canvasgate.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Stands before the engine's own deployers. Only new deployments are looked at: deployers run again
 * for old ones whenever the engine has forgotten a version, and what runs must go on running.
 */
final class GuardedDeployer implements Deployer {
  private final Supplier<DeploymentCheck> check;

  GuardedDeployer(Supplier<DeploymentCheck> check) {
    this.check = check;
  }

  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) return;
    Map<String, byte[]> files = new TreeMap<>();
    deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
    check.get().check(files);
  }
}
