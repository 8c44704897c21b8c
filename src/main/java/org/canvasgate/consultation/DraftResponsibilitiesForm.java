package org.canvasgate.consultation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The planner drafts who is to be asked for what, and who is to operate. */
@Component
class DraftResponsibilitiesForm implements TaskForm {
  private final Consultations consultations;
  private final DraftFields draft;
  private final BodyGroups groups;

  DraftResponsibilitiesForm(Consultations consultations, DraftFields draft, BodyGroups groups) {
    this.consultations = consultations;
    this.draft = draft;
    this.groups = groups;
  }

  @Override
  public String id() {
    return "draft-responsibilities";
  }

  @Override
  public Set<String> fields() {
    return DraftFields.KEYS;
  }

  @Override
  public Set<String> facts() {
    return Set.of("entity");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    return draft.view(consultation(task), locale);
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    Consultation consultation = consultation(task);
    ResponsibilityDraft read = draft.read(submission, consultation.bodies());
    submission.check();
    consultations.open(consultation.drafted(read), task.user());
    read.added().forEach(body -> groups.ensure(body.slug(), body.nameEn()));
    return Map.of("entity", read.entity().kind().key());
  }

  private Consultation consultation(TaskContext task) {
    return consultations.get(Consultations.round(task.proposalId(), task.facts()));
  }
}
