package org.canvasgate.committee.condition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Notices;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** Whoever owns a condition reports what was done, and by what one can see it. */
@Component
class ReportConditionForm implements TaskForm {
  private final Conditions conditions;
  private final Notices notices;

  ReportConditionForm(Conditions conditions, Notices notices) {
    this.conditions = conditions;
    this.notices = notices;
  }

  @Override
  public String id() {
    return "report-condition";
  }

  @Override
  public Set<String> fields() {
    return Set.of("done", "evidence");
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Condition condition = conditions.get(id(task));
    Map<String, Object> view = new HashMap<>();
    view.put("condition", Markdown.plain(condition.text()));
    view.put("due", condition.due().toString());
    String sentBack =
        condition.reports().isEmpty()
            ? null
            : condition.reports().get(condition.reports().size() - 1).answer();
    view.put("returned", sentBack != null);
    view.put("answer", sentBack == null ? "" : Markdown.plain(sentBack));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    String done = submission.text("done");
    String evidence = submission.text("evidence");
    submission.check();
    Condition condition = conditions.get(id(task));
    conditions.report(condition.id(), done, evidence, task.user());
    notices.tell(
        "secretariat",
        task.proposalId(),
        "notice.condition.reported",
        "condition/" + condition.id() + "/reported/" + condition.reports().size(),
        task.proposalId(),
        condition.text());
    return Map.of();
  }

  /** Which condition a task of a follow-up is about. */
  static long id(TaskContext task) {
    return Long.parseLong(task.text("conditionId").orElseThrow());
  }
}
