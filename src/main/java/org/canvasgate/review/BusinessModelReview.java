package org.canvasgate.review;

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
import org.springframework.stereotype.Service;

/** What the review's delegate asks for: the panel's ratings, turned into a scorecard and facts. */
@Service
public class BusinessModelReview {
  private final Windows windows;
  private final Ballots ballots;
  private final Panels panels;
  private final CanvasEvaluation evaluation;
  private final Scorecards scorecards;
  private final ScoreRuleBook rules;

  BusinessModelReview(
      Windows windows,
      Ballots ballots,
      Panels panels,
      CanvasEvaluation evaluation,
      Scorecards scorecards,
      ScoreRuleBook rules) {
    this.windows = windows;
    this.ballots = ballots;
    this.panels = panels;
    this.evaluation = evaluation;
    this.scorecards = scorecards;
    this.rules = rules;
  }

  /**
   * Closes the round, scores the canvas and keeps the scorecard.
   *
   * @param held rounds held so far, as routing facts: deliberations, panels and revisions
   * @return the facts that the recommendation's table reads; an unknown score is null
   */
  public Map<String, Object> score(CaseRound round, ServiceKind kind, Map<String, Object> held) {
    windows.close(round);
    List<Rating> ratings = ballots.ratings(round);
    Scorecard card = evaluation.of(round, kind, ratings, Map.of(), null, Map.of());
    scorecards.save(card);
    Map<String, Object> facts = new HashMap<>();
    facts.put("canvasScore", card.canvas().total());
    facts.put("band", card.band() == null ? null : card.band().key());
    facts.put("agreementLow", evaluation.agreementLow(card, kind));
    facts.put("quorumMet", quorumMet(round));
    facts.put("deliberationsLeft", windows.most("deliberation") - count(held, "deliberations", 0));
    facts.put("panelsLeft", windows.most("panel") - count(held, "panelRound", 1));
    facts.put("revisionsLeft", windows.most("revision") + 1 - count(held, "reviewRound", 1));
    return facts;
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
