package org.canvasgate.tracking.retrospect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.Weights;
import org.canvasgate.maintenance.FundingSource;

/**
 * Between what a canvas could score, since nobody rated these services: every rating that the
 * written rubric leaves open is taken at its worst and at its best, and none is made up. The score
 * and the band rise with each rating, so that the two ends bound every panel.
 *
 * @param least points, 0 to 100, with the worst ratings
 * @param most with the best
 * @param worst the band of the one
 * @param best the band of the other
 */
public record ScoreBounds(double least, double most, Band worst, Band best) {
  /** The rubric asks for something stated from 3 up, in every block. */
  private static final int BEST_OF_NOTHING = 2;

  /** Its words for 3 in cost structure: a yearly operating cost is stated. */
  private static final int WORST_WITH_YEARLY_COST = 3;

  /**
   * The bounds of a canvas.
   *
   * @param byRubric whether the rubric's words bound the ratings; else each goes from 1 to 5
   */
  static ScoreBounds of(Known known, Weights weights, ScoreRules rules, boolean byRubric) {
    List<Rating> low = new ArrayList<>();
    List<Rating> high = new ArrayList<>();
    for (Block block : Block.values()) {
      low.add(Rating.of("bound", block, byRubric ? lowest(known, block) : Rating.LOWEST));
      high.add(Rating.of("bound", block, byRubric ? highest(known, block) : Rating.HIGHEST));
    }
    CanvasScore least = CanvasScore.of(low, Map.of(), weights, rules);
    CanvasScore most = CanvasScore.of(high, Map.of(), weights, rules);
    return new ScoreBounds(
        least.total(), most.total(), Band.of(least, rules), Band.of(most, rules));
  }

  private static int lowest(Known known, Block block) {
    return block == Block.COST_STRUCTURE && known.operating() != null
        ? WORST_WITH_YEARLY_COST
        : Rating.LOWEST;
  }

  private static int highest(Known known, Block block) {
    boolean nothing =
        switch (block) {
          case COST_STRUCTURE -> known.operating() == null;
          case REVENUE_STREAMS -> known.canvas().items(block).isEmpty() || grantOnly(known);
          default -> known.canvas().items(block).isEmpty();
        };
    return nothing ? BEST_OF_NOTHING : Rating.HIGHEST;
  }

  /** The rubric's words for 1 in revenue streams: one-off grant only. */
  private static boolean grantOnly(Known known) {
    List<Known.Line> paying = known.money().stream().filter(Known.Line::pays).toList();
    return !paying.isEmpty()
        && paying.stream().allMatch(line -> line.source() == FundingSource.CENTRAL);
  }
}
