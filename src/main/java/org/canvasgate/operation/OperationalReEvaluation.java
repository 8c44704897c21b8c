package org.canvasgate.operation;

import java.util.HashMap;
import java.util.Map;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RatedRounds;
import org.canvasgate.maintenance.Plans;
import org.springframework.stereotype.Service;

/**
 * What gate 4's delegates ask for: the panel's fresh ratings beside the operator's figures, turned
 * into a scorecard and facts.
 */
@Service
public class OperationalReEvaluation {
  private final RatedRounds rounds;
  private final Plans plans;
  private final Reports reports;

  OperationalReEvaluation(RatedRounds rounds, Plans plans, Reports reports) {
    this.rounds = rounds;
    this.plans = plans;
    this.reports = reports;
  }

  /**
   * Closes the round, scores the canvas beside the evidence of the promises and keeps the
   * scorecard. A second run finds the scorecard kept and returns the same facts.
   *
   * @param held rounds held so far, as routing facts: deliberations and panels
   * @return the facts that the recommendation's table reads; what is unknown is null
   */
  public Map<String, Object> score(CaseRound round, ServiceKind kind, Map<String, Object> held) {
    Standing standing = standing(round.proposalId(), round.cycle());
    Map<String, Object> facts = new HashMap<>(standing.facts());
    facts.putAll(
        rounds.score(
            round, kind, standing.evidence(), standing.keeping().score(), standing.parts(), held));
    return facts;
  }

  /**
   * What the latest report of a cycle shows, without a panel: whether evidence calls a
   * re-evaluation early.
   *
   * @return the facts costOverrun and usageShortfall, shares; null is unknown
   */
  public Map<String, Object> evidence(String serviceId, int cycle) {
    Map<String, Object> facts = new HashMap<>(standing(serviceId, cycle).facts());
    facts.remove("promiseKeeping");
    return facts;
  }

  /** How a service stands by the latest report of a cycle. */
  public Standing standing(String serviceId, int cycle) {
    return Standing.of(
        plans.latest(serviceId).orElse(null),
        reports.latest(serviceId, cycle).map(Report::figures).orElse(null));
  }
}
