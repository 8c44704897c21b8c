package org.canvasgate.tracking.portfolio;

import java.util.List;
import org.canvasgate.proposal.ProposalRevised;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps what services are compared by in step with the proposals: in the transaction that takes a
 * proposal in or revises it, and at the start for those of an installation that did not compare
 * yet.
 */
@Component
class KeepsLikeness {
  private static final Logger LOG = LoggerFactory.getLogger(KeepsLikeness.class);
  private static final int BATCH = 200;

  private final Likenesses likenesses;

  KeepsLikeness(Likenesses likenesses) {
    this.likenesses = likenesses;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void revised(ProposalRevised event) {
    likenesses.refresh(event.proposalId());
  }

  @EventListener(ApplicationReadyEvent.class)
  void fill() {
    int filled = 0;
    for (List<String> missing = likenesses.missing(BATCH);
        !missing.isEmpty();
        missing = likenesses.missing(BATCH)) {
      missing.forEach(likenesses::refresh);
      filled += missing.size();
    }
    if (filled > 0) LOG.info("Compared {} proposals with each other / 제안 비교 완료", filled);
  }
}
