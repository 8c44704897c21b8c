package org.canvasgate.committee;

import java.util.HashMap;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ServiceKind;
import org.springframework.stereotype.Component;

/**
 * Turns a panel's ratings into a scorecard and into the facts that a recommendation's table reads;
 * alike in the review and in the re-evaluation.
 */
@Component
public class RatedRounds {
  private final Windows windows;
  private final Ballots ballots;
  private final PanelVotes panelVotes;
  private final CanvasEvaluation evaluation;
  private final Scorecards scorecards;

  RatedRounds(
      Windows windows,
      Ballots ballots,
      PanelVotes panelVotes,
      CanvasEvaluation evaluation,
      Scorecards scorecards) {
    this.windows = windows;
    this.ballots = ballots;
    this.panelVotes = panelVotes;
    this.evaluation = evaluation;
    this.scorecards = scorecards;
  }

  /**
   * Closes the round, scores the canvas and keeps the scorecard. A second run finds the scorecard
   * kept and returns the same facts.
   *
   * @param evidence points, 0 to 100, that the gate's evidence gives to a block
   * @param gateScore the gate's own score, or null where it is unknown or the gate has none
   * @param parts the gate's own score in its parts
   * @param held rounds held so far, as routing facts: deliberations and panels
   * @return canvasScore, band, agreementLow, quorumMet, deliberationsLeft and panelsLeft; an
   *     unknown score is null
   */
  public Map<String, Object> score(
      CaseRound round,
      ServiceKind kind,
      Map<Block, Double> evidence,
      Double gateScore,
      Map<String, Object> parts,
      Map<String, Object> held) {
    windows.close(round);
    Scorecard card = evaluation.of(round, kind, ballots.ratings(round), evidence, gateScore, parts);
    scorecards.save(card);
    Map<String, Object> facts = new HashMap<>();
    facts.put("canvasScore", card.canvas().total());
    facts.put("band", card.band() == null ? null : card.band().key());
    facts.put("agreementLow", evaluation.agreementLow(card, kind));
    facts.put("quorumMet", panelVotes.closeRating(round));
    facts.put("deliberationsLeft", windows.most("deliberation") - count(held, "deliberations", 0));
    facts.put("panelsLeft", windows.most("panel") - count(held, "panelRound", 1));
    return facts;
  }

  private static int count(Map<String, Object> facts, String name, int otherwise) {
    return facts.get(name) instanceof Number n ? n.intValue() : otherwise;
  }
}
