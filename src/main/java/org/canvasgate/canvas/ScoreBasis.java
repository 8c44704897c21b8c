package org.canvasgate.canvas;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that a canvas score, its agreement and its robustness are computed from, so that whoever has
 * kept it can compute them again and gets the same figures to the last digit.
 *
 * @param ratings those that count
 * @param evidence points 0 to 100 by block
 * @param resamples how many panels and blocks are drawn, at least 1
 * @param seed what they are drawn with
 */
public record ScoreBasis(
    List<Rating> ratings,
    Map<Block, Double> evidence,
    Weights weights,
    ScoreRules rules,
    int resamples,
    long seed) {

  public ScoreBasis {
    ratings = List.copyOf(ratings);
    Map<Block, Double> known = new EnumMap<>(Block.class);
    evidence.forEach(
        (block, points) -> {
          if (points != null) known.put(block, points);
        });
    evidence = java.util.Collections.unmodifiableMap(known);
  }

  /** The canvas score, as {@link CanvasScore#of}. */
  public CanvasScore score() {
    return CanvasScore.of(ratings, evidence, weights, rules);
  }

  /** How far the panel agrees, as {@link Agreement#of}. */
  public Agreement agreement() {
    return Agreement.of(ratings, resamples, seed);
  }

  /** What it would take to change the band, as {@link Robustness#of}. */
  public Robustness robustness() {
    return Robustness.of(ratings, evidence, weights, rules, resamples, seed);
  }

  /** Where the marks put the score; null where nothing is scored. */
  public Band band() {
    return Band.of(score(), rules);
  }
}
