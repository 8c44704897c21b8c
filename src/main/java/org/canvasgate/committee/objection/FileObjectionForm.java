package org.canvasgate.committee.objection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** Whom a verdict ends the case for objects to it with grounds, or accepts it. */
@Component
class FileObjectionForm implements TaskForm {
  private final Objections objections;
  private final Verdicts verdicts;
  private final Wording wording;
  private final java.time.Clock clock;

  FileObjectionForm(
      Objections objections, Verdicts verdicts, Wording wording, java.time.Clock clock) {
    this.objections = objections;
    this.verdicts = verdicts;
    this.wording = wording;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "file-objection";
  }

  @Override
  public Set<String> fields() {
    return Set.of("choice", "grounds", "evidence");
  }

  @Override
  public Set<String> facts() {
    return Set.of("objectionFiled", "examineBy");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Objection objection = objections.get(id(task));
    Map<String, Object> view = new HashMap<>();
    view.put("gate", wording.say("gate." + objection.round().gate().key(), locale));
    view.put("until", objection.due().atZone(clock.getZone()).toLocalDate().toString());
    view.put(
        "verdictReason",
        verdicts.all(task.proposalId()).stream()
            .filter(v -> v.round().equals(objection.round()))
            .map(Verdict::reason)
            .findFirst()
            .map(Markdown::plain)
            .orElse("–"));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    boolean objects = Boolean.TRUE.equals(submission.choice("choice", FileObjectionForm::objects));
    String evidence = submission.optionalText("evidence").orElse(null);
    submission.check();
    String grounds = objects ? submission.text("grounds") : null;
    submission.check();
    Map<String, Object> facts = new HashMap<>();
    facts.put("objectionFiled", objects);
    if (objects) {
      objections.file(id(task), grounds, evidence, task.user());
      facts.put("examineBy", java.util.Date.from(objections.get(id(task)).examineBy()));
    } else {
      objections.accept(id(task));
    }
    return facts;
  }

  private static Boolean objects(String choice) {
    return switch (choice) {
      case "object" -> true;
      case "accept" -> false;
      default -> throw new IllegalArgumentException(choice);
    };
  }

  /** Which objection a task is about. */
  static long id(TaskContext task) {
    return Long.parseLong(task.text("objectionId").orElseThrow());
  }
}
