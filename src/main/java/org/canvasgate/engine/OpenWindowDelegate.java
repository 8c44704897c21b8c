package org.canvasgate.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Window;
import org.canvasgate.committee.Windows;
import org.springframework.stereotype.Component;

/** Opens a window: sets the round and the dates by which the diagram's timers go. */
@Component
class OpenWindowDelegate implements JavaDelegate {
  private final Windows windows;

  OpenWindowDelegate(Windows windows) {
    this.windows = windows;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Step step = Step.of((String) execution.getVariableLocal("window"));
    int cycle = CaseRound.of(key(execution), step.gate(), execution.getVariables()).cycle();
    Window window = windows.open(key(execution), step.gate(), cycle, step.key());
    DelegateExecution instance = execution.getProcessInstance();
    instance.setVariable("window", step.key());
    instance.setVariable("round", window.round().round());
    instance.setVariable("windowDue", Date.from(window.due()));
    instance.setVariable("windowReminder", Date.from(window.reminder()));
    instance.setVariable("windowGrace", Date.from(window.grace()));
    instance.setVariable("windowExtensionsLeft", window.extensionsLeft());
  }

  private static String key(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
