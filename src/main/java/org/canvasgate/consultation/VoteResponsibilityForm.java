package org.canvasgate.consultation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** A member votes on responsibilities that mediation could not settle, or steps aside. */
@Component
class VoteResponsibilityForm implements TaskForm {
  private final Votes votes;
  private final Panels panels;

  VoteResponsibilityForm(Votes votes, Panels panels) {
    this.votes = votes;
    this.panels = panels;
  }

  @Override
  public String id() {
    return "vote-responsibility";
  }

  @Override
  public Set<String> fields() {
    return Set.of("vote", "condition", "comment", "recuse", "recusalReason");
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return Map.of();
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    CaseRound round = CaseRound.of(task.proposalId(), Gate.CONSULTATION, task.facts());
    if (!panels.of(round).sitting().contains(task.user()))
      throw new Refusal("committee.not-on-panel", task.user());
    if (submission.checked("recuse")) {
      String reason = submission.text("recusalReason");
      submission.check();
      panels.recuse(round, task.user(), reason);
      return Map.of();
    }
    VoteValue vote = submission.choice("vote", VoteValue::of);
    String condition = submission.optionalText("condition").orElse(null);
    String comment = submission.optionalText("comment").orElse(null);
    if (vote == VoteValue.APPROVE_ON_CONDITION && condition == null)
      submission.problem("condition", "consultation.vote-condition-missing");
    if (vote == VoteValue.RETURN && comment == null)
      submission.problem("comment", "consultation.vote-reason-missing");
    submission.check();
    boolean conditional = vote == VoteValue.APPROVE_ON_CONDITION;
    votes.cast(round, task.user(), vote, conditional ? condition : null, comment);
    return Map.of();
  }
}
