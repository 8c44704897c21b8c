package org.canvasgate.review;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Band;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.ConditionDesk;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The chair confirms the review's verdict or departs from the recommendation with a reason. */
@Component
class ConfirmReviewForm implements TaskForm {
  private static final Set<String> FIELDS =
      ConditionDesk.with("outcome", "reason", "changes", "minority");

  private final Verdicts verdicts;
  private final ConditionDesk conditions;
  private final Wording wording;

  ConfirmReviewForm(Verdicts verdicts, ConditionDesk conditions, Wording wording) {
    this.verdicts = verdicts;
    this.conditions = conditions;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "confirm-review";
  }

  @Override
  public Set<String> fields() {
    return FIELDS;
  }

  @Override
  public Set<String> facts() {
    return Set.of("reviewOutcome");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>(conditions.view(task, List.of(), locale));
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
    List<Conditions.Draft> drafts = conditions.read(task, submission, outcome == Band.PASS);
    submission.check();
    if (!outcome.key().equals(recommendation) && reason == null)
      submission.problem("reason", "committee.departing-needs-reason");
    if (outcome == Band.REVISE && changes == null)
      submission.problem("changes", "review.revise-needs-changes");
    if (outcome == Band.REVISE
        && task.facts().get("revisionsLeft") instanceof Integer left
        && left < 1) submission.problem("outcome", "review.no-revision-left");
    submission.check();
    Map<String, Object> details = new HashMap<>();
    if (changes != null) details.put("changes", changes);
    if (!drafts.isEmpty()) details.put("conditions", conditions.lines(drafts));
    CaseRound round = CaseRound.of(task.proposalId(), Gate.REVIEW, task.facts());
    verdicts.give(round, outcome.key(), recommendation, reason, minority, task.user(), details);
    conditions.set(round, drafts, task.user());
    return Map.of("reviewOutcome", outcome.key());
  }
}
