package org.canvasgate.diagram.release;

/**
 * Which of the cases that begin one after the other take the tried release. They are spread evenly,
 * so that the share is kept among few cases too; where the row begins is drawn by chance, so that
 * nobody can tell the next one.
 */
final class Draw {
  /** The golden ratio's steps leave the widest gaps closed first. */
  private static final double STEP = (Math.sqrt(5) - 1) / 2;

  private Draw() {}

  /**
   * @param offset from 0 to 1
   * @param number counts the cases from 1
   * @param percent of 100 cases
   */
  static boolean takes(double offset, int number, int percent) {
    double place = offset + number * STEP;
    return (place - Math.floor(place)) * 100 < percent;
  }
}
