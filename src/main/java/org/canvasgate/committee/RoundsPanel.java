package org.canvasgate.committee;

import java.util.Locale;
import java.util.Map;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** What the deliberation changed, for the chair who confirms the verdict. */
@Component
class RoundsPanel implements FormPanel {
  private final Rounds rounds;
  private final Windows windows;
  private final Recusals recusals;

  RoundsPanel(Rounds rounds, Windows windows, Recusals recusals) {
    this.rounds = rounds;
    this.windows = windows;
    this.recusals = recusals;
  }

  @Override
  public String name() {
    return "rounds";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    return task.text("window")
        .map(Step::of)
        .filter(step -> !recusals.barred(task.proposalId(), task.user()))
        .map(step -> CaseRound.of(task.proposalId(), step.gate(), task.facts()))
        .filter(windows::closed)
        .flatMap(rounds::changes)
        .<Map<String, Object>>map(changes -> Map.of("changes", changes))
        .orElse(Map.of());
  }
}
