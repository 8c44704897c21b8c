package org.canvasgate.tracking.board;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A case as the board keeps it, whoever reads it.
 *
 * @param steps what it waits for, in the order in which it was reached
 * @param score null where no verdict rests on one
 * @param keys who may see it, see {@link org.canvasgate.tracking.Access#keys}
 * @param words its names, city and id as they are typed
 */
record Line(
    String id,
    String nameEn,
    String nameKo,
    String city,
    String kind,
    String field,
    boolean sample,
    String status,
    String stage,
    boolean failed,
    List<Step> steps,
    Score score,
    Instant changedAt,
    Set<String> keys,
    Set<String> words) {
  static final String ENDED = "ended";

  /** The canvas score of a round on which a verdict was given. */
  record Score(double points, String band, String gate, int cycle, int round) {}

  Instant due() {
    return Step.due(steps);
  }
}
