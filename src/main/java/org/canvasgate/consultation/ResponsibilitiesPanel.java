package org.canvasgate.consultation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.PanelVotes;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * The responsibility matrix: activities by accountable body and payer, with what each body
 * answered, the gaps and overlaps in words, the legal obstacles and the people pledged. In a body's
 * own task it shows what concerns that body only.
 */
@Component
class ResponsibilitiesPanel implements FormPanel {
  /** What one body says of one duty; the words are its condition or its reason. */
  record Answer(String body, String stance, String words, boolean offered, Integer carriedFrom) {}

  /** One line of the matrix. */
  record Line(String activity, List<Answer> accountable, List<Answer> payer) {}

  /** A duty that several bodies accepted. */
  record Contested(String duty, String bodies) {}

  /** A legal obstacle; the body is null where nobody is named. */
  record Hindrance(String text, String body, boolean lifted) {}

  /** People that a body pledges, full-time equivalents; null where it could not say. */
  record People(String body, Double fte) {}

  private final Consultations consultations;
  private final PanelVotes votes;
  private final Wording wording;

  ResponsibilitiesPanel(Consultations consultations, PanelVotes votes, Wording wording) {
    this.consultations = consultations;
    this.votes = votes;
    this.wording = wording;
  }

  @Override
  public String name() {
    return "responsibilities";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Consultation consultation =
        consultations.get(Consultations.round(task.proposalId(), task.facts()));
    String reader = task.text("body").map(Body::slugOf).orElse(null);
    Map<String, Object> model = new HashMap<>();
    model.put("lines", lines(consultation, reader, locale));
    model.put("round", consultation.round().round());
    model.put("note", consultation.mediationNote());
    entity(model, consultation, locale);
    model.put("own", reader != null);
    if (reader == null) together(model, consultation, task, locale);
    return model;
  }

  private static List<Line> lines(Consultation consultation, String reader, Locale locale) {
    return Arrays.stream(Activity.values())
        .map(
            activity ->
                new Line(
                    activity.key(),
                    answers(consultation, new Duty(activity, Role.ACCOUNTABLE), reader, locale),
                    answers(consultation, new Duty(activity, Role.PAYER), reader, locale)))
        .toList();
  }

  private static List<Answer> answers(
      Consultation consultation, Duty duty, String reader, Locale locale) {
    Predicate<Responsibility> visible = r -> reader == null || r.body().equals(reader);
    return consultation.responsibilities().stream()
        .filter(r -> r.duty().equals(duty))
        .filter(visible)
        .map(
            r ->
                new Answer(
                    name(consultation, r.body(), locale),
                    r.effectiveStance().key(),
                    r.condition() == null ? r.reason() : r.condition(),
                    r.offered(),
                    r.carriedFrom()))
        .toList();
  }

  private static void entity(Map<String, Object> model, Consultation consultation, Locale locale) {
    OperatingEntity entity = consultation.entity();
    model.put("entityKind", entity == null ? null : entity.kind().key());
    model.put(
        "operating", entity == null ? null : name(consultation, entity.operatingBody(), locale));
    model.put(
        "managing", entity == null ? null : name(consultation, entity.managingBody(), locale));
    model.put("neededFte", entity == null ? null : entity.neededFte());
  }

  /** What only those may see who see every body's answer. */
  private void together(
      Map<String, Object> model, Consultation consultation, TaskContext task, Locale locale) {
    ResponsibilityClarity clarity = consultation.clarity();
    model.put("clarity", clarity.score());
    model.put(
        "gaps", clarity.gaps().stream().map(g -> new Duty(g.activity(), g.role()).key()).toList());
    model.put(
        "overlaps",
        clarity.overlaps().stream()
            .map(
                o ->
                    new Contested(
                        new Duty(o.activity(), o.role()).key(),
                        String.join(
                            ", ",
                            o.bodies().stream().map(b -> name(consultation, b, locale)).toList())))
            .toList());
    model.put("concentration", clarity.concentration());
    model.put(
        "obstacles",
        consultation.obstacles().stream()
            .map(o -> new Hindrance(o.text(), name(consultation, o.body(), locale), o.lifted()))
            .toList());
    model.put(
        "pledges",
        consultation.pledges().entrySet().stream()
            .map(p -> new People(name(consultation, p.getKey(), locale), p.getValue()))
            .toList());
    model.put("pledgedFte", consultation.pledgedFte());
    CaseRound round = CaseRound.of(task.proposalId(), Gate.CONSULTATION, task.facts());
    votes
        .of(round)
        .ifPresent(
            counted -> {
              model.put("vote", counted.count());
              model.put("standing", counted.standing().in(locale, wording));
            });
  }

  private static String name(Consultation consultation, String slug, Locale locale) {
    return slug == null ? null : consultation.body(slug).map(b -> b.name(locale)).orElse(slug);
  }
}
