package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How a panel's ratings of one block lie on the scale: what a lone mean hides.
 *
 * @param block the block
 * @param counts how many gave 1, 2, 3, 4, 5
 * @param notApplicable how many said that the block cannot be rated
 * @param median the middle rating, 1 to 5, halfway between the two middle ones of an even number;
 *     null where nobody rated
 * @param division the mean difference between two different raters, 0 (all alike) to 4 (two raters
 *     at the two ends); null where fewer than two rated. Gini's mean difference
 */
public record Spread(
    Block block, List<Integer> counts, int notApplicable, Double median, Double division) {

  public Spread {
    counts = List.copyOf(counts);
  }

  /** All eleven blocks, the most divided first; equally divided ones in canvas order. */
  public static List<Spread> of(Collection<Rating> ratings) {
    return Arrays.stream(Block.values())
        .map(block -> of(block, ratings))
        .sorted(
            Comparator.comparing(Spread::division, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  /** Whether two raters differ. */
  public boolean divided() {
    return division != null && division > 0;
  }

  /** One block among the ratings. */
  public static Spread of(Block block, Collection<Rating> ratings) {
    List<Integer> counts = new ArrayList<>();
    List<Rating> here = ratings.stream().filter(rating -> rating.block() == block).toList();
    int[] values =
        here.stream().filter(Rating::applicable).mapToInt(Rating::value).sorted().toArray();
    for (int value = Rating.LOWEST; value <= Rating.HIGHEST; value++) {
      int wanted = value;
      counts.add((int) Arrays.stream(values).filter(each -> each == wanted).count());
    }
    return new Spread(block, counts, here.size() - values.length, median(values), division(values));
  }

  private static Double median(int[] sorted) {
    int n = sorted.length;
    return n == 0 ? null : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
  }

  private static Double division(int[] values) {
    int n = values.length;
    if (n < 2) {
      return null;
    }
    int sum = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        sum += Math.abs(values[i] - values[j]);
      }
    }
    return 2.0 * sum / (n * (n - 1));
  }
}
