package org.canvasgate.review;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.BallotForm;
import org.canvasgate.committee.RatingDesk;
import org.canvasgate.committee.Step;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** A member scores the canvas of a proposal, or steps aside because of a conflict. */
@Component
class ScoreCanvasForm implements TaskForm {
  private final RatingDesk desk;
  private final Resubmissions resubmissions;

  ScoreCanvasForm(RatingDesk desk, Resubmissions resubmissions) {
    this.desk = desk;
    this.resubmissions = resubmissions;
  }

  @Override
  public String id() {
    return "score-canvas";
  }

  @Override
  public Set<String> fields() {
    return BallotForm.FIELDS;
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return desk.view(task, Step.SCORE, resubmissions.of(task.proposalId()), locale);
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    desk.submit(task, submission, Step.SCORE, resubmissions.of(task.proposalId()));
    return Map.of();
  }
}
