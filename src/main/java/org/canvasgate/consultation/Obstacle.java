package org.canvasgate.consultation;

/**
 * A law or a rule that stands in the way of operating the service.
 *
 * @param text what it is; never blank
 * @param liftingBody who must lift it; null where nobody is named yet
 * @param lifted whether it is out of the way
 */
public record Obstacle(String text, String liftingBody, boolean lifted) {
  public Obstacle {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("An obstacle must say what stands in the way.");
    }
    liftingBody = liftingBody == null || liftingBody.isBlank() ? null : liftingBody.strip();
  }
}
