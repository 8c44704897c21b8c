package org.canvasgate.proposal;

import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.condition.ConditionTasks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The end of a case: its status, the register's entry, and word to its planner. */
@Service
@Transactional
public class CaseClosing {
  private final Proposals proposals;
  private final Verdicts verdicts;
  private final Notices notices;
  private final Windows windows;
  private final ConditionTasks conditions;

  CaseClosing(
      Proposals proposals,
      Verdicts verdicts,
      Notices notices,
      Windows windows,
      ConditionTasks conditions) {
    this.conditions = conditions;
    this.proposals = proposals;
    this.verdicts = verdicts;
    this.notices = notices;
    this.windows = windows;
  }

  /**
   * Ends a case and whatever window it left open; a second time with the same status changes
   * nothing.
   */
  public void close(String proposalId, String status) {
    Proposal proposal = proposals.get(proposalId);
    proposals.status(proposalId, status);
    windows.closeAll(proposalId);
    conditions.caseClosed(proposalId);
    if (status.equals(Status.RETIRED))
      verdicts
          .latest(proposalId, Gate.OPERATION)
          .map(Verdict::reason)
          .ifPresent(reason -> proposals.serviceOutcome(proposalId, reason));
    notices.tell(
        proposal.planner(),
        proposalId,
        "proposal.closed." + status,
        "closed:" + proposalId,
        proposal.nameEn());
  }
}
