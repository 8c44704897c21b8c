package org.canvasgate.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.AcquiredJobs;

/** A node whose turn it is not finds no job to reserve. */
final class JobsInTurn extends CommandInterceptor {
  private final Supplier<JobTurn> turn;

  /**
   * @param turn gives null where nobody says whose turn it is
   */
  JobsInTurn(Supplier<JobTurn> turn) {
    this.turn = turn;
  }

  @Override
  @SuppressWarnings("unchecked") // the command returns what is given here
  public <T> T execute(Command<T> command) {
    if (command instanceof AcquireJobsCmd) {
      JobTurn asked = turn.get();
      if (asked != null && !asked.isOurs()) return (T) new AcquiredJobs(0);
    }
    return next.execute(command);
  }
}
