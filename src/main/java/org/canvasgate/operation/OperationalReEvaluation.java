package org.canvasgate.operation;

import static java.util.Collections.nCopies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Windows;
import org.canvasgate.maintenance.Plans;
import org.springframework.stereotype.Service;

/**
 * What gate 4's delegates ask for: the panel's fresh ratings beside the operator's figures, turned
 * into a scorecard and facts.
 */
@Service
public class OperationalReEvaluation {
  private final Windows windows;
  private final Ballots ballots;
  private final Panels panels;
  private final CanvasEvaluation evaluation;
  private final Scorecards scorecards;
  private final ScoreRuleBook rules;
  private final Plans plans;
  private final Reports reports;

  OperationalReEvaluation(
      Windows windows,
      Ballots ballots,
      Panels panels,
      CanvasEvaluation evaluation,
      Scorecards scorecards,
      ScoreRuleBook rules,
      Plans plans,
      Reports reports) {
    this.windows = windows;
    this.ballots = ballots;
    this.panels = panels;
    this.evaluation = evaluation;
    this.scorecards = scorecards;
    this.rules = rules;
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
    windows.close(round);
    List<Rating> ratings = ballots.ratings(round);
    Standing standing = standing(round.proposalId(), round.cycle());
    Scorecard card =
        evaluation.of(
            round,
            kind,
            ratings,
            standing.evidence(),
            standing.keeping().score(),
            standing.parts());
    scorecards.save(card);
    Map<String, Object> facts = new HashMap<>(standing.facts());
    facts.put("canvasScore", card.canvas().total());
    facts.put("band", card.band() == null ? null : card.band().key());
    facts.put("agreementLow", evaluation.agreementLow(card, kind));
    facts.put("quorumMet", quorumMet(round));
    facts.put("deliberationsLeft", windows.most("deliberation") - count(held, "deliberations", 0));
    facts.put("panelsLeft", windows.most("panel") - count(held, "panelRound", 1));
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

  private boolean quorumMet(CaseRound round) {
    Panel panel = panels.of(round);
    return rules
        .quorum(panel.committee())
        .count(panel.sitting().size(), nCopies(ballots.cast(round), VoteValue.ABSTAIN))
        .quorumMet();
  }

  private static int count(Map<String, Object> facts, String name, int otherwise) {
    return facts.get(name) instanceof Number n ? n.intValue() : otherwise;
  }
}
