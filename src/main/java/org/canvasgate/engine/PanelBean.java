package org.canvasgate.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.conflict.Chairs;
import org.canvasgate.form.DiagramBean;
import org.springframework.stereotype.Component;

/** Tells a diagram who is asked: {@code ${panel.members(execution)}}. */
@DiagramBean
@Component("panel")
public class PanelBean {
  private final Panels panels;

  private final Chairs chairs;
  private final Notices notices;

  PanelBean(Panels panels, Chairs chairs, Notices notices) {
    this.panels = panels;
    this.chairs = chairs;
    this.notices = notices;
  }

  /** The members who sit on the panel of the window that is open. */
  public List<String> members(DelegateExecution execution) {
    Step step = Step.of((String) execution.getVariable("window"));
    var round =
        CaseRound.of(execution.getProcessBusinessKey(), step.gate(), execution.getVariables());
    return panels.of(round).sitting();
  }

  /**
   * Who takes the chair in the case: {@code ${panel.chairs(execution)}}. Where nobody can, the task
   * waits, and the secretariat is told to name somebody.
   */
  public List<String> chairs(DelegateExecution execution) {
    String proposal = execution.getProcessBusinessKey();
    List<String> taking = chairs.of(proposal);
    if (taking.isEmpty())
      notices.tell(
          "secretariat",
          proposal,
          "notice.no-chair",
          "no-chair/" + execution.getActivityInstanceId(),
          proposal);
    return taking;
  }
}
