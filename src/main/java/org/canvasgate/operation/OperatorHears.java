package org.canvasgate.operation;

import java.util.Objects;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordObserver;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/** The verdict of a re-evaluation is told to whoever runs the service, as to its planner. */
@Component
class OperatorHears implements RecordObserver {
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final Notices notices;

  OperatorHears(Proposals proposals, Verdicts verdicts, Notices notices) {
    this.verdicts = verdicts;
    this.proposals = proposals;
    this.notices = notices;
  }

  @Override
  public void recorded(RecordEntry entry) {
    if (entry.kind() == RecordEntry.Kind.DECISION && entry.round().gate() == Gate.OPERATION)
      verdicts.on(entry.round()).ifPresent(this::tell);
  }

  private void tell(Verdict verdict) {
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
