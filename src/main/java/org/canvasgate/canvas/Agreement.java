package org.canvasgate.canvas;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/**
 * How far a panel agrees: Krippendorff's alpha over the blocks (units) that at least two evaluators
 * rated. 1 is perfect agreement, 0 what chance would give, below 0 systematic disagreement. "Not
 * applicable" is a missing value. Source: Krippendorff (2011), "Computing Krippendorff's
 * Alpha-Reliability".
 *
 * <p>The interval is a percentile bootstrap over blocks, 95 %. Eleven blocks are few: it is wide
 * and it is approximate.
 *
 * @param state whether there is a value
 * @param alpha the coefficient, at most 1; null unless the state is {@link State#VALUE}
 * @param low the 2.5th percentile of the resamples; null without a value or with fewer than two
 *     units
 * @param high the 97.5th percentile; null likewise
 * @param pairable how many ratings stand in blocks that at least two evaluators rated
 * @param resamples how many resamples gave a value; one whose ratings are all equal gives none and
 *     is left out
 * @param seed the seed that the resamples were drawn with
 */
public record Agreement(
    State state, Double alpha, Double low, Double high, int pairable, int resamples, long seed) {
  private static final double LOW_TAIL = 0.025;
  private static final double HIGH_TAIL = 0.975;

  /** Whether alpha has a value. */
  public enum State {
    /** It has. */
    VALUE,
    /**
     * All pairable ratings are equal: there is nothing to disagree about, and alpha is 0/0. It is
     * never shown as 0.
     */
    ALL_EQUAL,
    /** No block was rated by two evaluators. */
    TOO_FEW;

    /** The kebab-case key. */
    public String key() {
      return Keys.of(this);
    }
  }

  /** What the distance between two values means. */
  public enum Metric {
    NOMINAL,
    ORDINAL,
    INTERVAL
  }

  /**
   * The ordinal alpha of a panel, blocks being the units.
   *
   * @param resamples how many resamples to draw for the interval, at least 1
   * @param seed what they are drawn with
   * @throws IllegalArgumentException where an evaluator rates a block twice, or resamples is under
   *     1
   */
  public static Agreement of(Collection<Rating> ratings, int resamples, long seed) {
    if (resamples < 1) {
      throw new IllegalArgumentException(
          "The interval needs at least 1 resample, not %d.".formatted(resamples));
    }
    Coincidences units = Coincidences.of(table(ratings));
    if (units.pairable() == 0) {
      return new Agreement(State.TOO_FEW, null, null, null, 0, 0, seed);
    }
    double alpha = units.alpha(Metric.ORDINAL);
    if (Double.isNaN(alpha)) {
      return new Agreement(State.ALL_EQUAL, null, null, null, units.pairable(), 0, seed);
    }
    double[] drawn = bootstrap(units, resamples, seed);
    boolean spread = units.units() >= 2 && drawn.length > 0;
    return new Agreement(
        State.VALUE,
        alpha,
        spread ? Percentile.of(drawn, LOW_TAIL) : null,
        spread ? Percentile.of(drawn, HIGH_TAIL) : null,
        units.pairable(),
        drawn.length,
        seed);
  }

  /**
   * Alpha of any table.
   *
   * @param raterByUnit a row for each rater, a column for each unit, null for a missing value
   * @return empty where no unit has two values or all pairable values are equal
   */
  public static OptionalDouble alpha(Integer[][] raterByUnit, Metric metric) {
    double alpha = Coincidences.of(raterByUnit).alpha(metric);
    return Double.isNaN(alpha) ? OptionalDouble.empty() : OptionalDouble.of(alpha);
  }

  private static Integer[][] table(Collection<Rating> ratings) {
    List<String> evaluators = Panel.of(ratings).evaluators();
    Integer[][] table = new Integer[evaluators.size()][Block.values().length];
    for (Rating rating : ratings) {
      table[evaluators.indexOf(rating.evaluator())][rating.block().ordinal()] = rating.value();
    }
    return table;
  }

  private static double[] bootstrap(Coincidences units, int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] picked = new int[units.units()];
    double[] drawn = new double[resamples];
    int kept = 0;
    for (int i = 0; i < resamples; i++) {
      for (int unit = 0; unit < picked.length; unit++) {
        picked[unit] = random.nextInt(picked.length);
      }
      double alpha = units.alpha(picked, Metric.ORDINAL);
      if (!Double.isNaN(alpha)) {
        drawn[kept++] = alpha;
      }
    }
    double[] values = Arrays.copyOf(drawn, kept);
    Arrays.sort(values);
    return values;
  }
}
