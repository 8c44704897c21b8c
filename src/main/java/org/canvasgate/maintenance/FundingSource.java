package org.canvasgate.maintenance;

import org.canvasgate.canvas.Keys;

/** Where the money of a year comes from. */
public enum FundingSource {
  /** A grant of the central government; often paid once. */
  CENTRAL,
  /** The local government's budget. */
  LOCAL,
  /** A private partner. */
  PRIVATE,
  /** What users pay. */
  FEES,
  /** Income from added value, such as charges for information or for use as a test bed. */
  INDIRECT,
  /** Anything else. */
  OTHER;

  /** The kebab-case key. */
  public String key() {
    return Keys.of(this);
  }

  /**
   * The constant with that key.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static FundingSource of(String key) {
    return Keys.find(FundingSource.class, key);
  }
}
