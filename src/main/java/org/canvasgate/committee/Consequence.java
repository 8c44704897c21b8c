package org.canvasgate.committee;

/**
 * What follows when a verdict has been recorded, in the same transaction: each bean of this kind is
 * asked once the record stands. The step can run twice, so a second call must change nothing.
 */
public interface Consequence {

  /** Carries out what follows from the verdict given on this round. */
  void of(Verdict verdict);
}
