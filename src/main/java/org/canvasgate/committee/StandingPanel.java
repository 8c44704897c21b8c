package org.canvasgate.committee;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** The one sentence that says how far the panel of a task is; nothing where no panel is asked. */
@Component
class StandingPanel implements FormPanel {
  private final PanelVotes votes;
  private final Wording wording;

  StandingPanel(PanelVotes votes, Wording wording) {
    this.votes = votes;
    this.wording = wording;
  }

  @Override
  public String name() {
    return "standing";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    model.put("sentence", standing(task).map(s -> s.in(locale, wording)).orElse(null));
    return model;
  }

  private Optional<Standing> standing(TaskContext task) {
    return task.text("window")
        .map(Step::of)
        .flatMap(
            step ->
                votes.standing(CaseRound.of(task.proposalId(), step.gate(), task.facts()), step));
  }
}
