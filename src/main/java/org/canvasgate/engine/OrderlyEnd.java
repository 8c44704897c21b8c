package org.canvasgate.engine;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.spring.components.jobexecutor.SpringJobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A node that is told to stop leaves in order. Spring Boot has said before that it is not ready;
 * for the time of {@code canvasgate.drain} it goes on serving, until the load balancer has noticed.
 * It takes no further job, ends those that it has begun, and gives back those that it had only
 * reserved. Then the web server ends the requests that are left, and the database goes last.
 */
final class OrderlyEnd {
  private static final Logger LOG = LoggerFactory.getLogger(OrderlyEnd.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration LOOKS = Duration.ofMillis(50);

  private final ApplicationContext context;
  private final ObjectProvider<JobExecutor> jobs;
  private final JdbcClient jdbc;
  private final Duration drain;

  /**
   * @param drain longer than the load balancer needs to notice
   */
  OrderlyEnd(
      ApplicationContext context,
      ObjectProvider<JobExecutor> jobs,
      JdbcClient jdbc,
      Duration drain) {
    this.context = context;
    this.jobs = jobs;
    this.jdbc = jdbc;
    this.drain = drain;
  }

  /** Before whoever else hears of it: Spring interrupts the workers at the same moment. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void closing(ContextClosedEvent closed) {
    if (closed.getApplicationContext() != context) return;
    Instant drained = Instant.now().plus(drain);
    try {
      jobs.ifAvailable(this::leave);
      while (Instant.now().isBefore(drained)) Thread.sleep(LOOKS.toMillis());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failed) {
      LOG.warn("The jobs of this node were not given back; others take them up later.", failed);
    }
  }

  private void leave(JobExecutor executor) {
    if (!executor.isActive()) return;
    executor.shutdown();
    if (executor instanceof SpringJobExecutor spring
        && spring.getTaskExecutor() instanceof ThreadPoolTaskExecutor workers
        && ended(workers))
      jdbc.sql(
              """
              update act_ru_job set lock_owner_ = null, lock_exp_time_ = null, rev_ = rev_ + 1
              where lock_owner_ = ?
              """)
          .param(executor.getLockOwner())
          .update();
  }

  /** Whether what was begun has ended; what has not keeps its jobs to itself. */
  private static boolean ended(ThreadPoolTaskExecutor workers) {
    Instant until = Instant.now().plus(PATIENCE);
    try {
      while (workers.getActiveCount() > 0 || workers.getQueueSize() > 0) {
        if (Instant.now().isAfter(until)) return false;
        Thread.sleep(LOOKS.toMillis());
      }
      return true;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
