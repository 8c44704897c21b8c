package org.canvasgate.consultation;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Windows;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/** The chair mediates: changes who is asked for what and opens another round. */
@Component
class MediateResponsibilitiesForm implements TaskForm {
  private static final String NOTE = "mediationNote";

  private final Consultations consultations;
  private final DraftFields draft;
  private final BodyGroups groups;
  private final Windows windows;

  MediateResponsibilitiesForm(
      Consultations consultations, DraftFields draft, BodyGroups groups, Windows windows) {
    this.consultations = consultations;
    this.draft = draft;
    this.groups = groups;
    this.windows = windows;
  }

  @Override
  public String id() {
    return "mediate-responsibilities";
  }

  @Override
  public Set<String> fields() {
    Set<String> fields = new HashSet<>(DraftFields.KEYS);
    fields.add(NOTE);
    return fields;
  }

  @Override
  public Set<String> facts() {
    return Set.of("consultationRound", "entity");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    CaseRound round = Consultations.round(task.proposalId(), task.facts());
    Map<String, Object> view = draft.view(consultations.get(round), locale);
    view.put("nextRound", round.round() + 1);
    view.put("mostRounds", windows.most("consultation"));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    CaseRound round = Consultations.round(task.proposalId(), task.facts());
    int most = windows.most("consultation");
    if (round.round() >= most) throw new Refusal("consultation.no-round-left", most);
    Consultation consultation = consultations.get(round);
    String note = submission.text(NOTE);
    ResponsibilityDraft read = draft.read(submission, consultation.bodies());
    submission.check();
    Consultation next = consultation.mediated(read, note);
    consultations.open(next, task.user());
    read.added().forEach(body -> groups.ensure(body.slug(), body.nameEn()));
    return Map.of("consultationRound", next.round().round(), "entity", read.entity().kind().key());
  }
}
