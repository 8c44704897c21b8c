package org.canvasgate.consultation;

/**
 * A legal obstacle of a case.
 *
 * @param text what stands in the way
 * @param body slug of the body that must lift it; null where nobody is named yet
 * @param lifted whether that body says that it lifts it
 */
public record LegalObstacle(String text, String body, boolean lifted) {
  Obstacle obstacle() {
    return new Obstacle(text, body, lifted);
  }
}
