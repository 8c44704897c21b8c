package org.canvasgate.committee.objection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The secretariat examines whether an objection is admissible: filed in time by the party, and with
 * grounds that another panel can judge. Whether it is right is for that panel to say.
 */
@Component
class ExamineObjectionForm implements TaskForm {
  private final Objections objections;
  private final Members members;
  private final Wording wording;

  ExamineObjectionForm(Objections objections, Members members, Wording wording) {
    this.objections = objections;
    this.members = members;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "examine-objection";
  }

  @Override
  public Set<String> fields() {
    return Set.of("finding", "answer");
  }

  @Override
  public Set<String> facts() {
    return Set.of("objectionAdmitted");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Objection objection = objections.get(FileObjectionForm.id(task));
    Map<String, Object> view = new HashMap<>();
    view.put("gate", wording.say("gate." + objection.round().gate().key(), locale));
    view.put("filedBy", Markdown.plain(members.name(objection.filedBy())));
    view.put("filedGrounds", Markdown.plain(objection.grounds()));
    view.put(
        "filedEvidence", objection.evidence() == null ? "–" : Markdown.plain(objection.evidence()));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    OwnCase.refuse(task);
    Objection objection = objections.get(FileObjectionForm.id(task));
    if (task.user().equals(objection.filedBy())) throw new Refusal("committee.own-case");
    boolean admitted =
        Boolean.TRUE.equals(submission.choice("finding", ExamineObjectionForm::admitted));
    String answer = submission.text("answer");
    submission.check();
    objections.examine(objection.id(), admitted, answer, task.user());
    return Map.of("objectionAdmitted", admitted);
  }

  private static Boolean admitted(String finding) {
    return switch (finding) {
      case "admit" -> true;
      case "dismiss" -> false;
      default -> throw new IllegalArgumentException(finding);
    };
  }
}
