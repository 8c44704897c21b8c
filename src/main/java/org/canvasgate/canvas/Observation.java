package org.canvasgate.canvas;

/**
 * A rating as the statistics over many cases see it.
 *
 * @param caseId the case, within which ratings hang together
 * @param unit what was rated: the same for everybody who rated the same thing at the same time
 * @param rater who rated
 * @param value on whatever scale all observations share
 */
public record Observation(String caseId, String unit, String rater, int value) {
  public Observation {
    if (caseId == null || unit == null || rater == null)
      throw new IllegalArgumentException("An observation names its case, its unit and its rater.");
  }
}
