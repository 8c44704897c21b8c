package org.canvasgate.maintenance;

import java.util.Optional;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Verdicts;
import org.springframework.stereotype.Component;

/** What a plan that was returned must change, as the chair confirmed it. */
@Component
class PlanReturns {
  /** The detail of a verdict that says what to change; also the form's key for it. */
  static final String CHANGES = "changes";

  private final Verdicts verdicts;

  PlanReturns(Verdicts verdicts) {
    this.verdicts = verdicts;
  }

  /** Empty where the last verdict was no return. */
  Optional<String> changes(String proposalId) {
    return verdicts
        .latest(proposalId, Gate.MAINTENANCE)
        .filter(verdict -> verdict.outcome().equals(PlanOutcome.RETURNED.key()))
        .map(verdict -> (String) verdict.details().get(CHANGES));
  }
}
