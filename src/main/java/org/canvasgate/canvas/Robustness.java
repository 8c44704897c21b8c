package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The card beside every verdict: how little would have to change for the band to be another.
 *
 * @param margin the total minus the pass mark, in points; null where nothing is scored
 * @param weights for each scored block how far its weight could be off; empty where nothing is
 *     scored
 * @param pivotalEvaluators those without whom the band would be another, sorted by name
 * @param resampleAgreement the share of resampled panels with the same band, 0 to 1; null where
 *     nothing is scored or nobody rated. With very few evaluators it says little: a panel of one
 *     always agrees with itself
 * @param resamples how many panels were drawn, with replacement and of the same size
 * @param seed the seed that they were drawn with
 * @param band the band that all of this is about; null where nothing is scored
 */
public record Robustness(
    Double margin,
    Map<Block, Stability> weights,
    List<String> pivotalEvaluators,
    Double resampleAgreement,
    int resamples,
    long seed,
    Band band) {

  public Robustness {
    weights = Collections.unmodifiableMap(weights);
    pivotalEvaluators = List.copyOf(pivotalEvaluators);
  }

  /**
   * The robustness of the score that the same first four arguments give.
   *
   * @param resamples how many panels to draw, at least 1
   * @param seed what they are drawn with
   * @throws IllegalArgumentException as {@link CanvasScore#of}, and where resamples is under 1
   */
  public static Robustness of(
      Collection<Rating> ratings,
      Map<Block, Double> evidencePoints,
      Weights weights,
      ScoreRules rules,
      int resamples,
      long seed) {
    if (resamples < 1) {
      throw new IllegalArgumentException(
          "Robustness needs at least 1 resample, not %d.".formatted(resamples));
    }
    CanvasScore score = CanvasScore.of(ratings, evidencePoints, weights, rules);
    Band band = Band.of(score, rules);
    if (band == null) {
      return new Robustness(null, Map.of(), List.of(), null, 0, seed, null);
    }
    Panel panel = Panel.of(ratings);
    Scorer scorer = new Scorer(evidencePoints, weights, rules);
    return new Robustness(
        Scorer.rounded(score.total() - rules.passMark()),
        stabilities(score, band, rules),
        pivotal(panel, scorer, band),
        panel.evaluators().isEmpty() ? null : resampled(panel, scorer, band, resamples, seed),
        resamples,
        seed,
        band);
  }

  private static Map<Block, Stability> stabilities(CanvasScore score, Band band, ScoreRules rules) {
    boolean canPass = score.criticalBelow().isEmpty();
    double floor =
        switch (band) {
          case PASS -> rules.passMark();
          case REVISE -> rules.rejectMark();
          case REJECT -> Double.NaN;
        };
    double ceiling =
        switch (band) {
          case PASS -> Double.NaN;
          case REVISE -> canPass ? rules.passMark() : Double.NaN;
          case REJECT -> rules.rejectMark();
        };
    List<BlockScore> scored = score.blocks().values().stream().filter(BlockScore::known).toList();
    double sum = scored.stream().mapToDouble(BlockScore::weight).sum();
    Map<Block, Stability> all = new EnumMap<>(Block.class);
    for (BlockScore block : scored) {
      double share = block.weight() / sum;
      all.put(block.block(), Stability.of(score.total(), block.score(), share, floor, ceiling));
    }
    return all;
  }

  private static List<String> pivotal(Panel panel, Scorer scorer, Band band) {
    List<String> pivotal = new ArrayList<>();
    double[] scratch = new double[Block.values().length];
    for (int i = 0; i < panel.evaluators().size(); i++) {
      if (scorer.band(panel.tallyWithout(i), scratch) != band) {
        pivotal.add(panel.evaluators().get(i));
      }
    }
    pivotal.sort(null);
    return pivotal;
  }

  private static double resampled(Panel panel, Scorer scorer, Band band, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Tally tally = new Tally();
    double[] scratch = new double[Block.values().length];
    int same = 0;
    for (int i = 0; i < resamples; i++) {
      panel.draw(random, tally);
      if (scorer.band(tally, scratch) == band) {
        same++;
      }
    }
    return (double) same / resamples;
  }
}
