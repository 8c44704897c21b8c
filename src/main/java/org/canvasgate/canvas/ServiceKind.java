package org.canvasgate.canvas;

/**
 * Whom a service is run for; each kind has weights of its own, as the brief asks at the planning
 * stage.
 */
public enum ServiceKind {
  PUBLIC,
  PRIVATE,
  MIXED;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The kind with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static ServiceKind of(String key) {
    return Keys.find(ServiceKind.class, key);
  }
}
