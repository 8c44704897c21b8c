package org.canvasgate.engine;

import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.impl.repository.UpdateProcessDefinitionSuspensionStateBuilderImpl;
import org.camunda.bpm.engine.repository.DeleteProcessDefinitionsSelectBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.UpdateProcessDefinitionSuspensionStateSelectBuilder;
import org.canvasgate.form.Refusal;

/**
 * The engine's repository with one way in. What is deployed by another door than a release of our
 * own becomes a change, see {@link DeploymentDoor}; what would take a version away from running
 * cases is refused with a sentence that says where it is done instead.
 */
final class GuardedRepositoryService extends RepositoryServiceImpl {
  private final Supplier<DeploymentDoor> door;

  GuardedRepositoryService(Supplier<DeploymentDoor> door) {
    this.door = door;
  }

  @Override
  public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl builder) {
    if (ReleaseDoor.isOpen()) return super.deployWithResult(builder);
    String user = commandExecutor.execute(GuardedRepositoryService::mayDeploy);
    String name = builder.getDeployment().getName();
    String deployment =
        inWords(() -> Acting.ourselves(() -> door.get().arrived(name, files(builder), user)));
    return (DeploymentWithDefinitions)
        createDeploymentQuery().deploymentId(deployment).singleResult();
  }

  private static String mayDeploy(CommandContext command) {
    try {
      command
          .getProcessEngineConfiguration()
          .getCommandCheckers()
          .forEach(CommandChecker::checkCreateDeployment);
    } catch (AuthorizationException other) {
      throw new Refusal("guard.door.administrators");
    }
    Authentication authentication = command.getAuthentication();
    return authentication == null ? null : authentication.getUserId();
  }

  private static Map<String, byte[]> files(DeploymentBuilderImpl builder) {
    boolean again =
        !builder.getDeployments().isEmpty()
            || !builder.getDeploymentResourcesById().isEmpty()
            || !builder.getDeploymentResourcesByName().isEmpty();
    if (again) throw new Refusal("guard.closed.again");
    if (builder.getProcessDefinitionsActivationDate() != null)
      throw new Refusal("guard.closed.activation");
    Map<String, byte[]> files = new TreeMap<>();
    if (builder.getDeployment().getResources() != null)
      builder
          .getDeployment()
          .getResources()
          .forEach((name, resource) -> files.put(name, resource.getBytes()));
    return files;
  }

  @Override
  public void deleteDeployment(String deployment) {
    deleteDeployment(deployment, false, false, false);
  }

  @Override
  public void deleteDeploymentCascade(String deployment) {
    deleteDeployment(deployment, true, false, false);
  }

  @Override
  public void deleteDeployment(String deployment, boolean cascade) {
    deleteDeployment(deployment, cascade, false, false);
  }

  @Override
  public void deleteDeployment(String deployment, boolean cascade, boolean skipCustomListeners) {
    deleteDeployment(deployment, cascade, skipCustomListeners, false);
  }

  @Override
  public void deleteDeployment(
      String deployment, boolean cascade, boolean skipCustomListeners, boolean skipIoMappings) {
    onlyOurselves("guard.closed.delete");
    super.deleteDeployment(deployment, cascade, skipCustomListeners, skipIoMappings);
  }

  /** By which a single one is taken away as well. */
  @Override
  public DeleteProcessDefinitionsSelectBuilder deleteProcessDefinitions() {
    onlyOurselves("guard.closed.delete");
    return super.deleteProcessDefinitions();
  }

  /** What stands suspended may be made active again. */
  @Override
  public UpdateProcessDefinitionSuspensionStateSelectBuilder
      updateProcessDefinitionSuspensionState() {
    return new UpdateProcessDefinitionSuspensionStateBuilderImpl(commandExecutor) {
      @Override
      public void suspend() {
        onlyOurselves("guard.closed.suspend");
        super.suspend();
      }
    };
  }

  @Override
  public void suspendProcessDefinitionById(String definition, boolean instances, Date on) {
    onlyOurselves("guard.closed.suspend");
    super.suspendProcessDefinitionById(definition, instances, on);
  }

  @Override
  public void suspendProcessDefinitionById(String definition) {
    onlyOurselves("guard.closed.suspend");
    super.suspendProcessDefinitionById(definition);
  }

  @Override
  public void suspendProcessDefinitionByKey(String key, boolean instances, Date on) {
    onlyOurselves("guard.closed.suspend");
    super.suspendProcessDefinitionByKey(key, instances, on);
  }

  @Override
  public void suspendProcessDefinitionByKey(String key) {
    onlyOurselves("guard.closed.suspend");
    super.suspendProcessDefinitionByKey(key);
  }

  @Override
  public void updateProcessDefinitionHistoryTimeToLive(String definition, Integer days) {
    onlyOurselves("guard.closed.time-to-live");
    super.updateProcessDefinitionHistoryTimeToLive(definition, days);
  }

  @Override
  public void updateDecisionDefinitionHistoryTimeToLive(String definition, Integer days) {
    onlyOurselves("guard.closed.time-to-live");
    super.updateDecisionDefinitionHistoryTimeToLive(definition, days);
  }

  private void onlyOurselves(String key) {
    if (!ReleaseDoor.isOpen()) inWords(() -> refuse(key));
  }

  private static Void refuse(String key) {
    throw new Refusal(key);
  }

  /**
   * A refusal leaves as a sentence where it leaves a command; the work itself stays outside, so
   * that what the door has saved is not rolled back with it.
   */
  private <T> T inWords(Supplier<T> work) {
    try {
      return work.get();
    } catch (Refusal refusal) {
      return commandExecutor.execute(
          command -> {
            throw refusal;
          });
    }
  }
}
