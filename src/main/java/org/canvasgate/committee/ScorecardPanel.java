package org.canvasgate.committee;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** The scorecard of the gate that was computed last, for the task of a case. */
@Component
class ScorecardPanel implements FormPanel {
  private final Scorecards scorecards;

  ScorecardPanel(Scorecards scorecards) {
    this.scorecards = scorecards;
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
    model.put("recommendation", task.facts().get("recommendation"));
    return model;
  }
}
