package org.canvasgate.tracking.retrospect;

import org.canvasgate.canvas.Keys;

/**
 * What the rules of the gates say of a service before it is built. None was made for the
 * retrospect: each is a finding, a question or a recommendation that a case meets on its way.
 */
public enum Signal {
  /** A central grant still pays in the last year planned (a question on the maintenance plan). */
  GRANT_AT_THE_END(true),
  /** The yearly cost is an unusual share of the construction cost (likewise). */
  COST_UNUSUAL(true),
  /** A year is known to cost more than it brings (likewise). */
  FUNDING_GAP(true),
  /** A block that is critical for its kind says nothing (the check at intake). */
  INCOMPLETE(false),
  /** No yearly operating cost is stated (a question on the maintenance plan). */
  OPERATING_COST_UNKNOWN(false),
  /** Even the best ratings that the rubric allows give less than the pass mark. */
  SCORE_BELOW_PASS(false),
  /** Even they do not pass, be it for a critical block. */
  CANNOT_PASS(false),
  /** The maintenance plan's recommendation is to return it. */
  PLAN_RETURNED(false);

  private final boolean ofWhatIsStated;

  Signal(boolean ofWhatIsStated) {
    this.ofWhatIsStated = ofWhatIsStated;
  }

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * Whether it speaks of something that the record states. The others speak of what is missing, and
   * what is missing in a record of press reports need not have been missing in the plan.
   */
  public boolean ofWhatIsStated() {
    return ofWhatIsStated;
  }
}
