package org.canvasgate.tracking.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.canvas.CanvasChanges;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.proposal.CanvasView;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Revision;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The canvas as a canvas: each block with its score as soon as the reader may see one, what moved
 * since the gate before, and what changed since the last revision.
 */
@Component
@Order(3)
class CanvasPart implements PagePart {
  private final Proposals proposals;
  private final ScoreRuleBook rules;
  private final Clock clock;

  CanvasPart(Proposals proposals, ScoreRuleBook rules, Clock clock) {
    this.proposals = proposals;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * How a block is coloured.
   *
   * @param score points, 0 to 100; null where the block has none
   * @param level holds, wanting, weak or critical; unscored where there is no score
   * @param moved points since the gate before; null where either is unknown
   */
  public record Tint(Double score, String level, Double moved) {}

  @Override
  public String template() {
    return "page/canvas";
  }

  @Override
  public String title() {
    return "page.canvas";
  }

  @Override
  public Map<String, Object> model(Reading reading) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("canvas", new CanvasView(reading.proposal(), reading.locale()));
    int revision = reading.proposal().revision();
    if (revision > 1)
      proposals
          .at(reading.id(), revision - 1)
          .ifPresent(
              before ->
                  model.put(
                      "changes",
                      byBlock(
                          CanvasChanges.between(before.canvas(), reading.proposal().canvas()))));
    reading.cards().stream().findFirst().ifPresent(card -> scored(model, card, reading));
    return model;
  }

  private static Map<String, List<CanvasChanges.Change>> byBlock(CanvasChanges changes) {
    Map<String, List<CanvasChanges.Change>> byBlock = new HashMap<>();
    changes.blocks().forEach((block, each) -> byBlock.put(block.key(), each));
    return byBlock;
  }

  private void scored(Map<String, Object> model, Scorecard card, Reading reading) {
    ScoreRules marks = rules.rules(reading.proposal().kind(), LocalDate.now(clock));
    Scorecard before = before(card, reading.cards());
    model.put("card", card);
    model.put("before", before);
    model.put("tints", tints(card, before, marks));
    model.put("passMark", marks.passMark());
    model.put("rejectMark", marks.rejectMark());
    model.put("scoredRevision", scoredRevision(card, reading).orElse(null));
  }

  /** The last scorecard of the gate before, or of the cycle before. */
  private static Scorecard before(Scorecard card, List<Scorecard> cards) {
    return cards.stream()
        .filter(
            each ->
                each.round().gate() != card.round().gate()
                    || each.round().cycle() != card.round().cycle())
        .findFirst()
        .orElse(null);
  }

  /** The pure part: each block's colour, by the key of the block. */
  static Map<String, Tint> tints(Scorecard card, Scorecard before, ScoreRules marks) {
    Map<Block, Double> moved = before == null ? Map.of() : card.canvas().moved(before.canvas());
    Map<String, Tint> tints = new HashMap<>();
    for (BlockScore block : card.canvas().blocks().values())
      tints.put(
          block.block().key(),
          new Tint(
              block.score(),
              level(block, card.canvas().criticalBelow(), marks),
              moved.get(block.block())));
    return tints;
  }

  private static String level(BlockScore block, List<Block> criticalBelow, ScoreRules marks) {
    if (block.score() == null) return "unscored";
    if (criticalBelow.contains(block.block())) return "critical";
    if (block.score() >= marks.passMark()) return "holds";
    return block.score() >= marks.rejectMark() ? "wanting" : "weak";
  }

  /** The revision that the scorecard is about: the last one when it was computed. */
  private static Optional<Integer> scoredRevision(Scorecard card, Reading reading) {
    Optional<Instant> at =
        reading.events().stream()
            .filter(
                event ->
                    event.what().equals("score")
                        && event.gate().equals(card.round().gate().key())
                        && event.cycle() == card.round().cycle()
                        && event.round() == card.round().round())
            .map(Event::at)
            .findFirst();
    return at.flatMap(
        computed ->
            reading.revisions().stream()
                .filter(revision -> !revision.at().isAfter(computed))
                .map(Revision::revision)
                .max(Integer::compare));
  }
}
