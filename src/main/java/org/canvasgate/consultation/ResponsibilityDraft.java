package org.canvasgate.consultation;

import java.util.List;
import java.util.Map;

/**
 * Who is to be asked for what, as the planner drafts it and the chair changes it.
 *
 * @param bodies slug of the body asked for a duty; a duty without a body is a gap
 * @param added bodies that were not on the list before
 * @param obstacles legal obstacles known so far
 * @param entity who is to operate and to manage
 */
record ResponsibilityDraft(
    Map<Duty, String> bodies,
    List<Body> added,
    List<LegalObstacle> obstacles,
    OperatingEntity entity) {
  ResponsibilityDraft {
    bodies = Map.copyOf(bodies);
    added = List.copyOf(added);
    obstacles = List.copyOf(obstacles);
  }
}
