package org.canvasgate.maintenance;

import org.canvasgate.canvas.Keys;

/**
 * What a reader of a maintenance plan should ask, because a figure is missing or out of the usual.
 * The keys are fixed names for the pages to translate; the limits behind them are {@link
 * SustainabilityRules}.
 */
public enum Question {
  /** No construction cost is stated, so that the operating cost cannot be held against it. */
  CONSTRUCTION_COST_UNKNOWN,
  /** A year has no operating cost. */
  OPERATING_COST_UNKNOWN,
  /** No funding is listed, or an amount is not known. */
  FUNDING_UNKNOWN,
  /** A year costs more than it brings. */
  FUNDING_GAP,
  /** In the last year that the plan covers a central grant still pays. */
  GRANT_AT_THE_END,
  /**
   * The yearly operating cost is a lower share of the construction cost than is usual (default 9
   * %).
   */
  COST_UNDER_9_PERCENT,
  /** It is a higher share than is usual (default 20 %). */
  COST_OVER_20_PERCENT,
  /** Nothing is known of dedicated people, tenure or handover. */
  STAFFING_UNKNOWN,
  /** It is known that no handover is arranged. */
  NO_HANDOVER,
  /** The plan names no service levels. */
  SERVICE_LEVELS_MISSING,
  /** The plan names no way out. */
  EXIT_PLAN_MISSING;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Question of(String key) {
    return Keys.find(Question.class, key);
  }
}
