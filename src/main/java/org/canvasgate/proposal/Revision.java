package org.canvasgate.proposal;

import java.time.Instant;

/**
 * That a proposal's content was changed, when and why.
 *
 * @param revision counts from 1
 * @param step how it came about
 * @param submittedBy user id
 * @param changeNote what was changed; null for the first revision
 */
public record Revision(int revision, Step step, String submittedBy, Instant at, String changeNote) {

  /** The occasions on which a planner states a proposal's content. */
  public enum Step {
    PROPOSE,
    COMPLETE,
    REVISE;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
