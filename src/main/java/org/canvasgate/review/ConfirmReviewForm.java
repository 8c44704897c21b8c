package org.canvasgate.review;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Band;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The chair confirms the review's verdict or departs from the recommendation with a reason. */
@Component
class ConfirmReviewForm implements TaskForm {
  private final Verdicts verdicts;
  private final Wording wording;

  ConfirmReviewForm(Verdicts verdicts, Wording wording) {
    this.verdicts = verdicts;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "confirm-review";
  }

  @Override
  public Set<String> fields() {
    return Set.of("outcome", "reason", "changes", "minority");
  }

  @Override
  public Set<String> facts() {
    return Set.of("reviewOutcome");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put("recommendationText", wording.recommendation(task, locale));
    view.put("revisionsLeft", task.facts().get("revisionsLeft"));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    OwnCase.refuse(task);
    Band outcome = submission.choice("outcome", Band::of);
    String reason = submission.optionalText("reason").orElse(null);
    String changes = submission.optionalText("changes").orElse(null);
    String minority = submission.optionalText("minority").orElse(null);
    String recommendation = task.text("recommendation").orElse(null);
    submission.check();
    if (!outcome.key().equals(recommendation) && reason == null)
      submission.problem("reason", "committee.departing-needs-reason");
    if (outcome == Band.REVISE && changes == null)
      submission.problem("changes", "review.revise-needs-changes");
    if (outcome == Band.REVISE
        && task.facts().get("revisionsLeft") instanceof Integer left
        && left < 1) submission.problem("outcome", "review.no-revision-left");
    submission.check();
    verdicts.give(
        CaseRound.of(task.proposalId(), Gate.REVIEW, task.facts()),
        outcome.key(),
        recommendation,
        reason,
        minority,
        task.user(),
        changes == null ? Map.of() : Map.of("changes", changes));
    return Map.of("reviewOutcome", outcome.key());
  }
}
