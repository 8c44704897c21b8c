package org.canvasgate.review;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Rating;
import org.canvasgate.committee.BallotForm;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Windows;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** A member scores the canvas, or steps aside because of a conflict. */
@Component
class ScoreCanvasForm implements TaskForm {
  private final Ballots ballots;
  private final Panels panels;
  private final Windows windows;

  ScoreCanvasForm(Ballots ballots, Panels panels, Windows windows) {
    this.ballots = ballots;
    this.panels = panels;
    this.windows = windows;
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
    Map<String, Object> view = new HashMap<>();
    var before = windows.closedBefore(round(task), Step.SCORE.key());
    boolean deliberating = before.isPresent() && task.facts().get("deliberations") != null;
    view.put("deliberating", deliberating);
    if (deliberating) view.putAll(BallotForm.prefill(ballots.own(before.get(), task.user())));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    if (submission.checked("recuse")) {
      String reason = submission.text("recusalReason");
      submission.check();
      panels.recuse(round(task), task.user(), reason);
      return Map.of();
    }
    List<Rating> ratings = BallotForm.read(submission, task.user());
    String changeReason = submission.optionalText("changeReason").orElse(null);
    submission.check();
    ballots.cast(round(task), task.user(), ratings, changeReason);
    return Map.of();
  }

  private static CaseRound round(TaskContext task) {
    return CaseRound.of(task.proposalId(), Gate.REVIEW, task.facts());
  }
}
