package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Herfindahl;

/**
 * How clear it is who answers for a service and who pays, after the bodies have been consulted.
 *
 * @param score 100 x (activities with exactly one accepted accountable body and exactly one
 *     accepted payer) / 9, from 0 to 100; the gate opens at 100
 * @param gaps roles that no body has accepted
 * @param overlaps roles that more than one body has accepted
 * @param conditions accepted roles that hang on a condition; they count as accepted
 * @param concentration Herfindahl index over the bodies' shares of the accepted roles, from 1/n to
 *     1; null where none is accepted
 * @param openObstacles obstacles that are not lifted
 * @param accountableClear activities with exactly one accepted accountable body, 0 to 9
 * @param payerClear activities with exactly one accepted payer, 0 to 9
 * @param bodiesConsulted different bodies that were asked anything
 * @param bodiesAccepted those of them that accepted at least one role
 */
public record ResponsibilityClarity(
    double score,
    List<Gap> gaps,
    List<Overlap> overlaps,
    List<Assignment> conditions,
    Double concentration,
    List<Obstacle> openObstacles,
    int accountableClear,
    int payerClear,
    int bodiesConsulted,
    int bodiesAccepted) {

  /** A role that nobody has accepted. */
  public record Gap(Activity activity, Role role) {}

  /** A role that several bodies, sorted by name, have accepted. */
  public record Overlap(Activity activity, Role role, List<String> bodies) {
    public Overlap {
      bodies = List.copyOf(bodies);
    }
  }

  public ResponsibilityClarity {
    gaps = List.copyOf(gaps);
    overlaps = List.copyOf(overlaps);
    conditions = List.copyOf(conditions);
    openObstacles = List.copyOf(openObstacles);
  }

  /**
   * Reads the bodies' answers.
   *
   * @throws IllegalArgumentException where a body answers twice for one role of one activity
   */
  public static ResponsibilityClarity of(
      Collection<Assignment> assignments, Collection<Obstacle> obstacles) {
    refuseDoubles(assignments);
    List<Gap> gaps = new ArrayList<>();
    List<Overlap> overlaps = new ArrayList<>();
    int accountable = 0;
    int payer = 0;
    int both = 0;
    for (Activity activity : Activity.values()) {
      boolean hasAccountable = exactlyOne(assignments, activity, Role.ACCOUNTABLE, gaps, overlaps);
      boolean hasPayer = exactlyOne(assignments, activity, Role.PAYER, gaps, overlaps);
      accountable += hasAccountable ? 1 : 0;
      payer += hasPayer ? 1 : 0;
      both += hasAccountable && hasPayer ? 1 : 0;
    }
    List<Assignment> accepted = assignments.stream().filter(Assignment::accepted).toList();
    return new ResponsibilityClarity(
        100.0 * both / Activity.values().length,
        gaps,
        overlaps,
        accepted.stream().filter(a -> a.condition() != null).toList(),
        concentration(accepted),
        obstacles.stream().filter(o -> !o.lifted()).toList(),
        accountable,
        payer,
        bodies(assignments).size(),
        bodies(accepted).size());
  }

  /** Whether every activity has exactly one accepted accountable body and one accepted payer. */
  public boolean clear() {
    return gaps.isEmpty() && overlaps.isEmpty();
  }

  private static boolean exactlyOne(
      Collection<Assignment> assignments,
      Activity activity,
      Role role,
      List<Gap> gaps,
      List<Overlap> overlaps) {
    List<String> bodies =
        assignments.stream()
            .filter(a -> a.activity() == activity && a.role() == role && a.accepted())
            .map(Assignment::body)
            .sorted()
            .toList();
    if (bodies.isEmpty()) {
      gaps.add(new Gap(activity, role));
    } else if (bodies.size() > 1) {
      overlaps.add(new Overlap(activity, role, bodies));
    }
    return bodies.size() == 1;
  }

  private static Double concentration(List<Assignment> accepted) {
    Map<String, Double> roles =
        accepted.stream()
            .map(Assignment::body)
            .collect(
                Collectors.groupingBy(
                    Function.identity(), TreeMap::new, Collectors.summingDouble(body -> 1)));
    return Herfindahl.of(roles.values());
  }

  private static Set<String> bodies(Collection<Assignment> assignments) {
    return assignments.stream().map(Assignment::body).collect(Collectors.toSet());
  }

  private static void refuseDoubles(Collection<Assignment> assignments) {
    record Asked(Activity activity, Role role, String body) {}
    Set<Asked> seen = new HashSet<>();
    for (Assignment a : assignments) {
      if (!seen.add(new Asked(a.activity(), a.role(), a.body()))) {
        throw new IllegalArgumentException(
            "%s answers twice as %s of %s."
                .formatted(a.body(), a.role().key(), a.activity().key()));
      }
    }
  }
}
