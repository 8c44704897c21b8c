package org.canvasgate.committee.condition;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The secretariat or the chair finds a condition fulfilled, or sends the report back. */
@Component
class ConfirmConditionForm implements TaskForm {
  private final Conditions conditions;
  private final Members members;
  private final Notices notices;
  private final RecordBook records;

  ConfirmConditionForm(
      Conditions conditions, Members members, Notices notices, RecordBook records) {
    this.records = records;
    this.conditions = conditions;
    this.members = members;
    this.notices = notices;
  }

  @Override
  public String id() {
    return "confirm-condition";
  }

  @Override
  public Set<String> fields() {
    return Set.of("finding", "answer");
  }

  @Override
  public Set<String> facts() {
    return Set.of("conditionFulfilled");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Condition condition = conditions.get(ReportConditionForm.id(task));
    Map<String, Object> view = new HashMap<>();
    view.put("condition", Markdown.plain(condition.text()));
    view.put("due", condition.due().toString());
    conditions
        .waiting(condition)
        .ifPresent(
            report -> {
              view.put("reportedBy", Markdown.plain(members.name(report.reportedBy())));
              view.put("reportedDone", Markdown.plain(report.done()));
              view.put("reportedEvidence", Markdown.plain(report.evidence()));
            });
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    Condition condition = conditions.get(ReportConditionForm.id(task));
    // Nobody finds their own work good enough.
    if (conditions
        .waiting(condition)
        .filter(report -> report.reportedBy().equals(task.user()))
        .isPresent()) throw new Refusal("condition.own-report");
    boolean fulfilled = Boolean.TRUE.equals(submission.choice("finding", this::fulfilled));
    String answer = submission.optionalText("answer").orElse(null);
    submission.check();
    if (!fulfilled && answer == null) submission.problem("answer", "condition.return-needs-answer");
    submission.check();
    conditions.examine(condition.id(), fulfilled, answer, task.user());
    if (fulfilled) record(condition, task.user());
    notices.tell(
        condition.owner() == null ? "secretariat" : condition.owner(),
        task.proposalId(),
        fulfilled ? "notice.condition.fulfilled" : "notice.condition.returned",
        "condition/" + condition.id() + "/examined/" + condition.reports().size(),
        task.proposalId(),
        condition.text());
    return Map.of("conditionFulfilled", fulfilled);
  }

  /** That a condition was fulfilled, and by what one saw it, belongs to the verdict's record. */
  private void record(Condition condition, String by) {
    Condition.Report report = conditions.waiting(condition).orElseThrow();
    records.addendum(
        condition.round(),
        "condition",
        String.valueOf(condition.number()),
        Map.of(
            "number",
            condition.number(),
            "done",
            report.done(),
            "evidence",
            report.evidence(),
            "reportedBy",
            new RecordPart.Person(report.reportedBy()),
            "confirmedBy",
            new RecordPart.Person(by)));
  }

  private Boolean fulfilled(String finding) {
    return switch (finding) {
      case "fulfilled" -> true;
      case "returned" -> false;
      default -> throw new IllegalArgumentException(finding);
    };
  }
}
