package org.canvasgate.proposal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** The canvas as a canvas, in the form of whatever task a case is at. */
@Component
class CanvasPanel implements FormPanel {
  private final Proposals proposals;

  CanvasPanel(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String name() {
    return "canvas";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    if (task.proposalId() != null)
      model.put("canvas", new CanvasView(proposals.get(task.proposalId()), locale));
    return model;
  }
}
