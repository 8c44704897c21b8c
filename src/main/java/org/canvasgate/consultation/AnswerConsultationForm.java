package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Windows;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A body answers for the duties that it is asked to take; it sees its own and nobody else's. */
@Component
class AnswerConsultationForm implements TaskForm {
  private static final String LIFTED = "lifted";
  private static final String OFFERS = "offers";
  private static final String PLEDGED = "pledgedFte";
  private static final double MOST_PEOPLE = 10_000;
  private static final Set<Stance> STANCES =
      Set.of(Stance.ACCEPTED, Stance.ACCEPTED_ON_CONDITION, Stance.OBJECTED);

  private final Consultations consultations;
  private final Windows windows;
  private final MessageSource messages;

  AnswerConsultationForm(Consultations consultations, Windows windows, MessageSource messages) {
    this.consultations = consultations;
    this.windows = windows;
    this.messages = messages;
  }

  @Override
  public String id() {
    return "answer-consultation";
  }

  @Override
  public Set<String> fields() {
    return Stream.concat(
            Duty.ALL.stream().flatMap(duty -> Stream.of(stance(duty), words(duty))),
            Stream.of(PLEDGED, LIFTED, OFFERS))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Consultation consultation = consultation(task);
    String body = body(task);
    Map<String, Object> view = new HashMap<>();
    view.put(
        "bodyName", Markdown.plain(consultation.body(body).map(b -> b.name(locale)).orElse(body)));
    view.put("asked", consultation.open(body).stream().map(r -> r.duty().key()).toList());
    view.put("carried", carried(consultation, body, locale));
    view.put("mediationNote", Markdown.plain(consultation.mediationNote()));
    view.put(
        "obstacles",
        liftable(consultation, body).stream()
            .map(i -> option(consultation.obstacles().get(i).text(), String.valueOf(i)))
            .toList());
    view.put(
        "offerable",
        offerable(consultation, body).stream().map(d -> option(name(d, locale), d.key())).toList());
    view.put(PLEDGED, consultation.pledges().get(body));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    if (windows.closed(CaseRound.of(task.proposalId(), Gate.CONSULTATION, task.facts())))
      throw new Refusal("committee.window-closed");
    Consultation consultation = consultation(task);
    String body = body(task);
    List<Duty> asked = consultation.open(body).stream().map(Responsibility::duty).toList();
    List<Responsibility> answered = new ArrayList<>();
    for (Duty duty : Duty.ALL) {
      if (asked.contains(duty)) {
        Responsibility answer = answer(submission, duty, body, task.user());
        if (answer != null) answered.add(answer);
      } else if (submission.optionalText(stance(duty)).isPresent()) {
        submission.problem(stance(duty), "consultation.not-asked", label(duty));
      }
    }
    List<Responsibility> offers = offers(submission, consultation, body, task.user());
    List<Integer> lifted = lifted(submission, consultation, body);
    Double pledged = submission.optionalNumber(PLEDGED, 0, MOST_PEOPLE).orElse(null);
    submission.check();
    consultations.answer(
        consultation.round(), new BodyAnswer(body, answered, offers, pledged, lifted), task.user());
    return Map.of();
  }

  private static Responsibility answer(Submission submission, Duty duty, String body, String user) {
    Stance stance = submission.choice(stance(duty), AnswerConsultationForm::stance);
    if (stance == null) return null;
    String words = submission.optionalText(words(duty)).orElse(null);
    boolean conditional = stance == Stance.ACCEPTED_ON_CONDITION;
    boolean objected = stance == Stance.OBJECTED;
    if (words == null && conditional)
      submission.problem(words(duty), "consultation.condition-missing", label(duty));
    if (words == null && objected)
      submission.problem(words(duty), "consultation.reason-missing", label(duty));
    return new Responsibility(
        duty, body, stance, conditional ? words : null, objected ? words : null, false, null, user);
  }

  private static Stance stance(String key) {
    Stance stance = Stance.of(key);
    if (!STANCES.contains(stance)) throw new IllegalArgumentException(key);
    return stance;
  }

  private static List<Responsibility> offers(
      Submission submission, Consultation consultation, String body, String user) {
    List<Responsibility> offers = new ArrayList<>();
    List<String> free = offerable(consultation, body).stream().map(Duty::key).toList();
    for (String key : submission.texts(OFFERS)) {
      if (free.contains(key))
        offers.add(
            new Responsibility(Duty.of(key), body, Stance.ACCEPTED, null, null, true, null, user));
      else submission.problem(OFFERS, "form.unknown-choice", Problem.name("field." + OFFERS), key);
    }
    return offers;
  }

  private static List<Integer> lifted(
      Submission submission, Consultation consultation, String body) {
    List<Integer> own = liftable(consultation, body);
    List<Integer> lifted = new ArrayList<>();
    for (String place : submission.texts(LIFTED)) {
      own.stream()
          .filter(i -> String.valueOf(i).equals(place))
          .findFirst()
          .ifPresentOrElse(
              lifted::add,
              () ->
                  submission.problem(
                      LIFTED, "form.unknown-choice", Problem.name("field." + LIFTED), place));
    }
    return lifted;
  }

  /** Places of the obstacles that this body must lift and has not lifted. */
  private static List<Integer> liftable(Consultation consultation, String body) {
    List<LegalObstacle> all = consultation.obstacles();
    return IntStream.range(0, all.size())
        .filter(i -> body.equals(all.get(i).body()) && !all.get(i).lifted())
        .boxed()
        .toList();
  }

  private static List<Duty> offerable(Consultation consultation, String body) {
    List<Duty> own = consultation.of(body).stream().map(Responsibility::duty).toList();
    return Duty.ALL.stream().filter(duty -> !own.contains(duty)).toList();
  }

  /** What the body accepted in an earlier round and is not asked again; null where nothing. */
  private String carried(Consultation consultation, String body, Locale locale) {
    String names =
        consultation.of(body).stream()
            .filter(r -> r.carriedFrom() != null)
            .map(r -> name(r.duty(), locale))
            .collect(Collectors.joining("; "));
    return names.isEmpty() ? null : names;
  }

  private Consultation consultation(TaskContext task) {
    return consultations.get(Consultations.round(task.proposalId(), task.facts()));
  }

  private static String body(TaskContext task) {
    return task.text("body")
        .map(Body::slugOf)
        .orElseThrow(() -> new IllegalStateException("no body is asked by task " + task.taskId()));
  }

  private String name(Duty duty, Locale locale) {
    return messages.getMessage("field." + duty.key(), null, locale);
  }

  private static Map<String, String> option(String label, String value) {
    return Map.of("label", label, "value", value);
  }

  private static Object label(Duty duty) {
    return Problem.name("field." + duty.key());
  }

  private static String stance(Duty duty) {
    return "stance_" + duty.key();
  }

  private static String words(Duty duty) {
    return "words_" + duty.key();
  }
}
