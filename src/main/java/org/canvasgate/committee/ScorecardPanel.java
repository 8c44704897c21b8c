package org.canvasgate.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** The scorecard of the gate that was computed last, for the task of a case. */
@Component
class ScorecardPanel implements FormPanel {
  private final Scorecards scorecards;
  private final ScoreRuleBook rules;
  private final Clock clock;

  ScorecardPanel(Scorecards scorecards, ScoreRuleBook rules, Clock clock) {
    this.scorecards = scorecards;
    this.rules = rules;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "scorecard";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("card", scorecards.latest(task.proposalId()).orElse(null));
    model.put("blocks", Block.values());
    task.text("kind")
        .map(ServiceKind::of)
        .ifPresent(kind -> model.put("marks", rules.rules(kind, LocalDate.now(clock))));
    model.put("recommendation", task.facts().get("recommendation"));
    return model;
  }
}
