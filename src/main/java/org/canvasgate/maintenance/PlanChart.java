package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A plan's cost against its funding as a drawing: for each year a bar of cost, and beside it the
 * funding stacked by source. Pure geometry, in pixels, y downwards; the template only draws it.
 *
 * @param width of the drawing
 * @param height of the drawing
 * @param base y of the zero line
 * @param lines the horizontal lines of the scale
 * @param years from left to right
 */
record PlanChart(double width, double height, double base, List<Line> lines, List<Year> years) {
  private static final double WIDTH = 680;
  private static final double HEIGHT = 230;
  private static final double LEFT = 62;
  private static final double TOP = 18;
  private static final double BASE = 196;
  private static final int LINES = 4;
  private static final double[] STEPS = {1, 2, 2.5, 5, 10};

  /** A line of the scale at a value. */
  record Line(double y, double value) {}

  /**
   * One year.
   *
   * @param middle x of its middle
   * @param cost the bar of cost; null where it is not known
   * @param costX where the bar of cost stands, known or not
   * @param barWidth of each of the two bars
   * @param fundingX where the stack stands
   * @param stack the known amounts, from below
   * @param fundingUnknown whether an amount is missing, or all of them
   * @param stackTop y of the stack's top
   */
  record Year(
      int year,
      double middle,
      Bar cost,
      double costX,
      double barWidth,
      double fundingX,
      List<Segment> stack,
      boolean fundingUnknown,
      double stackTop) {}

  /** A bar from y downwards. */
  record Bar(double y, double height) {}

  /** A source's part of the stack. */
  record Segment(FundingSource source, double y, double height, boolean secured) {}

  static PlanChart of(Plan plan) {
    double step = step(largest(plan) / LINES);
    double scale = (BASE - TOP) / (step * LINES);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i <= LINES; i++) lines.add(new Line(BASE - i * step * scale, i * step));
    double slot = (WIDTH - LEFT) / plan.years();
    List<Year> years = new ArrayList<>();
    for (int i = 0; i < plan.years(); i++)
      years.add(year(plan, plan.firstYear() + i, LEFT + slot * (i + 0.5), slot, scale));
    return new PlanChart(WIDTH, HEIGHT, BASE, lines, years);
  }

  private static Year year(Plan plan, int year, double middle, double slot, double scale) {
    double barWidth = Math.min(38, slot * 0.34);
    Double cost = plan.operatingCost(year);
    List<Funding> funding = plan.funding(year);
    List<Segment> stack = new ArrayList<>();
    double top = BASE;
    for (Funding each : funding) {
      if (each.amount() == null || each.amount() == 0) continue;
      double height = each.amount() * scale;
      top -= height;
      stack.add(new Segment(each.source(), top, height, each.secured()));
    }
    boolean unknown = funding.isEmpty() || funding.stream().anyMatch(f -> f.amount() == null);
    return new Year(
        year,
        middle,
        cost == null ? null : new Bar(BASE - cost * scale, cost * scale),
        middle - barWidth - 2,
        barWidth,
        middle + 2,
        stack,
        unknown,
        top);
  }

  /** The largest bar; 1 where nothing is known, so that there is a scale at all. */
  private static double largest(Plan plan) {
    Stream<Double> costs = plan.operatingCostByYear().stream().filter(Objects::nonNull);
    Stream<Double> sums =
        plan.funding().stream()
            .map(Funding::year)
            .distinct()
            .map(
                year ->
                    plan.funding(year).stream()
                        .map(Funding::amount)
                        .filter(Objects::nonNull)
                        .mapToDouble(a -> a)
                        .sum());
    double largest = Stream.concat(costs, sums).mapToDouble(a -> a).max().orElse(0);
    return largest > 0 ? largest : 1;
  }

  /** The next round number at or above: 1, 2, 2.5, 5 or 10 times a power of ten. */
  private static double step(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
    for (double step : STEPS) if (step * power >= atLeast * (1 - 1e-9)) return step * power;
    throw new IllegalStateException("no step for " + atLeast);
  }
}
