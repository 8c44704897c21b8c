package org.canvasgate.operation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The operator reports for a re-evaluation: what came of each promise, and how the service runs.
 */
@Component
class ReportActualsForm implements TaskForm {
  private final ReportFields fields;
  private final Reports reports;

  ReportActualsForm(ReportFields fields, Reports reports) {
    this.fields = fields;
    this.reports = reports;
  }

  @Override
  public String id() {
    return "report-actuals";
  }

  @Override
  public Set<String> fields() {
    return ReportFields.WITH_RUNNING;
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return fields.view(task, locale);
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    NamedOperator.refuseOthers(task);
    Figures figures = fields.readWithRunning(task, submission);
    submission.check();
    reports.add(task.proposalId(), task.count("cycle"), ReportKind.CYCLE, figures, task.user());
    return Map.of();
  }
}
