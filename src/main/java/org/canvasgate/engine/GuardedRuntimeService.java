package org.canvasgate.engine;

import org.camunda.bpm.engine.impl.RuntimeServiceImpl;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanExecutionBuilder;
import org.camunda.bpm.engine.runtime.ModificationBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstanceModificationBuilder;
import org.camunda.bpm.engine.runtime.RestartProcessInstanceBuilder;
import org.canvasgate.form.Refusal;

/**
 * The engine's runtime without the doors by which a case is moved, put to another step or begun
 * again past its forms and its record. Cases are moved on the page of a change; what an
 * administrator needs in Cockpit (incidents, retries) stays open.
 */
final class GuardedRuntimeService extends RuntimeServiceImpl {

  @Override
  public MigrationPlanExecutionBuilder newMigration(MigrationPlan plan) {
    onlyOurselves("guard.closed.migration");
    return super.newMigration(plan);
  }

  @Override
  public ModificationBuilder createModification(String definition) {
    onlyOurselves("guard.closed.modification");
    return super.createModification(definition);
  }

  @Override
  public ProcessInstanceModificationBuilder createProcessInstanceModification(String instance) {
    onlyOurselves("guard.closed.modification");
    return super.createProcessInstanceModification(instance);
  }

  @Override
  public RestartProcessInstanceBuilder restartProcessInstances(String definition) {
    onlyOurselves("guard.closed.modification");
    return super.restartProcessInstances(definition);
  }

  /** Refused inside a command, so that the sentence reaches the person. */
  private void onlyOurselves(String key) {
    if (!ReleaseDoor.isOpen())
      commandExecutor.execute(
          command -> {
            throw new Refusal(key);
          });
  }
}
