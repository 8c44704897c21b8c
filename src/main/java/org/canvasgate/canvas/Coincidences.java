package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Krippendorff's coincidence matrices, one for each unit with at least two values (the pairable
 * ones), so that resampling units is adding matrices. After Krippendorff (2011), "Computing
 * Krippendorff's Alpha-Reliability".
 */
final class Coincidences {
  private final int[] values;
  private final List<double[]> units;
  private final int pairable;

  private Coincidences(int[] values, List<double[]> units, int pairable) {
    this.values = values;
    this.units = units;
    this.pairable = pairable;
  }

  /**
   * Reads rows of raters and columns of units; null is a missing value; rows must be equally long.
   */
  static Coincidences of(Integer[][] raterByUnit) {
    int width = raterByUnit.length == 0 ? 0 : raterByUnit[0].length;
    SortedSet<Integer> distinct = new TreeSet<>();
    for (Integer[] rater : raterByUnit) {
      if (rater.length != width) {
        throw new IllegalArgumentException(
            "Every rater must have a value or a null for each of the units.");
      }
      for (Integer value : rater) {
        if (value != null) {
          distinct.add(value);
        }
      }
    }
    int[] values = distinct.stream().mapToInt(Integer::intValue).toArray();
    List<double[]> units = new ArrayList<>();
    int pairable = 0;
    for (int unit = 0; unit < width; unit++) {
      int[] counts = new int[values.length];
      int raters = 0;
      for (Integer[] rater : raterByUnit) {
        if (rater[unit] != null) {
          counts[distinct.headSet(rater[unit]).size()]++;
          raters++;
        }
      }
      if (raters >= 2) {
        units.add(matrix(counts, raters));
        pairable += raters;
      }
    }
    return new Coincidences(values, units, pairable);
  }

  int units() {
    return units.size();
  }

  int pairable() {
    return pairable;
  }

  double alpha(Agreement.Metric metric) {
    int[] each = new int[units.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = i;
    }
    return alpha(each, metric);
  }

  /**
   * Alpha over the units picked, which may repeat; NaN where their values are all equal or none.
   */
  double alpha(int[] picked, Agreement.Metric metric) {
    int size = values.length;
    double[] sum = new double[size * size];
    for (int unit : picked) {
      double[] matrix = units.get(unit);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += matrix[i];
      }
    }
    double[] marginals = new double[size];
    double n = 0;
    for (int i = 0; i < sum.length; i++) {
      marginals[i / size] += sum[i];
      n += sum[i];
    }
    double observed = 0;
    double expected = 0;
    for (int c = 0; c < size; c++) {
      for (int k = c + 1; k < size; k++) {
        double distance = distance(metric, marginals, c, k);
        observed += sum[c * size + k] * distance;
        expected += marginals[c] * marginals[k] * distance;
      }
    }
    return expected > 0 ? 1 - (n - 1) * observed / expected : Double.NaN;
  }

  private static double[] matrix(int[] counts, int raters) {
    double[] matrix = new double[counts.length * counts.length];
    for (int c = 0; c < counts.length; c++) {
      for (int k = 0; k < counts.length; k++) {
        int pairs = counts[c] * (c == k ? counts[k] - 1 : counts[k]);
        matrix[c * counts.length + k] = (double) pairs / (raters - 1);
      }
    }
    return matrix;
  }

  /** The squared difference between two values under a metric. */
  private double distance(Agreement.Metric metric, double[] marginals, int c, int k) {
    switch (metric) {
      case NOMINAL:
        return 1;
      case INTERVAL:
        double apart = (double) values[k] - values[c];
        return apart * apart;
      case ORDINAL:
        double ranks = -(marginals[c] + marginals[k]) / 2;
        for (int g = c; g <= k; g++) {
          ranks += marginals[g];
        }
        return ranks * ranks;
      default:
        throw new IllegalArgumentException(
            "There is no distance for the metric %s.".formatted(metric));
    }
  }
}
