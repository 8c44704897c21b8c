package org.canvasgate.audit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Chains what was told, every few seconds, on whichever node comes first. */
@Component
class AuditJobs {
  private static final Logger LOG = LoggerFactory.getLogger(AuditJobs.class);

  private final AuditChain chain;
  private final SignIns signIns;
  private String headOfYesterday = "";

  AuditJobs(AuditChain chain, SignIns signIns) {
    this.chain = chain;
    this.signIns = signIns;
  }

  @Scheduled(initialDelayString = "PT15S", fixedDelayString = "PT15S")
  void chain() {
    signIns.tellWhatWentBeyond();
    int added;
    do added = chain.extend();
    while (added > 0);
  }

  /** A log is a place outside the database: a head that stands there finds a chain cut off. */
  @Scheduled(initialDelayString = "PT2M", fixedDelayString = "P1D")
  void publishHead() {
    String head = chain.head();
    if (!head.equals(headOfYesterday)) LOG.info("Audit trail / 감사 기록: {}", head);
    headOfYesterday = head;
  }
}
