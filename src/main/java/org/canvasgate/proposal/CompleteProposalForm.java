package org.canvasgate.proposal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The planner adds what the check at intake found missing. */
@Component
class CompleteProposalForm implements TaskForm {
  private final Proposals proposals;

  CompleteProposalForm(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String id() {
    return "complete-proposal";
  }

  @Override
  public Set<String> fields() {
    return ProposalFields.fields();
  }

  @Override
  public Set<String> facts() {
    return Set.of("kind", "field");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return ProposalFields.view(proposals.get(task.proposalId()));
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    Proposal before = proposals.get(task.proposalId());
    ProposalDraft draft = ProposalFields.read(submission, before.id(), before.funding());
    Proposal after =
        proposals.revise(before.id(), draft, Revision.Step.COMPLETE, null, task.user());
    return Map.of("kind", after.kind().key(), "field", after.field());
  }
}
