package org.canvasgate.proposal;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** What the check at intake found: blocks that are missing, evidence, amounts in the air. */
@Component
class FindingsPanel implements FormPanel {
  private final Proposals proposals;
  private final CompletenessCheck check;

  FindingsPanel(Proposals proposals, CompletenessCheck check) {
    this.proposals = proposals;
    this.check = check;
  }

  @Override
  public String name() {
    return "findings";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    if (task.proposalId() == null) return model;
    Proposal proposal = proposals.get(task.proposalId());
    model.put("proposal", proposal);
    model.put("completeness", check.of(proposal));
    model.put("completionsLeft", check.completionsLeft(proposal.id()));
    return model;
  }
}
