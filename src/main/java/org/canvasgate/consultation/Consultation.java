package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.CaseRound;

/**
 * One round of a consultation as it stands: whom it concerns, what was asked and what was answered.
 *
 * @param round the round; its number counts the rounds of asking, from 1
 * @param bodies everybody who may be given a duty
 * @param entity the entity proposed; null until the planner has drafted the responsibilities
 * @param mediationNote what the chair said when opening the round; null in the first
 * @param responsibilities duties asked for or offered, with their answers
 * @param obstacles legal obstacles, lifted ones included
 * @param pledges dedicated people pledged by body slug, full-time equivalents; a null value where
 *     the body could not say, no entry where it has not answered
 */
public record Consultation(
    CaseRound round,
    List<Body> bodies,
    OperatingEntity entity,
    String mediationNote,
    List<Responsibility> responsibilities,
    List<LegalObstacle> obstacles,
    Map<String, Double> pledges) {

  public Consultation {
    bodies = List.copyOf(bodies);
    responsibilities = List.copyOf(responsibilities);
    obstacles = List.copyOf(obstacles);
    // Map.copyOf refuses the null that says "could not say"
    pledges = Collections.unmodifiableMap(new LinkedHashMap<>(pledges));
  }

  /** How clear the responsibilities are with the answers given so far. */
  public ResponsibilityClarity clarity() {
    return ResponsibilityClarity.of(
        responsibilities.stream().map(Responsibility::assignment).toList(),
        obstacles.stream().map(LegalObstacle::obstacle).toList());
  }

  /** What the answers prove about the canvas, points 0 to 100 by block. */
  public Map<Block, Double> evidence() {
    return ConsultationEvidence.of(
        clarity(), pledgedFte(), entity == null ? null : entity.neededFte());
  }

  /** People pledged by all bodies together; null where nobody named a number. */
  public Double pledgedFte() {
    List<Double> known = pledges.values().stream().filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : known.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The bodies that owe an answer: those with a duty that they have not answered. */
  public List<Body> silentBodies() {
    return bodies.stream().filter(body -> !open(body.slug()).isEmpty()).toList();
  }

  /** The duties that a body has still to answer. */
  List<Responsibility> open(String body) {
    return of(body).stream().filter(Responsibility::open).toList();
  }

  /** Everything that a body was asked or has offered. */
  List<Responsibility> of(String body) {
    return responsibilities.stream().filter(r -> r.body().equals(body)).toList();
  }

  /** The body with that slug. */
  public Optional<Body> body(String slug) {
    return bodies.stream().filter(body -> body.slug().equals(slug)).findFirst();
  }

  /** The first round, from the planner's draft. */
  Consultation drafted(ResponsibilityDraft draft) {
    return from(round, draft, null);
  }

  /**
   * The next round, from the chair's mediation. Who accepted a duty and still has it is not asked
   * again; everybody else is. Obstacles that were lifted and pledges that were made stay.
   */
  Consultation mediated(ResponsibilityDraft draft, String note) {
    CaseRound next =
        new CaseRound(round.proposalId(), round.gate(), round.cycle(), round.round() + 1);
    return from(next, draft, note);
  }

  private Consultation from(CaseRound to, ResponsibilityDraft draft, String note) {
    List<Body> everybody = new ArrayList<>(bodies);
    draft.added().stream().filter(added -> body(added.slug()).isEmpty()).forEach(everybody::add);
    List<Responsibility> asked = new ArrayList<>();
    for (Duty duty : Duty.ALL) {
      String body = draft.bodies().get(duty);
      if (body != null) asked.add(accepted(duty, body).orElse(Responsibility.asked(duty, body)));
    }
    List<LegalObstacle> listed = draft.obstacles().stream().map(this::withWhatWasLifted).toList();
    return new Consultation(
        to, everybody, draft.entity(), note, asked, listed, new HashMap<>(pledges));
  }

  private Optional<Responsibility> accepted(Duty duty, String body) {
    return of(body).stream()
        .filter(r -> r.duty().equals(duty) && r.accepted())
        .findFirst()
        .map(r -> r.carried(round.round()));
  }

  private LegalObstacle withWhatWasLifted(LegalObstacle listed) {
    boolean lifted =
        obstacles.stream()
            .anyMatch(
                o ->
                    o.lifted()
                        && o.text().equals(listed.text())
                        && Objects.equals(o.body(), listed.body()));
    return new LegalObstacle(listed.text(), listed.body(), lifted);
  }
}
