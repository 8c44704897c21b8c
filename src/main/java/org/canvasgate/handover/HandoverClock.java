package org.canvasgate.handover;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every minute whether a handover's day has come. What waits stands in the database, so a
 * restart loses nothing, and of several nodes one carries it out.
 */
@Component
@EnableScheduling
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class HandoverClock {
  private final Handovers handovers;
  private final EndingTerms terms;

  HandoverClock(Handovers handovers, EndingTerms terms) {
    this.handovers = handovers;
    this.terms = terms;
  }

  @Scheduled(initialDelayString = "PT20S", fixedDelayString = "${canvasgate.handover.every:PT1M}")
  void tick() {
    handovers.carryOutDue();
    handovers.settle();
    terms.tell();
  }
}
