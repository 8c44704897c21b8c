package org.canvasgate.operation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Plans;
import org.springframework.stereotype.Component;

/** The operator reports how the service ended, and what became of what it leaves behind. */
@Component
class CarryOutExitForm implements TaskForm {
  private final ServiceExits exits;
  private final Plans plans;
  private final Clock clock;

  CarryOutExitForm(ServiceExits exits, Plans plans, Clock clock) {
    this.exits = exits;
    this.plans = plans;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "carry-out-exit";
  }

  @Override
  public Set<String> fields() {
    return Set.of("endedOn", "data", "equipment", "users", "evidence");
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    exits
        .of(task.proposalId())
        .ifPresent(
            exit -> {
              view.put("exitReason", Markdown.plain(exit.reason()));
              view.put("due", Days.shown(exit.due(), locale));
            });
    plans
        .latest(task.proposalId())
        .map(FiledPlan::plan)
        .filter(plan -> plan.exitPlan() != null)
        .ifPresent(plan -> view.put("exitPlan", Markdown.plain(plan.exitPlan())));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    NamedOperator.refuseOthers(task);
    LocalDate endedOn = submission.date("endedOn");
    if (endedOn != null && endedOn.isAfter(LocalDate.now(clock))) {
      submission.problem("endedOn", "operation.ended-in-future", endedOn.toString());
    }
    var account =
        new ServiceExits.Account(
            endedOn,
            submission.text("data"),
            submission.text("equipment"),
            submission.text("users"),
            submission.text("evidence"));
    submission.check();
    exits.report(task.proposalId(), account, task.user());
    return Map.of();
  }
}
