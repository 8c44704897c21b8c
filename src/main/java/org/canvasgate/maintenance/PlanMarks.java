package org.canvasgate.maintenance;

/**
 * The marks that a plan is held against, in points from 0 to 100: table {@code plan-marks}.
 *
 * @param sound from here the sustainability is sound
 * @param weak below here it is weak; between the two it is middling
 * @param full from here every known year is funded
 * @param least below here a year has so little money that it counts as unfunded; between the two
 *     there is a gap
 */
public record PlanMarks(double sound, double weak, double full, double least) {
  public PlanMarks {
    if (weak > sound || least > full)
      throw new IllegalArgumentException(
          "A plan cannot be weak below %s and sound from %s, or unfunded below %s and funded from %s."
              .formatted(weak, sound, least, full));
  }

  /** The word for a sustainability score; null where it is unknown. */
  public String soundness(Double points) {
    if (points == null) return null;
    return points >= sound ? "sound" : points >= weak ? "middling" : "weak";
  }

  /** The word for a funding coverage; null where it is unknown. */
  public String funded(Double points) {
    if (points == null) return null;
    return points >= full ? "full" : points >= least ? "gap" : "unfunded";
  }
}
