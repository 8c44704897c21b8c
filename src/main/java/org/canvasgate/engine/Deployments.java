package org.canvasgate.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Deploys the diagrams, decision tables and forms that travel with the application, all together
 * when any of them has changed: a form is bound to the deployment of its process.
 *
 * <p>Not left to the engine's own auto-deployment, because that runs while the engine is being
 * built and the forms' Java sides, which a diagram is checked against, may need the engine.
 */
final class Deployments implements SmartInitializingSingleton {
  private static final String NAME = "Canvasgate";

  private final RepositoryService repository;
  private final ResourcePatternResolver resources;
  private final List<String> patterns;

  Deployments(
      RepositoryService repository, ResourcePatternResolver resources, List<String> patterns) {
    this.repository = repository;
    this.resources = resources;
    this.patterns = patterns;
  }

  @Override
  public void afterSingletonsInstantiated() {
    var found = new TreeMap<String, Resource>();
    for (String pattern : patterns)
      for (Resource resource : find(pattern)) found.put(name(resource), resource);
    if (found.isEmpty()) return;
    DeploymentBuilder deployment =
        repository
            .createDeployment()
            .name(NAME)
            .source("application")
            .enableDuplicateFiltering(false);
    found.forEach((name, resource) -> add(deployment, name, resource));
    ReleaseDoor.through(deployment::deploy);
  }

  private Resource[] find(String pattern) {
    try {
      return resources.getResources(pattern);
    } catch (IOException absent) {
      return new Resource[0]; // a folder that does not exist holds nothing
    }
  }

  /**
   * The path from the last bpmn or forms folder on, so that it is the same in a jar and on disk.
   */
  private static String name(Resource resource) {
    try {
      String path = resource.getURL().getPath();
      int start = Math.max(path.lastIndexOf("/bpmn/"), path.lastIndexOf("/forms/"));
      return start < 0 ? resource.getFilename() : path.substring(start + 1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void add(DeploymentBuilder deployment, String name, Resource resource) {
    try (InputStream content = resource.getInputStream()) {
      deployment.addInputStream(name, content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + name, unreadable);
    }
  }
}
