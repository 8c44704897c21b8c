package org.canvasgate.diagram.release;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every half minute whether the moment of a scheduled change has come. What waits stands in
 * the database, so a restart loses nothing, and of several nodes one carries it out.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class ReleaseClock {
  private final DueReleases due;

  ReleaseClock(DueReleases due) {
    this.due = due;
  }

  @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${canvasgate.release.every:PT30S}")
  void tick() {
    due.carryOut();
  }
}
