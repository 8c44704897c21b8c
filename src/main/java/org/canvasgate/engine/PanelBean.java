package org.canvasgate.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Step;
import org.canvasgate.form.DiagramBean;
import org.springframework.stereotype.Component;

/** Tells a diagram who is asked: {@code ${panel.members(execution)}}. */
@DiagramBean
@Component("panel")
public class PanelBean {
  private final Panels panels;

  PanelBean(Panels panels) {
    this.panels = panels;
  }

  /** The members who sit on the panel of the window that is open. */
  public List<String> members(DelegateExecution execution) {
    Step step = Step.of((String) execution.getVariable("window"));
    var round =
        CaseRound.of(execution.getProcessBusinessKey(), step.gate(), execution.getVariables());
    return panels.of(round).sitting();
  }
}
