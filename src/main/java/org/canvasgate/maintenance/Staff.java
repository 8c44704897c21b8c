package org.canvasgate.maintenance;

/**
 * The people behind a service. The brief names job rotation as what loses a service its experts.
 *
 * @param dedicatedFte people who do nothing else, full-time equivalents of at least 0; null unknown
 * @param expectedTenureYears how long they are expected to stay, years of at least 0; null unknown
 * @param handover whether a handover is arranged for when they leave; null unknown
 */
public record Staff(Double dedicatedFte, Double expectedTenureYears, Boolean handover) {
  /** Nothing is known. */
  public static final Staff UNKNOWN = new Staff(null, null, null);

  public Staff {
    Amounts.refuseNegative("number of dedicated people", dedicatedFte);
    Amounts.refuseNegative("expected tenure", expectedTenureYears);
  }
}
