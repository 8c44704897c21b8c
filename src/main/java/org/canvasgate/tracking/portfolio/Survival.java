package org.canvasgate.tracking.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How long something lasts, where some cases are not over yet: the product-limit estimate of Kaplan
 * and Meier (Journal of the American Statistical Association 53, 1958, 457-481). Leaving out those
 * that still wait would make every phase look quicker than it is, since the slow ones are the ones
 * still waiting.
 *
 * @param decided how many came to an end that was seen
 * @param open how many still wait or ceased to be watched
 * @param steps the estimate: after each day on which one ended, the share that lasts longer
 */
public record Survival(int decided, int open, List<Step> steps) {
  private static final double ROUNDING = 1e-9;

  /**
   * One step of the estimate.
   *
   * @param day after so many working days
   * @param longer the share of cases that last longer than that, 0 to 1
   */
  public record Step(int day, double longer) {}

  public Survival {
    steps = List.copyOf(steps);
  }

  /** The estimate from the times of one phase. Somebody who leaves on a day is at risk on it. */
  public static Survival of(Collection<Spell> spells) {
    TreeMap<Integer, int[]> byDay = new TreeMap<>();
    for (Spell spell : spells)
      byDay.computeIfAbsent(spell.days(), day -> new int[2])[spell.end().decided() ? 0 : 1]++;
    int atRisk = spells.size();
    int decided = 0;
    double longer = 1;
    List<Step> steps = new ArrayList<>();
    for (var day : byDay.entrySet()) {
      int ended = day.getValue()[0];
      if (ended > 0) {
        longer *= 1 - (double) ended / atRisk;
        steps.add(new Step(day.getKey(), longer));
      }
      decided += ended;
      atRisk -= ended + day.getValue()[1];
    }
    return new Survival(decided, spells.size() - decided, steps);
  }

  /**
   * The day by which a share of the cases is through.
   *
   * @param share above 0 and below 1; one half gives the median
   * @return working days; null where so few have come through that nobody knows yet
   */
  public Integer quantile(double share) {
    return steps.stream()
        .filter(step -> step.longer() <= 1 - share + ROUNDING)
        .map(Step::day)
        .findFirst()
        .orElse(null);
  }

  /** The day by which half of the cases are through; null where it is not known yet. */
  public Integer median() {
    return quantile(0.5);
  }

  /**
   * The share of cases that take longer than that.
   *
   * @param days a target in working days
   * @return 0 to 1; null where no case has come to its end
   */
  public Double longerThan(int days) {
    if (steps.isEmpty()) return null;
    double longer = 1;
    for (Step step : steps) if (step.day() <= days) longer = step.longer();
    return longer;
  }
}
