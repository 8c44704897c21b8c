package org.canvasgate.proposal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The planner revises the proposal by what the review's verdict asks, and says what changed. */
@Component
class ReviseProposalForm implements TaskForm {
  private static final String CHANGE_NOTE = "changeNote";
  private static final String REVIEW_ROUND = "reviewRound";

  private final Proposals proposals;
  private final Verdicts verdicts;

  ReviseProposalForm(Proposals proposals, Verdicts verdicts) {
    this.proposals = proposals;
    this.verdicts = verdicts;
  }

  @Override
  public String id() {
    return "revise-proposal";
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new TreeSet<>(ProposalFields.fields());
    fields.add(CHANGE_NOTE);
    return fields;
  }

  @Override
  public Set<String> facts() {
    return Set.of("kind", "field", REVIEW_ROUND);
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>(ProposalFields.view(proposals.get(task.proposalId())));
    Verdict verdict = verdicts.latest(task.proposalId(), Gate.REVIEW).orElse(null);
    view.put(
        "changes",
        verdict == null ? null : Markdown.plain((String) verdict.details().get("changes")));
    view.put("verdictReason", verdict == null ? null : Markdown.plain(verdict.reason()));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    String note = submission.text(CHANGE_NOTE);
    Proposal before = proposals.get(task.proposalId());
    ProposalDraft draft = ProposalFields.read(submission, before.id(), before.funding());
    Proposal after = proposals.revise(before.id(), draft, Revision.Step.REVISE, note, task.user());
    return Map.of(
        "kind",
        after.kind().key(),
        "field",
        after.field(),
        REVIEW_ROUND,
        task.count(REVIEW_ROUND) + 1);
  }
}
