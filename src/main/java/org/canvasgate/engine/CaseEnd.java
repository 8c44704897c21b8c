package org.canvasgate.engine;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Ends a running case by the message that its diagram waits for. */
@Component
public class CaseEnd {
  private static final String WITHDRAWN = "proposal-withdrawn";

  private final RuntimeService runtime;
  private final Acting acting;

  CaseEnd(RuntimeService runtime, Acting acting) {
    this.runtime = runtime;
    this.acting = acting;
  }

  /** False where the case has passed the point until which it may be withdrawn. */
  public boolean withdraw(String proposalId) {
    return acting.asEngine(
        () -> {
          try {
            runtime
                .createMessageCorrelation(WITHDRAWN)
                .processInstanceBusinessKey(proposalId)
                .correlate();
            return true;
          } catch (MismatchingMessageCorrelationException pastThatPoint) {
            return false;
          }
        });
  }
}
