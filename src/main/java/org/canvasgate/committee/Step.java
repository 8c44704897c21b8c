package org.canvasgate.committee;

import java.util.Arrays;

/** What people are asked in a window. */
public enum Step {
  SCORE("score", Gate.REVIEW, true),
  RATE("rate", Gate.OPERATION, true),
  CONSULT("consult", Gate.CONSULTATION, false),
  VOTE_RESPONSIBILITY("vote-responsibility", Gate.CONSULTATION, true),
  VOTE_PLAN("vote-plan", Gate.MAINTENANCE, true),
  ACTUALS("actuals", Gate.OPERATION, false),
  IMPROVEMENT("improvement", Gate.OPERATION, false);

  private final String key;
  private final Gate gate;
  private final boolean panel;

  Step(String key, Gate gate, boolean panel) {
    this.key = key;
    this.gate = gate;
    this.panel = panel;
  }

  /** The word used in diagrams and decision tables. */
  public String key() {
    return key;
  }

  /** The gate whose round the answers belong to. */
  public Gate gate() {
    return gate;
  }

  /** Whether the panel is asked to rate, and not to vote. */
  boolean rates() {
    return this == SCORE || this == RATE;
  }

  /** Whether the panel is asked, so that a substitute takes a seat. */
  public boolean asksPanel() {
    return panel;
  }

  public static Step of(String key) {
    return Arrays.stream(values())
        .filter(step -> step.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no window is called " + key));
  }
}
