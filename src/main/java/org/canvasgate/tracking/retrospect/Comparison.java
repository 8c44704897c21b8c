package org.canvasgate.tracking.retrospect;

/**
 * How often a sign warned of services that went badly, and of those that went on. Services of which
 * the sign can tell nothing are in neither count.
 *
 * @param bad warned of those that ended or did not work as planned
 * @param good warned of those that went on: false alarms
 */
public record Comparison(Share bad, Share good) {
  /** Where a difference is customarily called more than chance. */
  static final double CUSTOMARY = 0.05;

  private static final double ROUNDING = 1e-9;

  /** What can be said of a comparison. */
  public enum Word {
    /** One of the two groups has nobody in it of whom the sign can tell anything. */
    NOTHING_TO_COMPARE,
    /** It warned of all alike, or of none. */
    NO_DIFFERENCE,
    /** With so few, not even the clearest result would be more than chance. */
    TOO_FEW,
    /** It could have been more than chance and is not. */
    CHANCE,
    /** It is rarer than the customary one in twenty. */
    DIFFERENT;

    public String key() {
      return org.canvasgate.canvas.Keys.of(this);
    }
  }

  /**
   * Fisher's exact test, two-sided: the chance, where the sign knew nothing, of a table with these
   * sums that is as unlikely as this one or more so. 0 to 1; 1 where there is nothing to compare.
   */
  public double p() {
    return twoSided(bad.hits());
  }

  /** The smallest p that any table with the same sums could have. */
  public double leastP() {
    double least = 1;
    for (int hits = fewest(); hits <= most(); hits++) least = Math.min(least, twoSided(hits));
    return least;
  }

  public Word word() {
    if (bad.of() == 0 || good.of() == 0) return Word.NOTHING_TO_COMPARE;
    if (warned() == 0 || warned() == bad.of() + good.of()) return Word.NO_DIFFERENCE;
    if (leastP() >= CUSTOMARY) return Word.TOO_FEW;
    return p() < CUSTOMARY ? Word.DIFFERENT : Word.CHANCE;
  }

  private int warned() {
    return bad.hits() + good.hits();
  }

  private int fewest() {
    return Math.max(0, warned() - good.of());
  }

  private int most() {
    return Math.min(bad.of(), warned());
  }

  private double twoSided(int hits) {
    double here = chance(hits);
    double sum = 0;
    for (int k = fewest(); k <= most(); k++)
      if (chance(k) <= here * (1 + ROUNDING)) sum += chance(k);
    return Math.min(1, sum);
  }

  /** The hypergeometric chance of so many hits among the bad. */
  private double chance(int hits) {
    return Choose.of(bad.of(), hits)
        * Choose.of(good.of(), warned() - hits)
        / Choose.of(bad.of() + good.of(), warned());
  }
}
