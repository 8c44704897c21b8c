package org.canvasgate.maintenance;

import org.canvasgate.canvas.Keys;

/** Who may operate a service. */
public enum EntityKind {
  /** The city itself. */
  CITY,
  /** An entrusted public corporation. */
  PUBLIC_CORPORATION,
  /** An entrusted private company. */
  PRIVATE_COMPANY,
  /** A joint company. */
  JOINT_COMPANY,
  /** A residents' organisation. */
  RESIDENTS_ORGANISATION;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static EntityKind of(String key) {
    return Keys.find(EntityKind.class, key);
  }
}
