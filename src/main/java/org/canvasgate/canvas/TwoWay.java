package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The additive model rating = unit + rater + chance, fitted by least squares, for tables with
 * holes. Units take up that one service is better than another, so that a rater's effect says how
 * much higher (or lower, below 0) they rate than the others on the whole. Units with a single
 * rating say nothing about raters and are left out.
 *
 * <p>Raters can be compared only where a chain of shared units joins them; the effects of each such
 * group sum to zero. For a table without holes the mean squares are those of the analysis of
 * variance. Source: the two-way model of Shrout and Fleiss (1979), "Intraclass correlations: uses
 * in assessing rater reliability", whose example is a test; with holes, the reduced normal
 * equations of an unbalanced two-way layout (Searle 1971, "Linear Models").
 *
 * @param effects by rater, in the unit of the ratings; sums to zero within each group
 * @param groups by rater, the number of the group that they can be compared in, from 0
 * @param unitMeanSquare between units, raters being ignored; null without degrees of freedom
 * @param raterMeanSquare between raters, units being taken off; null without degrees of freedom
 * @param residualMeanSquare what neither explains; null without degrees of freedom
 */
public record TwoWay(
    SortedMap<String, Double> effects,
    SortedMap<String, Integer> groups,
    Double unitMeanSquare,
    Double raterMeanSquare,
    Double residualMeanSquare) {

  /**
   * Fits the model.
   *
   * @throws IllegalArgumentException where a rater rates a unit twice
   */
  public static TwoWay of(Collection<Observation> observations) {
    Layout layout = Layout.of(observations);
    Equations all = layout.all();
    int[] groups = all.groups();
    double[] fitted = all.solve(groups);
    SortedMap<String, Double> effects = new TreeMap<>();
    SortedMap<String, Integer> groupOf = new TreeMap<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < fitted.length; i++) {
      effects.put(layout.raters().get(i), fitted[i]);
      groupOf.put(layout.raters().get(i), numbers.computeIfAbsent(groups[i], g -> numbers.size()));
    }
    double byRaters = 0;
    for (int i = 0; i < fitted.length; i++) byRaters += fitted[i] * all.right[i];
    int raterFreedom = fitted.length - numbers.size();
    int unitFreedom = layout.units() - 1;
    int residualFreedom = layout.size() - layout.units() - raterFreedom;
    return new TwoWay(
        effects,
        groupOf,
        mean(layout.betweenUnits(), unitFreedom),
        mean(byRaters, raterFreedom),
        mean(layout.withinUnits() - byRaters, residualFreedom));
  }

  private static Double mean(double squares, int freedom) {
    return freedom > 0 ? squares / freedom : null;
  }

  /** The observations by case and unit, without the units that only one rater rated. */
  record Layout(
      List<String> raters, SortedMap<String, Equations> byCase, List<int[]> who, List<int[]> what) {

    static Layout of(Collection<Observation> observations) {
      SortedMap<String, SortedMap<String, SortedMap<String, Integer>>> table = new TreeMap<>();
      for (Observation o : observations) {
        Integer before =
            table
                .computeIfAbsent(o.caseId(), c -> new TreeMap<>())
                .computeIfAbsent(o.unit(), u -> new TreeMap<>())
                .put(o.rater(), o.value());
        if (before != null)
          throw new IllegalArgumentException("%s rates %s twice.".formatted(o.rater(), o.unit()));
      }
      table.values().forEach(units -> units.values().removeIf(ratings -> ratings.size() < 2));
      table.values().removeIf(Map::isEmpty);
      List<String> raters =
          table.values().stream()
              .flatMap(units -> units.values().stream())
              .flatMap(ratings -> ratings.keySet().stream())
              .distinct()
              .sorted()
              .toList();
      SortedMap<String, Equations> byCase = new TreeMap<>();
      List<int[]> who = new ArrayList<>();
      List<int[]> what = new ArrayList<>();
      table.forEach(
          (caseId, units) -> {
            var equations = new Equations(raters.size());
            for (SortedMap<String, Integer> ratings : units.values()) {
              int[] in = ratings.keySet().stream().mapToInt(raters::indexOf).toArray();
              int[] values = ratings.values().stream().mapToInt(Integer::intValue).toArray();
              equations.add(in, values);
              who.add(in);
              what.add(values);
            }
            byCase.put(caseId, equations);
          });
      return new Layout(raters, byCase, who, what);
    }

    Equations all() {
      var sum = new Equations(raters.size());
      byCase.values().forEach(sum::add);
      return sum;
    }

    int units() {
      return what.size();
    }

    int size() {
      return what.stream().mapToInt(values -> values.length).sum();
    }

    double betweenUnits() {
      double grand = what.stream().flatMapToInt(Arrays::stream).average().orElse(0);
      return what.stream()
          .mapToDouble(values -> values.length * Math.pow(average(values) - grand, 2))
          .sum();
    }

    double withinUnits() {
      double sum = 0;
      for (int[] values : what)
        for (int value : values) sum += Math.pow(value - average(values), 2);
      return sum;
    }

    private static double average(int[] values) {
      return Arrays.stream(values).average().orElseThrow();
    }
  }

  /**
   * The normal equations of the raters once the units are taken off: on the left how often two
   * raters meet, on the right how far each rater stands from the means of the units.
   */
  static final class Equations {
    final double[][] left;
    final double[] right;

    Equations(int raters) {
      left = new double[raters][raters];
      right = new double[raters];
    }

    void add(int[] raters, int[] values) {
      double mean = Arrays.stream(values).average().orElseThrow();
      for (int i = 0; i < raters.length; i++) {
        right[raters[i]] += values[i] - mean;
        left[raters[i]][raters[i]] += 1;
        for (int other : raters) left[raters[i]][other] -= 1.0 / raters.length;
      }
    }

    void add(Equations other) {
      for (int i = 0; i < right.length; i++) {
        right[i] += other.right[i];
        for (int j = 0; j < right.length; j++) left[i][j] += other.left[i][j];
      }
    }

    /** For each rater the first of those whom a chain of shared units joins them with. */
    int[] groups() {
      int[] group = new int[right.length];
      Arrays.fill(group, -1);
      for (int i = 0; i < group.length; i++) if (group[i] < 0) join(i, i, group);
      return group;
    }

    private void join(int rater, int first, int[] group) {
      group[rater] = first;
      for (int other = 0; other < group.length; other++)
        if (group[other] < 0 && left[rater][other] < 0) join(other, first, group);
    }

    /**
     * The effects, which sum to zero in each group: one more equation a group makes the solution
     * unique. A rater without a shared unit has 0.
     */
    double[] solve(int[] groups) {
      int n = right.length;
      double[][] a = new double[n][n + 1];
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) a[i][j] = left[i][j] + (groups[i] == groups[j] ? 1 : 0);
        a[i][n] = right[i];
      }
      return gauss(a);
    }

    private static double[] gauss(double[][] a) {
      int n = a.length;
      for (int column = 0; column < n; column++) {
        int pivot = column;
        for (int row = column + 1; row < n; row++)
          if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) pivot = row;
        double[] swapped = a[column];
        a[column] = a[pivot];
        a[pivot] = swapped;
        for (int row = 0; row < n; row++) {
          if (row == column) continue;
          double factor = a[row][column] / a[column][column];
          for (int k = column; k <= n; k++) a[row][k] -= factor * a[column][k];
        }
      }
      double[] solution = new double[n];
      for (int i = 0; i < n; i++) solution[i] = a[i][n] / a[i][i];
      return solution;
    }
  }
}
