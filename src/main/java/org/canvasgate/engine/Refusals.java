package org.canvasgate.engine;

import java.util.concurrent.atomic.LongAdder;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.jobexecutor.FailedJobCommandFactory;
import org.canvasgate.database.Troubles;
import org.canvasgate.form.Refusal;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Stands outermost around every engine command. A refusal leaves as sentences in the reader's
 * language; a collision with somebody who finished at the same moment is tried again, outside the
 * failed transaction.
 */
final class Refusals extends CommandInterceptor {
  /** The request attribute that tells {@link RefusalFilter} what to answer. */
  static final String ATTRIBUTE = Refusals.class.getName();

  /** The request attribute that tells it which status; where it is missing, 400. */
  static final String STATUS = Refusals.class.getName() + ".status";

  private final Sentences sentences;
  private final Troubles troubles;
  private final LongAdder collisions;

  /**
   * @param collisions counts the work that was thrown away
   */
  Refusals(Sentences sentences, Troubles troubles, LongAdder collisions) {
    this.sentences = sentences;
    this.troubles = troubles;
    this.collisions = collisions;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (Context.getCommandContext() != null) return next.execute(command);
    try {
      if (Context.getJobExecutorContext() != null) return inJob(command);
      if (TransactionSynchronizationManager.isActualTransactionActive())
        return next.execute(command);
      Object begun = Attempt.begun();
      return BegunAgain.untilAlone(
          () -> next.execute(command),
          () -> {
            collisions.increment();
            Attempt.again(begun);
          });
    } catch (RuntimeException failed) {
      Refusal refusal = Collisions.cause(failed, Refusal.class);
      if (refusal != null) throw refused(refusal);
      troubles.in(failed).ifPresent(DatabaseAway::note);
      throw failed;
    }
  }

  /** The job executor takes up again what lost against somebody: see {@link #retriesOf}. */
  private <T> T inJob(Command<T> command) {
    try {
      return next.execute(command);
    } catch (RuntimeException failed) {
      if (Collisions.collided(failed)) collisions.increment();
      throw failed;
    }
  }

  /**
   * How a failed job is written down. The engine knows one kind of loss that is no failure and
   * costs none of the job's tries; a deadlock is another.
   */
  static FailedJobCommandFactory retriesOf() {
    return (job, failure) ->
        new DefaultJobRetryCmd(
            job,
            Collisions.collided(failure) && !(failure instanceof OptimisticLockingException)
                ? new OptimisticLockingException("somebody else worked on the same rows", failure)
                : failure);
  }

  private RefusedException refused(Refusal refusal) {
    String said = sentences.of(refusal, LocaleContextHolder.getLocale());
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) request.setAttribute(ATTRIBUTE, said, RequestAttributes.SCOPE_REQUEST);
    return new RefusedException(said, refusal);
  }
}
