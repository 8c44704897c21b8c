package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a rater rates beside the others who rated the same things: the mean, over those things, of
 * the own rating minus the mean of the others' ratings. Below 0 is stricter, above 0 milder. It
 * says who differs, not who is right, and is never applied to a score.
 *
 * <p>Intervals are percentile bootstraps over cases, 95 %: the ratings within a case hang together,
 * so cases are drawn and not ratings. With few cases they are wide and approximate.
 *
 * @param rater who
 * @param cases in how many cases the rater can be compared
 * @param comparisons how many things the rater and somebody else rated
 * @param difference in the unit of the ratings
 * @param effect the rater's effect in the additive model {@link TwoWay}, which also takes off how
 *     strict the others were
 * @param peers how many others that effect compares with
 * @param alphaWith Krippendorff's ordinal alpha over the things that the rater and two others
 *     rated; null where there is none or all ratings are equal
 * @param alphaWithout the same without the rater; null likewise
 */
public record Severity(
    String rater,
    int cases,
    int comparisons,
    Spread difference,
    Spread effect,
    int peers,
    Double alphaWith,
    Double alphaWithout) {
  private static final double LOW_TAIL = 0.025;
  private static final double HIGH_TAIL = 0.975;

  /** Fewer usable resamples than this share of those drawn make no interval. */
  private static final double USABLE = 0.5;

  /**
   * A figure with its uncertainty.
   *
   * @param low the 2.5th percentile of the resamples; null with fewer than two cases
   * @param high the 97.5th percentile; null likewise
   */
  public record Spread(double value, Double low, Double high) {
    /** Whether the interval leaves out 0, so that chance alone is a poor explanation. */
    public boolean apartFromZero() {
      return low != null && (low > 0 || high < 0);
    }
  }

  /**
   * Everybody who rated something that somebody else rated too, by name.
   *
   * @param resamples how many to draw for the intervals, at least 1
   * @param seed what they are drawn with
   */
  public static List<Severity> of(Collection<Observation> observations, int resamples, long seed) {
    if (resamples < 1)
      throw new IllegalArgumentException(
          "The interval needs at least 1 resample, not %d.".formatted(resamples));
    TwoWay.Layout layout = TwoWay.Layout.of(observations);
    TwoWay model = TwoWay.of(observations);
    Map<String, List<Double>> effects = effects(layout, resamples, seed);
    Map<String, SortedMap<String, double[]>> apart = differences(observations);
    List<Severity> all = new ArrayList<>();
    for (String rater : layout.raters()) {
      List<double[]> cases = List.copyOf(apart.get(rater).values());
      int group = model.groups().get(rater);
      Double[] alphas = alphas(observations, rater);
      all.add(
          new Severity(
              rater,
              cases.size(),
              (int) cases.stream().mapToDouble(sums -> sums[1]).sum(),
              spread(ratio(cases), drawn(cases, resamples, seed)),
              spread(
                  model.effects().get(rater),
                  effects.get(rater).size() < USABLE * resamples ? List.of() : effects.get(rater)),
              (int) model.groups().values().stream().filter(g -> g == group).count() - 1,
              alphas[0],
              alphas[1]));
    }
    return all;
  }

  private static Spread spread(double value, List<Double> drawn) {
    if (drawn.isEmpty()) return new Spread(value, null, null);
    double[] sorted = drawn.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Spread(value, Percentile.of(sorted, LOW_TAIL), Percentile.of(sorted, HIGH_TAIL));
  }

  /** By rater and case, the sum of the differences and their number. */
  private static Map<String, SortedMap<String, double[]>> differences(
      Collection<Observation> observations) {
    Map<String, List<Observation>> units = new TreeMap<>();
    for (Observation o : observations)
      units.computeIfAbsent(o.caseId() + '\n' + o.unit(), u -> new ArrayList<>()).add(o);
    Map<String, SortedMap<String, double[]>> sums = new HashMap<>();
    for (List<Observation> unit : units.values()) {
      if (unit.size() < 2) continue;
      double total = unit.stream().mapToInt(Observation::value).sum();
      for (Observation o : unit) {
        double[] sum =
            sums.computeIfAbsent(o.rater(), r -> new TreeMap<>())
                .computeIfAbsent(o.caseId(), c -> new double[2]);
        sum[0] += o.value() - (total - o.value()) / (unit.size() - 1);
        sum[1] += 1;
      }
    }
    return sums;
  }

  private static double ratio(List<double[]> cases) {
    return cases.stream().mapToDouble(sums -> sums[0]).sum()
        / cases.stream().mapToDouble(sums -> sums[1]).sum();
  }

  private static List<Double> drawn(List<double[]> cases, int resamples, long seed) {
    List<Double> drawn = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < resamples && cases.size() > 1; i++) {
      List<double[]> picked = new ArrayList<>();
      for (int k = 0; k < cases.size(); k++) picked.add(cases.get(random.nextInt(cases.size())));
      drawn.add(ratio(picked));
    }
    return drawn;
  }

  /**
   * By rater, the effects in the resamples in which the rater can be compared with the same others
   * as in the whole; in any other the effect would mean something else.
   */
  private static Map<String, List<Double>> effects(TwoWay.Layout layout, int resamples, long seed) {
    List<TwoWay.Equations> cases = List.copyOf(layout.byCase().values());
    int raters = layout.raters().size();
    int[] whole = layout.all().groups();
    Map<String, List<Double>> drawn = new HashMap<>();
    layout.raters().forEach(rater -> drawn.put(rater, new ArrayList<>()));
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < resamples && cases.size() > 1; i++) {
      var sum = new TwoWay.Equations(raters);
      for (int k = 0; k < cases.size(); k++) sum.add(cases.get(random.nextInt(cases.size())));
      int[] groups = sum.groups();
      double[] solved = sum.solve(groups);
      for (int rater = 0; rater < raters; rater++)
        if (members(groups, groups[rater]).equals(members(whole, whole[rater])))
          drawn.get(layout.raters().get(rater)).add(solved[rater]);
    }
    return drawn;
  }

  private static Set<Integer> members(int[] groups, int group) {
    Set<Integer> members = new HashSet<>();
    for (int i = 0; i < groups.length; i++) if (groups[i] == group) members.add(i);
    return members;
  }

  /** Alpha with and without the rater, over the same units both times. */
  private static Double[] alphas(Collection<Observation> observations, String rater) {
    Map<String, Map<String, Integer>> units = new TreeMap<>();
    for (Observation o : observations)
      units
          .computeIfAbsent(o.caseId() + '\n' + o.unit(), u -> new TreeMap<>())
          .put(o.rater(), o.value());
    units.values().removeIf(unit -> !unit.containsKey(rater) || unit.size() < 3);
    Set<String> raters = new TreeSet<>();
    units.values().forEach(unit -> raters.addAll(unit.keySet()));
    Double with = alpha(raters, units);
    raters.remove(rater);
    return new Double[] {with, alpha(raters, units)};
  }

  private static Double alpha(Set<String> raters, Map<String, Map<String, Integer>> units) {
    Integer[][] table =
        raters.stream()
            .map(
                rater ->
                    units.values().stream().map(unit -> unit.get(rater)).toArray(Integer[]::new))
            .toArray(Integer[][]::new);
    OptionalDouble alpha = Agreement.alpha(table, Agreement.Metric.ORDINAL);
    return alpha.isPresent() ? alpha.getAsDouble() : null;
  }
}
