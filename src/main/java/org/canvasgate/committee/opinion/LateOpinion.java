package org.canvasgate.committee.opinion;

/**
 * Told, in the same transaction, of an opinion that is given after the verdict: the record of the
 * decision is frozen by then, and the opinion is added to it.
 */
public interface LateOpinion {

  /** An opinion was given on a verdict that is on record. */
  void given(Opinion opinion);
}
