package org.canvasgate.operation;

import java.util.Objects;
import org.canvasgate.committee.Consequence;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Verdict;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/** The verdict of a re-evaluation is told to whoever runs the service, as to its planner. */
@Component
class OperatorHears implements Consequence {
  private final Proposals proposals;
  private final Notices notices;

  OperatorHears(Proposals proposals, Notices notices) {
    this.proposals = proposals;
    this.notices = notices;
  }

  @Override
  public void of(Verdict verdict) {
    if (verdict.round().gate() != Gate.OPERATION) return;
    String id = verdict.round().proposalId();
    proposals
        .service(id)
        .filter(service -> !service.operator().equals(proposals.get(id).planner()))
        .ifPresent(
            service ->
                notices.tell(
                    service.operator(),
                    id,
                    "notice.verdict.operation." + verdict.outcome(),
                    "verdict/" + verdict.round() + "/operator",
                    id,
                    Objects.requireNonNullElse(verdict.reason(), "–")));
  }
}
