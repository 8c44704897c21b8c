package org.canvasgate.consultation;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.canvasgate.canvas.Block;

/** What the consultation proves about the canvas: points, 0 to 100, on three of its blocks. */
public final class ConsultationEvidence {
  private ConsultationEvidence() {}

  /**
   * The evidence of a consultation. A block on which nothing is known is absent.
   *
   * <ul>
   *   <li>key partners: share of the consulted bodies that accepted at least one role;
   *   <li>key activities: share of the nine activities with exactly one accepted accountable body;
   *   <li>key resources: mean of payer coverage (share of the nine activities with exactly one
   *       accepted payer) and people (pledged over needed, at most 1), or payer coverage alone
   *       where people are unknown.
   * </ul>
   *
   * Where no body was asked anything, only the people can be known.
   *
   * @param pledgedPeopleFte dedicated people that bodies pledged, full-time equivalents of at least
   *     0; null unknown
   * @param neededFte dedicated people that the service needs, likewise; 0 needs nobody and is
   *     always covered
   * @throws IllegalArgumentException where a number of people is negative
   */
  public static Map<Block, Double> of(
      ResponsibilityClarity clarity, Double pledgedPeopleFte, Double neededFte) {
    refuseNegative("pledged", pledgedPeopleFte);
    refuseNegative("needed", neededFte);
    Map<Block, Double> points = new EnumMap<>(Block.class);
    Double people = people(pledgedPeopleFte, neededFte);
    if (clarity.bodiesConsulted() > 0) {
      double activities = Activity.values().length;
      double paid = 100 * clarity.payerClear() / activities;
      points.put(Block.KEY_PARTNERS, 100.0 * clarity.bodiesAccepted() / clarity.bodiesConsulted());
      points.put(Block.KEY_ACTIVITIES, 100 * clarity.accountableClear() / activities);
      points.put(Block.KEY_RESOURCES, people == null ? paid : (paid + people) / 2);
    } else if (people != null) {
      points.put(Block.KEY_RESOURCES, people);
    }
    return Collections.unmodifiableMap(points);
  }

  private static Double people(Double pledged, Double needed) {
    if (pledged == null || needed == null) {
      return null;
    }
    return needed == 0 ? 100 : 100 * Math.min(1, pledged / needed);
  }

  private static void refuseNegative(String what, Double fte) {
    if (fte != null && !(fte >= 0 && fte < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "The people %s are %s, but they are at least 0.".formatted(what, fte));
    }
  }
}
