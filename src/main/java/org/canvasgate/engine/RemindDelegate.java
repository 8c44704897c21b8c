package org.canvasgate.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.WindowTasks.Awaited;
import org.springframework.stereotype.Component;

/** Reminds those who have not answered, each person once for each date that the window has. */
@Component
class RemindDelegate implements JavaDelegate {
  private final EngineWindowTasks tasks;
  private final Notices notices;

  RemindDelegate(EngineWindowTasks tasks, Notices notices) {
    this.tasks = tasks;
    this.notices = notices;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Step step = Step.of((String) execution.getVariableLocal("window"));
    String proposal = execution.getProcessBusinessKey();
    Date due = (Date) execution.getVariable("windowDue");
    for (Awaited awaited : tasks.awaitedIn(execution.getProcessInstanceId())) {
      String key = "reminder/" + awaited.taskId() + "/" + awaited.who() + "/" + due.getTime();
      notices.tell(
          awaited.who(), proposal, "notice.reminder." + step.key(), key, proposal, day(due));
    }
  }

  private static String day(Date date) {
    return date.toInstant().atZone(java.time.ZoneId.of("Asia/Seoul")).toLocalDate().toString();
  }
}
