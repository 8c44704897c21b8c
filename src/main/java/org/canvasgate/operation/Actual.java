package org.canvasgate.operation;

/**
 * What the operator reports for a promise.
 *
 * @param promiseId the promise's id; never blank
 * @param value in the promise's unit, at least 0; null where it was not measured
 */
public record Actual(String promiseId, Double value) {
  public Actual {
    if (promiseId == null || promiseId.isBlank()) {
      throw new IllegalArgumentException("A reported figure must name its promise.");
    }
    if (value != null && !(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The figure reported for %s is %s, but it is at least 0.".formatted(promiseId, value));
    }
  }
}
