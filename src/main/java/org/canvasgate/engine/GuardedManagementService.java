package org.canvasgate.engine;

import java.util.Date;
import org.camunda.bpm.engine.impl.ManagementServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.management.SetJobRetriesBuilderImpl;
import org.camunda.bpm.engine.management.SetJobRetriesBuilder;
import org.canvasgate.form.Refusal;

/**
 * The engine's jobs, where whoever tries a failed step again cannot set its time along with it:
 * that would let a window run out.
 */
final class GuardedManagementService extends ManagementServiceImpl {
  GuardedManagementService(ProcessEngineConfigurationImpl engine) {
    super(engine);
  }

  @Override
  public SetJobRetriesBuilderImpl setJobRetries(int retries) {
    return new SetJobRetriesBuilderImpl(commandExecutor, retries) {
      @Override
      public SetJobRetriesBuilder dueDate(Date date) {
        if (OpenCommands.fromOutside())
          commandExecutor.execute(
              command -> {
                throw new Refusal("guard.closed.time");
              });
        return super.dueDate(date);
      }
    };
  }
}
