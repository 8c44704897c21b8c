package org.canvasgate.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ScoreBasis;
import org.canvasgate.canvas.ServiceKind;
import org.springframework.stereotype.Component;

/** Computes the canvas score anew, as every gate does, with the rules that hold on the day. */
@Component
public class CanvasEvaluation {
  /** Enough for two digits of the shares that are shown. */
  private static final int RESAMPLES = 1000;

  private final ScoreRuleBook rules;
  private final Scorecards scorecards;
  private final Clock clock;

  CanvasEvaluation(ScoreRuleBook rules, Scorecards scorecards, Clock clock) {
    this.rules = rules;
    this.scorecards = scorecards;
    this.clock = clock;
  }

  /**
   * @param ratings the panel's ratings
   * @param evidence points, 0 to 100, that the gate's evidence gives to a block
   * @param gateScore the gate's own score or null
   * @param parts the gate's own score in its parts
   */
  public Scorecard of(
      CaseRound round,
      ServiceKind kind,
      Collection<Rating> ratings,
      Map<Block, Double> evidence,
      Double gateScore,
      Map<String, Object> parts) {
    LocalDate today = LocalDate.now(clock);
    // A case always draws the same numbers, so that a figure can be checked afterwards and does not
    // wander from gate to gate while the ratings stay the same.
    long seed = round.proposalId().hashCode();
    ScoreBasis basis =
        new ScoreBasis(
            List.copyOf(ratings),
            evidence,
            rules.weights(kind, today),
            rules.rules(kind, today),
            RESAMPLES,
            seed);
    CanvasScore canvas = basis.score();
    return new Scorecard(
        round,
        canvas,
        moved(canvas, round),
        gateScore,
        parts,
        basis.agreement(),
        basis.robustness(),
        basis.band(),
        basis);
  }

  /** Whether the panel agrees so little that the table may ask for a deliberation. */
  public boolean agreementLow(Scorecard card, ServiceKind kind) {
    Double alpha = card.agreement().alpha();
    return alpha != null && alpha < rules.rules(kind, LocalDate.now(clock)).agreementMark();
  }

  private Map<Block, Double> moved(CanvasScore canvas, CaseRound round) {
    Map<Block, Double> known = new EnumMap<>(Block.class);
    scorecards
        .latest(round.proposalId())
        .filter(before -> !before.round().equals(round))
        .ifPresent(
            before ->
                canvas
                    .moved(before.canvas())
                    .forEach(
                        (block, points) -> {
                          if (points != null) known.put(block, points);
                        }));
    return known;
  }
}
