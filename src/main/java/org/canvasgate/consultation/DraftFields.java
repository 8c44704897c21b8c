package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Submission;
import org.canvasgate.maintenance.EntityKind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The fields that draft responsibilities, alike for the planner and for the mediating chair. */
@Component
class DraftFields {
  /** More than these is a sign that the proposal should be revised first. */
  private static final List<String> NEW_BODIES = List.of("newBody1", "newBody2", "newBody3");

  private static final double MOST_PEOPLE = 10_000;

  /** Every key that such a form may submit. */
  static final Set<String> KEYS =
      Stream.of(
              Duty.ALL.stream().map(Duty::key),
              NEW_BODIES.stream(),
              Stream.of("obstacles", "entityKind", "operatingBody", "managingBody", "neededFte"))
          .flatMap(keys -> keys)
          .collect(Collectors.toUnmodifiableSet());

  private final MessageSource messages;

  DraftFields(MessageSource messages) {
    this.messages = messages;
  }

  /** The options and the values to start from. */
  Map<String, Object> view(Consultation consultation, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put("bodies", options(consultation.bodies(), locale));
    for (Duty duty : Duty.ALL)
      suggested(consultation, duty).ifPresent(body -> view.put(duty.key(), body));
    if (consultation.entity() != null) entity(view, consultation.entity());
    if (!consultation.obstacles().isEmpty())
      view.put("obstacles", obstacleLines(consultation, locale));
    return view;
  }

  /** Reads a draft; every mistake is noted in the submission. */
  ResponsibilityDraft read(Submission submission, List<Body> known) {
    Map<String, Body> named = newBodies(submission);
    List<Body> everybody = new ArrayList<>(known);
    everybody.addAll(named.values());
    Map<Duty, String> bodies = new HashMap<>();
    for (Duty duty : Duty.ALL)
      if (submission.optionalText(duty.key()).isPresent())
        slug(submission, duty.key(), known, named).ifPresent(slug -> bodies.put(duty, slug));
    boolean nobody = Duty.ALL.stream().noneMatch(d -> submission.optionalText(d.key()).isPresent());
    if (nobody) submission.problem("", "consultation.nobody-asked");
    List<LegalObstacle> obstacles = obstacles(submission, everybody);
    EntityKind kind = submission.choice("entityKind", EntityKind::of);
    Optional<String> operating = slug(submission, "operatingBody", known, named);
    Optional<String> managing = slug(submission, "managingBody", known, named);
    Double needed = submission.optionalNumber("neededFte", 0, MOST_PEOPLE).orElse(null);
    OperatingEntity entity =
        kind == null || operating.isEmpty() || managing.isEmpty()
            ? null
            : new OperatingEntity(kind, operating.get(), managing.get(), needed);
    return new ResponsibilityDraft(bodies, List.copyOf(named.values()), obstacles, entity);
  }

  /** Bodies as options, and one for each body that is named further up in the same form. */
  private List<Map<String, String>> options(List<Body> bodies, Locale locale) {
    List<Map<String, String>> options = new ArrayList<>();
    for (Body body : bodies) options.add(Map.of("label", body.name(locale), "value", body.slug()));
    for (String field : NEW_BODIES)
      options.add(
          Map.of("label", messages.getMessage("field." + field, null, locale), "value", field));
    return options;
  }

  /** Who accepted, else who was asked; nobody where two accepted, because the chair must choose. */
  private static Optional<String> suggested(Consultation consultation, Duty duty) {
    List<Responsibility> asked =
        consultation.responsibilities().stream().filter(r -> r.duty().equals(duty)).toList();
    List<Responsibility> accepted = asked.stream().filter(Responsibility::accepted).toList();
    if (accepted.size() > 1) return Optional.empty();
    return (accepted.isEmpty() ? asked : accepted).stream().findFirst().map(Responsibility::body);
  }

  private static void entity(Map<String, Object> view, OperatingEntity entity) {
    view.put("entityKind", entity.kind().key());
    view.put("operatingBody", entity.operatingBody());
    view.put("managingBody", entity.managingBody());
    if (entity.neededFte() != null) view.put("neededFte", entity.neededFte());
  }

  private static String obstacleLines(Consultation consultation, Locale locale) {
    return consultation.obstacles().stream()
        .map(
            o ->
                consultation
                    .body(o.body())
                    .map(body -> o.text() + " | " + body.name(locale))
                    .orElse(o.text()))
        .collect(Collectors.joining("\n"));
  }

  private static Map<String, Body> newBodies(Submission submission) {
    Map<String, Body> named = new LinkedHashMap<>();
    for (String field : NEW_BODIES) {
      submission
          .optionalText(field)
          .ifPresent(
              text -> {
                try {
                  named.put(field, body(text));
                } catch (IllegalArgumentException unreadable) {
                  submission.problem(field, "consultation.body-without-letters", text);
                }
              });
    }
    return named;
  }

  /** {@code Name} or {@code English name | Korean name}. */
  private static Body body(String text) {
    String[] names = text.split("\\|", 2);
    if (names.length == 1 || names[0].isBlank() || names[1].isBlank())
      return Body.named(text.replace("|", "").strip());
    return new Body(BodySlug.of(names[0]), names[0], names[1]);
  }

  private static Optional<String> slug(
      Submission submission, String field, List<Body> known, Map<String, Body> named) {
    String chosen = submission.optionalText(field).orElse("");
    if (NEW_BODIES.contains(chosen) && !named.containsKey(chosen)) {
      submission.problem(field, "consultation.new-body-unnamed", label(field), label(chosen));
      return Optional.empty();
    }
    return Optional.ofNullable(
        submission.choice(
            field,
            text ->
                Optional.ofNullable(named.get(text))
                    .or(() -> known.stream().filter(b -> b.slug().equals(text)).findFirst())
                    .map(Body::slug)
                    .orElseThrow(() -> new IllegalArgumentException(text))));
  }

  private static List<LegalObstacle> obstacles(Submission submission, List<Body> everybody) {
    List<LegalObstacle> listed = new ArrayList<>();
    for (String line : submission.optionalText("obstacles").orElse("").split("\\R")) {
      if (line.isBlank()) continue;
      String[] parts = line.split("\\|", 2);
      String text = parts[0].strip();
      String name = parts.length == 1 ? "" : parts[1].strip();
      Optional<Body> body = everybody.stream().filter(b -> b.called(name)).findFirst();
      if (text.isEmpty())
        submission.problem("obstacles", "consultation.obstacle-without-text", line);
      else if (!name.isEmpty() && body.isEmpty())
        submission.problem("obstacles", "consultation.obstacle-of-unknown-body", text, name);
      else listed.add(new LegalObstacle(text, body.map(Body::slug).orElse(null), false));
    }
    return listed;
  }

  private static Object label(String field) {
    return Problem.name("field." + field);
  }
}
