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
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/** A member scores the canvas of a proposal, or steps aside because of a conflict. */
@Component
class ScoreCanvasForm implements TaskForm {
  private final RatingDesk desk;
  private final Proposals proposals;

  ScoreCanvasForm(RatingDesk desk, Proposals proposals) {
    this.desk = desk;
    this.proposals = proposals;
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
    return desk.view(task, Step.SCORE, proposals.get(task.proposalId()).canvas(), locale);
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    desk.submit(task, submission, Step.SCORE);
    return Map.of();
  }
}
