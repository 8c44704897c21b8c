package org.canvasgate.operation.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.operation.NextEvaluations;
import org.springframework.stereotype.Component;

/** Sets the date of the next re-evaluation, once a cycle. */
@Component
class ScheduleDelegate implements JavaDelegate {
  private final NextEvaluations nextEvaluations;

  ScheduleDelegate(NextEvaluations nextEvaluations) {
    this.nextEvaluations = nextEvaluations;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var cycle = (Integer) execution.getVariable("cycle");
    var months = (Number) execution.getVariable("intervalMonths");
    var due = nextEvaluations.schedule(execution.getProcessBusinessKey(), cycle, months.intValue());
    execution.setVariable("nextEvaluationOn", Date.from(due));
  }
}
