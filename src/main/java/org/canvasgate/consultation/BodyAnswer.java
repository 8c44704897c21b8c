package org.canvasgate.consultation;

import java.util.List;

/**
 * What one body answers in one round.
 *
 * @param body the body's slug
 * @param answered the duties that it was asked for, each with a stance
 * @param offered duties that it would take without having been asked
 * @param pledgedFte dedicated people that it pledges, full-time equivalents; null where it cannot
 *     say
 * @param lifted places, from 0, of the obstacles on the round's list that it lifts
 */
record BodyAnswer(
    String body,
    List<Responsibility> answered,
    List<Responsibility> offered,
    Double pledgedFte,
    List<Integer> lifted) {
  BodyAnswer {
    answered = List.copyOf(answered);
    offered = List.copyOf(offered);
    lifted = List.copyOf(lifted);
  }
}
