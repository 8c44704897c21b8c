package org.canvasgate.committee;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** The robustness card of the round that the chair decides about. Names nobody. */
@Component
class RobustnessPanel implements FormPanel {
  private final RobustnessCards cards;
  private final RobustnessView view;
  private final Recusals recusals;

  RobustnessPanel(RobustnessCards cards, RobustnessView view, Recusals recusals) {
    this.cards = cards;
    this.view = view;
    this.recusals = recusals;
  }

  @Override
  public String name() {
    return "robustness";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    return card(task).map(card -> view.model(card, false)).orElse(Map.of());
  }

  private Optional<RobustnessCard> card(TaskContext task) {
    return task.text("window")
        .map(Step::of)
        .filter(step -> !recusals.barred(task.proposalId(), task.user()))
        .flatMap(step -> cards.of(CaseRound.of(task.proposalId(), step.gate(), task.facts())));
  }
}
