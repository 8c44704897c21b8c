package org.canvasgate.engine;

import java.util.concurrent.ThreadLocalRandom;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
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

  private static final int MOST_TRIES = 12;
  private static final int FIRST_PAUSE_MILLIS = 8;
  private static final int LONGEST_PAUSE_MILLIS = 250;

  private final Sentences sentences;
  private final Troubles troubles;

  Refusals(Sentences sentences, Troubles troubles) {
    this.sentences = sentences;
    this.troubles = troubles;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (Context.getCommandContext() != null) return next.execute(command);
    boolean mayRetry =
        !TransactionSynchronizationManager.isActualTransactionActive()
            && Context.getJobExecutorContext() == null;
    Object begun = Attempt.begun();
    for (int tries = 1; ; tries++) {
      try {
        return next.execute(command);
      } catch (RuntimeException failed) {
        Refusal refusal = Collisions.cause(failed, Refusal.class);
        if (refusal != null) throw refused(refusal);
        troubles.in(failed).ifPresent(DatabaseAway::note);
        if (!mayRetry || tries >= MOST_TRIES || !Collisions.collided(failed)) throw failed;
        pause(tries, failed);
        Attempt.again(begun);
      }
    }
  }

  private RefusedException refused(Refusal refusal) {
    String said = sentences.of(refusal, LocaleContextHolder.getLocale());
    RequestAttributes request = RequestContextHolder.getRequestAttributes();
    if (request != null) request.setAttribute(ATTRIBUTE, said, RequestAttributes.SCOPE_REQUEST);
    return new RefusedException(said, refusal);
  }

  /** Grows with the tries and differs between threads, so that the same two do not meet again. */
  private static void pause(int tries, RuntimeException failed) {
    int longest = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(tries, 5));
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, longest + 1));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw failed;
    }
  }
}
