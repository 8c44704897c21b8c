package org.canvasgate.engine;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets those who act on one case at the same moment do so one after the other. Without it each
 * would do the whole work, and all but one would find at the end that the panel's count had
 * changed, throw the work away and begin again.
 *
 * <p>Within one application people wait in a queue before they take a connection to the database,
 * so that a panel of twenty-five does not hold all connections; between applications they wait for
 * a lock of the database, which ends with the transaction. It is a queue and not a guard: whoever
 * does not get a turn in time goes on, and the engine's own check of versions still holds.
 */
final class CaseTurns {
  /** A turn takes about a tenth of a second; whoever waits longer than this goes on without. */
  private static final long PATIENCE_SECONDS = 20;

  /** Different cases may share a queue; few enough do to be felt. */
  private static final int QUEUES = 256;

  private static final String CASE_OF_TASK =
      """
      select coalesce(process.business_key_, process.root_proc_inst_id_)
      from act_ru_task task join act_ru_execution process on process.id_ = task.proc_inst_id_
      where task.id_ = ?\
      """;

  private static final String CASE_OF_JOB =
      """
      select coalesce(process.business_key_, process.root_proc_inst_id_)
      from act_ru_job job join act_ru_execution process on process.id_ = job.process_instance_id_
      where job.id_ = ?""";

  private final JdbcClient jdbc;
  private final ReentrantLock[] queues =
      Stream.generate(() -> new ReentrantLock(true)).limit(QUEUES).toArray(ReentrantLock[]::new);

  CaseTurns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Runs work on a task in one transaction, when nobody else works on its case.
   *
   * @param taskId of a task that may have ended; then the work runs at once and says so
   */
  void ofTask(CommandExecutor commands, String taskId, Runnable work) {
    Optional<String> known =
        taskId == null
            ? Optional.empty()
            // As a command, so that a database that is away is told as such here, too.
            : commands.execute(
                command -> jdbc.sql(CASE_OF_TASK).param(taskId).query(String.class).optional());
    if (known.isEmpty()) work.run();
    else inTurn(known.get(), () -> lockAndRun(commands, known.get(), taskId, work));
  }

  private void inTurn(String caseKey, Runnable work) {
    // Whoever holds a connection already must not make others wait who need one.
    boolean queued = !TransactionSynchronizationManager.isActualTransactionActive();
    ReentrantLock queue = queues[Math.floorMod(caseKey.hashCode(), QUEUES)];
    boolean held = queued && entered(queue);
    try {
      work.run();
    } finally {
      if (held) queue.unlock();
    }
  }

  private static boolean entered(ReentrantLock queue) {
    try {
      return queue.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Holds the task as well: what takes no turn, such as a withdrawal, cannot end a task under the
   * hands of whoever is answering it, and whoever comes after it finds the task gone as a whole.
   */
  private void lockAndRun(CommandExecutor commands, String caseKey, String taskId, Runnable work) {
    commands.execute(
        command -> {
          lock(caseKey);
          jdbc.sql("select id_ from act_ru_task where id_ = ? for update")
              .param(taskId)
              .query(String.class)
              .optional();
          work.run();
          return null;
        });
  }

  /** Waits, in the transaction that is under way, until nobody else works on the case of a job. */
  void ofJob(String jobId) {
    jdbc.sql(CASE_OF_JOB).param(jobId).query(String.class).optional().ifPresent(this::lock);
  }

  private void lock(String caseKey) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('turn/' || ?, 0))")
        .param(caseKey)
        .query((row, number) -> number)
        .single();
  }
}
