package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Rules;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Service;

/**
 * Whom a service concerns: those that the table {@code affected-bodies} names for its field, and
 * those that the proposal names itself.
 */
@Service
public class AffectedBodies {
  private final Rules rules;
  private final Proposals proposals;
  private final Consultations consultations;
  private final BodyGroups groups;

  AffectedBodies(Rules rules, Proposals proposals, Consultations consultations, BodyGroups groups) {
    this.rules = rules;
    this.proposals = proposals;
    this.consultations = consultations;
    this.groups = groups;
  }

  /**
   * Lists the bodies of a case and makes their groups; a second run changes nothing.
   *
   * @return the round of asking that begins, for the fact {@code consultationRound}
   */
  public int list(String proposalId, String field) {
    List<Body> bodies = of(field, proposals.get(proposalId));
    int round = consultations.next(proposalId);
    consultations.consult(new CaseRound(proposalId, Gate.CONSULTATION, 0, round), bodies);
    bodies.forEach(body -> groups.ensure(body.slug(), body.nameEn()));
    return round;
  }

  List<Body> of(String field, Proposal proposal) {
    List<Body> bodies = new ArrayList<>();
    for (Map<String, Object> rule : rules.all("affected-bodies", Map.of("field", field)))
      add(
          bodies,
          new Body(
              (String) rule.get("body"), (String) rule.get("nameEn"), (String) rule.get("nameKo")));
    Stream.concat(Stream.ofNullable(proposal.leadBody()), proposal.otherBodies().stream())
        .filter(name -> !name.isBlank() && bodies.stream().noneMatch(b -> b.called(name)))
        .map(Body::named)
        .forEach(body -> add(bodies, body));
    return bodies;
  }

  private static void add(List<Body> bodies, Body body) {
    if (bodies.stream().noneMatch(b -> b.slug().equals(body.slug()))) bodies.add(body);
  }
}
