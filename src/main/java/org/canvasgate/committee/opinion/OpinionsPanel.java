package org.canvasgate.committee.opinion;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/** What members have said against the majority, before the chair who gives the verdict. */
@Component
class OpinionsPanel implements FormPanel {
  private static final Map<String, Gate> GATES =
      Map.of(
          "confirm-review", Gate.REVIEW,
          "confirm-consultation", Gate.CONSULTATION,
          "confirm-plan", Gate.MAINTENANCE,
          "confirm-operation", Gate.OPERATION);

  private final Opinions opinions;
  private final Members members;

  OpinionsPanel(Opinions opinions, Members members) {
    this.opinions = opinions;
    this.members = members;
  }

  @Override
  public String name() {
    return "opinions";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Gate gate = GATES.get(task.step());
    List<Opinion> given =
        gate == null ? List.of() : opinions.of(CaseRound.of(task.proposalId(), gate, task.facts()));
    return Map.of("opinions", given, "members", members);
  }
}
