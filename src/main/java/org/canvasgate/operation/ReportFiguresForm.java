package org.canvasgate.operation;

import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The operator reports between two re-evaluations, as often as there is something to report. */
@Component
class ReportFiguresForm implements TaskForm {
  private final ReportFields fields;
  private final Reports reports;
  private final Clock clock;

  ReportFiguresForm(ReportFields fields, Reports reports, Clock clock) {
    this.fields = fields;
    this.reports = reports;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "report-figures";
  }

  @Override
  public Set<String> fields() {
    return ReportFields.COMMON;
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = fields.view(task, locale);
    if (task.facts().get("nextEvaluationOn") instanceof Date due) {
      view.put("nextEvaluation", Days.shown(due.toInstant().atZone(clock.getZone()), locale));
    }
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    NamedOperator.refuseOthers(task);
    Figures figures = fields.read(task, submission);
    submission.check();
    reports.add(task.proposalId(), task.count("cycle"), ReportKind.INTERIM, figures, task.user());
    return Map.of();
  }
}
