package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Stability;

/**
 * A robustness card as a drawing, in pixels, y downwards; pure geometry that the template only
 * draws.
 *
 * @param score x of the score on the scale of 0 to 100; null where nothing was scored
 * @param reject x of the reject mark
 * @param pass x of the pass mark
 * @param weights for each scored block between which weights the result holds
 * @param vote the votes from left to right; empty where nobody voted
 * @param resampled width of the share of panels drawn anew that agree; null where it is not known
 */
record RobustnessPicture(
    Double score,
    Double reject,
    Double pass,
    List<Weight> weights,
    List<Part> vote,
    Double resampled) {
  private static final double LEFT = 190;
  private static final double LENGTH = 440;
  private static final double WIDTH = 640;
  private static final double ROW = 20;

  /**
   * One block's weight.
   *
   * @param y of the row's middle
   * @param from x of the least weight with which the result holds
   * @param to x of the largest
   * @param at x of the weight it has
   * @param free whether no weight of this block would change the result
   */
  record Weight(Block block, double y, double from, double to, double at, boolean free) {}

  /** A part of the bar of votes. */
  record Part(String kind, int votes, double x, double width) {}

  static RobustnessPicture of(RobustnessCard card) {
    RobustnessCard.Score score = card.score();
    return new RobustnessPicture(
        score == null ? null : x(score.total() / 100),
        score == null ? null : x(score.rejectMark() / 100),
        score == null ? null : x(score.passMark() / 100),
        score == null ? List.of() : weights(score),
        card.vote() == null ? List.of() : vote(card.vote()),
        card.resampled() == null ? null : card.resampled() * LENGTH);
  }

  private static List<Weight> weights(RobustnessCard.Score score) {
    List<Weight> rows = new ArrayList<>();
    for (Block block : Block.values()) {
      Stability stability = score.robustness().weights().get(block);
      if (stability != null)
        rows.add(
            new Weight(
                block,
                ROW / 2 + rows.size() * ROW,
                x(stability.lowest()),
                x(stability.highest()),
                x(stability.weight()),
                stability.flipDelta() == null));
    }
    return rows;
  }

  private static List<Part> vote(VoteRobustness vote) {
    int[] votes = {
      vote.approvals(),
      vote.returns(),
      vote.abstentions(),
      vote.eligible() - vote.approvals() - vote.returns() - vote.abstentions()
    };
    String[] kinds = {"approve", "return", "abstain", "missing"};
    List<Part> parts = new ArrayList<>();
    double x = LEFT;
    for (int i = 0; i < votes.length; i++) {
      double width = vote.eligible() == 0 ? 0 : LENGTH * votes[i] / vote.eligible();
      if (votes[i] > 0) parts.add(new Part(kinds[i], votes[i], x, width));
      x += width;
    }
    return parts;
  }

  private static double x(double share) {
    return LEFT + LENGTH * share;
  }

  public double left() {
    return LEFT;
  }

  public double length() {
    return LENGTH;
  }

  public double width() {
    return WIDTH;
  }

  public double weightsHeight() {
    return weights.size() * ROW;
  }
}
