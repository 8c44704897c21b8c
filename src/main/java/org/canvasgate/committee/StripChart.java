package org.canvasgate.committee;

import java.util.ArrayList;
import java.util.List;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.Spread;

/**
 * The ratings of one block as dots on a scale of 1 to 5, one dot a rating, stacked where they are
 * alike. Pure geometry, in pixels, y downwards; the template only draws it.
 *
 * @param height of the drawing, which grows with the highest stack
 * @param base y of the scale
 * @param dots one a rating; nobody's name is in it
 * @param median x of the median; null where nobody rated
 */
record StripChart(double height, double base, List<Dot> dots, Double median) {
  static final double WIDTH = 230;
  private static final double LEFT = 25;
  private static final double STEP = 45;
  private static final double RADIUS = 5;
  private static final double BELOW = 18;

  /** A dot; {@code own} is the reader's own rating. */
  record Dot(double x, double y, boolean own) {}

  /**
   * @param own the reader's own rating, 1 to 5; null where there is none to mark
   */
  static StripChart of(Spread spread, Integer own) {
    int highest = Math.max(1, spread.counts().stream().mapToInt(Integer::intValue).max().orElse(1));
    double base = 6 + highest * 2 * RADIUS;
    List<Dot> dots = new ArrayList<>();
    for (int value = Rating.LOWEST; value <= Rating.HIGHEST; value++)
      for (int i = 0; i < spread.counts().get(value - Rating.LOWEST); i++)
        dots.add(
            new Dot(
                x(value),
                base - RADIUS - 1 - i * 2 * RADIUS,
                i == 0 && own != null && own == value));
    return new StripChart(
        base + BELOW, base, dots, spread.median() == null ? null : x(spread.median()));
  }

  /** Where a rating stands on the scale. */
  static double x(double rating) {
    return LEFT + (rating - Rating.LOWEST) * STEP;
  }

  public double width() {
    return WIDTH;
  }

  public double radius() {
    return RADIUS - 0.5;
  }

  /** The five marks of the scale. */
  public List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    for (int value = Rating.LOWEST; value <= Rating.HIGHEST; value++) marks.add(x(value));
    return marks;
  }
}
