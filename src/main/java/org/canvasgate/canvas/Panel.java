package org.canvasgate.canvas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The evaluators and their ratings as cells of a {@link Tally}. Evaluators are sorted by what they
 * rated, so that a seed gives the same resamples in whatever order the ratings come and under
 * whatever names: a record that shows pseudonyms must give the same figures.
 */
final class Panel {
  private final List<String> evaluators;
  private final int[][] cells;

  private Panel(List<String> evaluators, int[][] cells) {
    this.evaluators = evaluators;
    this.cells = cells;
  }

  /** Refuses an evaluator who rates one block twice. */
  static Panel of(Collection<Rating> ratings) {
    if (ratings == null) {
      throw new IllegalArgumentException("Ratings must be given, were it an empty list.");
    }
    refuseDoubles(ratings);
    Map<String, int[]> byEvaluator = new TreeMap<>();
    for (Rating rating : ratings) {
      int[] before = byEvaluator.computeIfAbsent(rating.evaluator(), name -> new int[0]);
      if (rating.applicable()) {
        int[] more = Arrays.copyOf(before, before.length + 1);
        more[before.length] = Tally.cell(rating.block(), rating.value());
        byEvaluator.put(rating.evaluator(), more);
      }
    }
    List<Map.Entry<String, int[]>> rows = new ArrayList<>(byEvaluator.entrySet());
    rows.forEach(row -> Arrays.sort(row.getValue()));
    rows.sort(Map.Entry.comparingByValue(Arrays::compare));
    return new Panel(
        rows.stream().map(Map.Entry::getKey).toList(),
        rows.stream().map(Map.Entry::getValue).toArray(int[][]::new));
  }

  List<String> evaluators() {
    return evaluators;
  }

  Tally tally() {
    Tally tally = new Tally();
    for (int[] evaluator : cells) {
      tally.add(evaluator);
    }
    return tally;
  }

  Tally tallyWithout(int left) {
    Tally tally = new Tally();
    for (int i = 0; i < cells.length; i++) {
      if (i != left) {
        tally.add(cells[i]);
      }
    }
    return tally;
  }

  /** Fills the tally with as many evaluators as the panel has, drawn with replacement. */
  void draw(SplittableRandom random, Tally tally) {
    tally.clear();
    for (int i = 0; i < cells.length; i++) {
      tally.add(cells[random.nextInt(cells.length)]);
    }
  }

  private static void refuseDoubles(Collection<Rating> ratings) {
    Map<String, Set<Block>> seen = new TreeMap<>();
    for (Rating rating : ratings) {
      Set<Block> blocks =
          seen.computeIfAbsent(rating.evaluator(), name -> EnumSet.noneOf(Block.class));
      if (!blocks.add(rating.block())) {
        throw new IllegalArgumentException(
            "%s rates %s twice.".formatted(rating.evaluator(), rating.block().key()));
      }
    }
  }
}
