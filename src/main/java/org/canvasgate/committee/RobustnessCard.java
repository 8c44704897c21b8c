package org.canvasgate.committee;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.canvas.Robustness;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.Stability;

/**
 * How little would have to change for a round to come out otherwise, with the word that the table
 * {@code robustness-label} had for it when it was computed. Where a vote decided, the word is about
 * the vote, and what is known of the canvas score stands beside it.
 *
 * @param round the round that it is about
 * @param score of the canvas; null where nothing was scored
 * @param vote null where nobody voted in this round
 * @param label the table's word
 * @param why the table's reason, a word that the messages explain
 */
public record RobustnessCard(
    CaseRound round, Score score, VoteRobustness vote, Label label, String why) {

  /** The table's three words. */
  public enum Label {
    SOLID,
    CLOSE,
    FRAGILE;

    /** The kebab-case key. */
    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }

    static Label of(String key) {
      return org.canvasgate.canvas.Keys.find(Label.class, key);
    }
  }

  /**
   * The canvas score and what holds it where it is.
   *
   * @param total points, 0 to 100
   * @param band what the marks say of it
   * @param passMark points
   * @param rejectMark points
   * @param held whether a critical block keeps the canvas from passing, whatever the total
   * @param raters how many members' ratings are in it: the most that rated any one block
   * @param robustness margin to the pass mark, weights, members and panels drawn anew
   */
  public record Score(
      double total,
      Band band,
      double passMark,
      double rejectMark,
      boolean held,
      int raters,
      Robustness robustness) {

    static Score of(Scorecard card, ScoreRules marks) {
      if (card.canvas().total() == null || card.robustness() == null || card.band() == null)
        return null;
      return new Score(
          card.canvas().total(),
          card.band(),
          marks.passMark(),
          marks.rejectMark(),
          !card.canvas().criticalBelow().isEmpty(),
          card.canvas().blocks().values().stream().mapToInt(BlockScore::raters).max().orElse(0),
          card.robustness());
    }

    /** Points to the nearest mark at which the band ends, at least 0. */
    public double room() {
      double toPass = Math.abs(total - passMark);
      double toReject = Math.abs(total - rejectMark);
      return switch (band) {
        case PASS -> toPass;
        case REVISE -> held ? toReject : Math.min(toPass, toReject);
        case REJECT -> toReject;
      };
    }

    /** The block whose weight need be off by the least for the band to be another. */
    public Map.Entry<org.canvasgate.canvas.Block, Stability> tightestWeight() {
      return robustness.weights().entrySet().stream()
          .filter(weight -> weight.getValue().flipDelta() != null)
          .min(Comparator.comparingDouble(weight -> Math.abs(weight.getValue().flipDelta())))
          .orElse(null);
    }

    /** By how much that weight would have to be off, a share; null where no weight matters. */
    Double weightRoom() {
      return tightestWeight() == null
          ? null
          : Double.valueOf(Math.abs(tightestWeight().getValue().flipDelta()));
    }
  }

  /** The members without whom the result would be another. */
  public List<String> pivotal() {
    return vote != null
        ? vote.pivotal()
        : score == null ? List.of() : score.robustness().pivotalEvaluators();
  }

  /** The share of panels drawn anew that come to the same result; null where it is not known. */
  public Double resampled() {
    return vote != null
        ? vote.resampleAgreement()
        : score == null ? null : score.robustness().resampleAgreement();
  }

  /** What the rounds' two kinds have in common, for whoever only wants to know what decided. */
  public boolean byVote() {
    return Objects.nonNull(vote);
  }
}
