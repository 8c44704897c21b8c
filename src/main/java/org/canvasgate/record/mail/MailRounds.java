package org.canvasgate.record.mail;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the rounds: notices are worked out, daily mails written, the outbox emptied. Every node of
 * the application makes them; the rows say who takes which message. Where jobs are run by hand, in
 * tests and rehearsals, so are these.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class MailRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(MailRounds.class);

  /** After the sample cases, which are played on a moved clock, and before the web server. */
  private static final int PHASE = 10;

  private final NoticeDesk notices;
  private final Postman postman;
  private final Courier courier;
  private final Duration every;
  private ScheduledExecutorService rounds;

  MailRounds(
      NoticeDesk notices,
      Postman postman,
      Courier courier,
      @Value("${canvasgate.mail.every:15s}") Duration every) {
    this.notices = notices;
    this.postman = postman;
    this.courier = courier;
    this.every = every;
  }

  @Override
  public synchronized void start() {
    if (!courier.configured()) {
      LOG.info("No mail server is configured: letters and notices stay in the outbox.");
      LOG.info("메일 서버가 설정되지 않아 통지서와 알림을 발송하지 않고 보관합니다.");
      return;
    }
    rounds =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "mail-rounds");
              thread.setDaemon(true);
              return thread;
            });
    rounds.scheduleWithFixedDelay(
        this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      notices.dispatch();
      notices.digest();
      postman.round();
    } catch (RuntimeException failed) {
      LOG.error(
          "A round of the mail failed; the next one tries again. / 메일 발송 처리에 실패하였습니다.", failed);
    }
  }

  @Override
  public synchronized void stop() {
    if (rounds == null) return;
    rounds.shutdown();
    try {
      // Whoever speaks with the mail server is let to finish, so that no message stays in doubt.
      rounds.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    rounds = null;
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
