package org.canvasgate.consultation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.PanelVotes;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Windows;
import org.springframework.stereotype.Service;

/** What the consultation's delegates ask for: answers and votes, turned into figures and facts. */
@Service
public class ResponsibilityConsultation {
  private static final int THE_ONLY_QUESTION = 1;

  private final Consultations consultations;
  private final Windows windows;
  private final Ballots ballots;
  private final CanvasEvaluation evaluation;
  private final Scorecards scorecards;
  private final PanelVotes panelVotes;

  ResponsibilityConsultation(
      Consultations consultations,
      Windows windows,
      Ballots ballots,
      CanvasEvaluation evaluation,
      Scorecards scorecards,
      PanelVotes panelVotes) {
    this.consultations = consultations;
    this.windows = windows;
    this.ballots = ballots;
    this.evaluation = evaluation;
    this.scorecards = scorecards;
    this.panelVotes = panelVotes;
  }

  /**
   * Closes the round, computes the clarity and the canvas score with the consultation's evidence,
   * and keeps the scorecard.
   *
   * @param facts the case's routing facts
   * @return the facts that the recommendation's table reads; an unknown score is null
   */
  public Map<String, Object> score(String proposalId, ServiceKind kind, Map<String, Object> facts) {
    CaseRound round = CaseRound.of(proposalId, Gate.CONSULTATION, facts);
    windows.close(round);
    Consultation consultation = consultations.get(Consultations.round(proposalId, facts));
    ResponsibilityClarity clarity = consultation.clarity();
    Scorecard card =
        evaluation.of(
            round,
            kind,
            latestRatings(proposalId),
            consultation.evidence(),
            clarity.score(),
            parts(consultation, clarity));
    scorecards.save(card);
    Map<String, Object> found = new HashMap<>();
    found.put("clarity", clarity.score());
    found.put("clear", clarity.clear());
    found.put("canvasScore", card.canvas().total());
    found.put("band", card.band() == null ? null : card.band().key());
    found.put("mediationsLeft", windows.most("consultation") - consultation.round().round());
    return found;
  }

  /**
   * Closes the vote and counts it.
   *
   * @param panelsAppointed panels appointed at this gate because those before could not make a
   *     quorum
   * @return the facts that the conclusion's table reads
   */
  public Map<String, Object> countVotes(CaseRound round, int panelsAppointed) {
    return panelVotes.close(round, THE_ONLY_QUESTION, panelsAppointed);
  }

  private List<Rating> latestRatings(String proposalId) {
    CaseRound afterAll = new CaseRound(proposalId, Gate.REVIEW, 0, Integer.MAX_VALUE);
    return windows.closedBefore(afterAll, Step.SCORE.key()).map(ballots::ratings).orElse(List.of());
  }

  private static Map<String, Object> parts(
      Consultation consultation, ResponsibilityClarity clarity) {
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("accountableClear", clarity.accountableClear());
    parts.put("payerClear", clarity.payerClear());
    parts.put("gaps", clarity.gaps().size());
    parts.put("overlaps", clarity.overlaps().size());
    parts.put("conditions", clarity.conditions().size());
    parts.put("bodiesConsulted", clarity.bodiesConsulted());
    parts.put("bodiesAccepted", clarity.bodiesAccepted());
    parts.put("concentration", clarity.concentration());
    parts.put("openObstacles", clarity.openObstacles().size());
    parts.put("pledgedFte", consultation.pledgedFte());
    parts.put(
        "neededFte", consultation.entity() == null ? null : consultation.entity().neededFte());
    return parts;
  }
}
