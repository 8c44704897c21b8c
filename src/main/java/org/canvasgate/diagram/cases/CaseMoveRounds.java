package org.canvasgate.diagram.cases;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks every other second whether cases wait to be moved, and moves them one after the other. What
 * waits stands in the database: after a restart the rounds find it. Where jobs are run by hand, in
 * tests and rehearsals, so are these.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class CaseMoveRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CaseMoveRounds.class);

  private static final int EVERY_SECONDS = 2;

  /** After the sample cases, which are played on a moved clock. */
  private static final int PHASE = 10;

  private final CaseMover mover;
  private volatile ScheduledExecutorService rounds;

  CaseMoveRounds(CaseMover mover) {
    this.mover = mover;
  }

  @Override
  public synchronized void start() {
    rounds =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "case-moves");
              thread.setDaemon(true);
              return thread;
            });
    rounds.scheduleWithFixedDelay(this::round, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void round() {
    try {
      while (rounds != null && mover.next()) continue;
    } catch (RuntimeException failed) {
      LOG.error("Moving cases failed; the next round tries again. / 건 이동에 실패하였습니다.", failed);
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService ending = rounds;
    rounds = null;
    if (ending == null) return;
    ending.shutdown();
    try {
      ending.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return rounds != null;
  }

  @Override
  public int getPhase() {
    return PHASE;
  }
}
