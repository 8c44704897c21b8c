package org.canvasgate.committee;

import org.canvasgate.canvas.Keys;

/** A vote of a committee member on a maintenance plan. */
public enum VoteValue {
  APPROVE,
  /** Counts as an approval. */
  APPROVE_ON_CONDITION,
  /** Sends the plan back to its author. */
  RETURN,
  /** Takes part in the quorum and not in the decision. */
  ABSTAIN;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static VoteValue of(String key) {
    return Keys.find(VoteValue.class, key);
  }
}
