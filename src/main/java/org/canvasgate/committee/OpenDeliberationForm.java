package org.canvasgate.committee;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The chair opens a deliberation: the panel sees how it differed and rates once more. */
@Component
class OpenDeliberationForm implements TaskForm {
  /** Process variables end at 4000 characters; a question is one or two sentences. */
  private static final int LONGEST_QUESTION = 2000;

  @Override
  public String id() {
    return "open-deliberation";
  }

  @Override
  public Set<String> fields() {
    return Set.of("question");
  }

  @Override
  public Set<String> facts() {
    return Set.of("deliberations", "deliberationQuestion");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return Map.of();
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    String question = submission.text("question", LONGEST_QUESTION);
    submission.check();
    int held = task.facts().get("deliberations") instanceof Integer n ? n : 0;
    return Map.of("deliberations", held + 1, "deliberationQuestion", question);
  }
}
