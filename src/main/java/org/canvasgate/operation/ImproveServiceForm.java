package org.canvasgate.operation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The operator reports what was done of what the committee asked to improve. */
@Component
class ImproveServiceForm implements TaskForm {
  private final Improvements improvements;

  ImproveServiceForm(Improvements improvements) {
    this.improvements = improvements;
  }

  @Override
  public String id() {
    return "improve-service";
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
    Map<String, Object> view = new HashMap<>();
    improvements
        .of(task.proposalId(), task.count("cycle"))
        .ifPresent(
            improvement -> {
              view.put("required", Markdown.plain(improvement.required()));
              view.put("due", Days.shown(improvement.due(), locale));
            });
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    NamedOperator.refuseOthers(task);
    String done = submission.text("done");
    String evidence = submission.text("evidence");
    submission.check();
    improvements.report(task.proposalId(), task.count("cycle"), done, evidence, task.user());
    return Map.of();
  }
}
