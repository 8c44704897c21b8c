package org.canvasgate.tracking;

import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A planner takes a proposal back, at any time before operation, and says why. */
@Service
public class Withdrawals {
  private final Proposals proposals;
  private final CaseFlow flow;

  Withdrawals(Proposals proposals, CaseFlow flow) {
    this.proposals = proposals;
    this.flow = flow;
  }

  /** Whether this person could withdraw the proposal now. */
  public static boolean possible(Proposal proposal, String user) {
    return proposal.planner().equals(user) && Status.EVALUATING.equals(proposal.status());
  }

  /**
   * Withdraws.
   *
   * @throws Refusal for somebody else's proposal, without a reason, or when it is too late
   */
  @Transactional
  public void withdraw(Proposal proposal, String user, String reason) {
    if (!proposal.planner().equals(user)) throw new Refusal("tracking.withdraw-not-yours");
    String said = reason == null ? "" : reason.strip();
    if (said.isEmpty()) throw new Refusal("form.missing", Problem.name("tracking.withdraw-reason"));
    if (said.length() > Submission.LONGEST_TEXT || said.indexOf('\0') >= 0)
      throw new Refusal(
          "form.text-too-long", Problem.name("tracking.withdraw-reason"), Submission.LONGEST_TEXT);
    if (!Status.EVALUATING.equals(proposal.status())) throw new Refusal("tracking.withdraw-late");
    proposals.statusReason(proposal.id(), said);
    if (!flow.withdraw(proposal.id())) throw new Refusal("tracking.withdraw-late");
    // The case closes itself a moment later; the page says so at once.
    proposals.status(proposal.id(), Status.WITHDRAWN);
  }
}
