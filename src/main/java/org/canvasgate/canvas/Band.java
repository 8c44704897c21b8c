package org.canvasgate.canvas;

/**
 * What the marks alone say of a canvas. A recommendation comes from a decision table and a verdict
 * from people; the band is what robustness is measured against.
 */
public enum Band {
  /** At the pass mark or above, and no critical block below its mark. */
  PASS,
  /** Between the marks, or above them with a critical block below its mark. */
  REVISE,
  /** Below the reject mark. */
  REJECT;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The band with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Band of(String key) {
    return Keys.find(Band.class, key);
  }

  /**
   * The band of a score; null where nothing is scored. A critical block that is unknown is not
   * below its mark.
   */
  public static Band of(CanvasScore score, ScoreRules rules) {
    boolean below =
        score.blocks().values().stream()
            .anyMatch(
                b ->
                    rules.criticalBlocks().contains(b.block())
                        && b.score() != null
                        && b.score() < rules.criticalMark());
    return of(score.total() == null ? Double.NaN : score.total(), below, rules);
  }

  static Band of(double total, boolean criticalBelow, ScoreRules rules) {
    if (Double.isNaN(total)) {
      return null;
    }
    if (total < rules.rejectMark()) {
      return REJECT;
    }
    return total < rules.passMark() || criticalBelow ? REVISE : PASS;
  }
}
