package org.canvasgate.diagram.release;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.canvasgate.diagram.cases.CaseMove;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.cases.CasesView;
import org.canvasgate.diagram.cases.MoveProgress;
import org.canvasgate.diagram.cases.MoveState;
import org.canvasgate.diagram.cases.Reason;
import org.canvasgate.diagram.cases.ReturnForecast;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.stereotype.Component;

/** How the cases that move come along, in a reader's words. */
@Component
class MovesView {
  private final CaseMoves moves;
  private final CasesView words;
  private final ModelsInForce inForce;
  private final ReleaseLog log;

  MovesView(CaseMoves moves, CasesView words, ModelsInForce inForce, ReleaseLog log) {
    this.log = log;
    this.moves = moves;
    this.words = words;
    this.inForce = inForce;
  }

  /**
   * @param release number of the release to which they go; null where they return
   * @param stayed the cases that failed and stayed where they were
   */
  public record Batch(MoveProgress progress, Integer release, List<Stayed> stayed) {}

  /**
   * A case that stays where it is.
   *
   * @param why null where it can go
   */
  public record Stayed(String proposalId, String why) {}

  /** The batches of a change, the latest first. */
  List<Batch> of(long change, Locale language) {
    ModelSet now = inForce.now();
    return moves.batches(change).stream()
        .map(
            batch ->
                new Batch(
                    batch,
                    log.of(batch.deployment()).map(Release::number).orElse(null),
                    moves.cases(batch.batch()).stream()
                        .filter(move -> move.state() == MoveState.FAILED)
                        .map(
                            (CaseMove move) ->
                                stayed(move.proposalId(), move.reason(), now, language))
                        .toList()))
        .toList();
  }

  /** What was found out beforehand; first the cases that cannot go. */
  List<Stayed> of(List<ReturnForecast> forecasts, Locale language) {
    ModelSet now = inForce.now();
    return forecasts.stream()
        .sorted(Comparator.comparing(ReturnForecast::possible))
        .map(one -> stayed(one.proposalId(), one.obstacle(), now, language))
        .toList();
  }

  private Stayed stayed(String proposal, Reason reason, ModelSet now, Locale language) {
    return new Stayed(proposal, reason == null ? null : words.say(reason, now, language));
  }
}
