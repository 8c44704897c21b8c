package org.canvasgate.committee;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * What the panel differs on: the agreement with its interval, and for each block, the most divided
 * first, every rating as a dot and the comments without names, of the round that was closed last.
 * Empty in a first round, which is blind, and for a member who has not yet rated alone.
 */
@Component
class DiscussionPanel implements FormPanel {
  private final Ballots ballots;
  private final Windows windows;
  private final Independence independence;
  private final Recusals recusals;
  private final Scorecards scorecards;

  DiscussionPanel(
      Ballots ballots,
      Windows windows,
      Independence independence,
      Recusals recusals,
      Scorecards scorecards) {
    this.ballots = ballots;
    this.windows = windows;
    this.independence = independence;
    this.recusals = recusals;
    this.scorecards = scorecards;
  }

  @Override
  public String name() {
    return "discussion";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    model.put("blocks", List.of());
    model.put("question", task.text("deliberationQuestion").orElse(""));
    task.text("window")
        .map(Step::of)
        .filter(step -> !recusals.barred(task.proposalId(), task.user()))
        .flatMap(step -> discussed(task, step))
        .ifPresent(
            round -> {
              boolean mayRead = independence.mayRead(round, task.user());
              model.put("alone", !mayRead);
              if (mayRead) {
                model.put("blocks", Discussed.of(round, ballots.ballots(round), task.user()));
                model.put("agreement", scorecards.of(round).map(Scorecard::agreement).orElse(null));
              }
            });
    return model;
  }

  /** At the chair's task the round is closed; at a member's the next one is open. */
  private Optional<CaseRound> discussed(TaskContext task, Step step) {
    CaseRound round = CaseRound.of(task.proposalId(), step.gate(), task.facts());
    if (windows.closed(round))
      return "deliberate".equals(task.facts().get("recommendation"))
          ? Optional.of(round)
          : Optional.empty();
    return independence.discussed(task, step);
  }
}
