package org.canvasgate.engine;

import java.lang.reflect.Field;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.util.ReflectionUtils;

/**
 * A job takes its turn on its case as people do, within its transaction: a window that runs out
 * waits for the answer that is being given, and neither throws the other's work away.
 */
final class TurnsOfJobs extends CommandInterceptor {
  /** The command tells nobody which job it runs. */
  private static final Field JOB = ReflectionUtils.findField(ExecuteJobsCmd.class, "jobId");

  static {
    ReflectionUtils.makeAccessible(JOB);
  }

  private final CaseTurns turns;

  TurnsOfJobs(CaseTurns turns) {
    this.turns = turns;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (command instanceof ExecuteJobsCmd)
      turns.ofJob((String) ReflectionUtils.getField(JOB, command));
    return next.execute(command);
  }
}
