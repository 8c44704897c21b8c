package org.canvasgate.tracking.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.Reader;

/** Readings of one case by different people. */
final class Readers {
  private Readers() {}

  static Reading planner(String user, List<Event> events) {
    return reading(user, Set.of("planners"), false, false, true, List.of(), events);
  }

  static Reading representative(String user, String group) {
    return reading(user, Set.of("bodies", group), false, false, true, List.of(), List.of());
  }

  static Reading member(String user, List<Scorecard> cards) {
    return reading(user, Set.of("committee"), false, false, false, cards, List.of());
  }

  static Reading secretary(String user) {
    return reading(user, Set.of("secretariat"), false, false, false, List.of(), List.of());
  }

  static Reading recused(String user) {
    return reading(user, Set.of("secretariat"), true, false, false, List.of(), List.of());
  }

  static Reading stranger(String user) {
    return reading(user, Set.of(), false, true, false, List.of(), List.of());
  }

  private static Reading reading(
      String user,
      Set<String> groups,
      boolean recused,
      boolean publicOnly,
      boolean party,
      List<Scorecard> cards,
      List<Event> events) {
    return new Reading(
        new Reader(user, List.copyOf(groups)),
        proposal(),
        Locale.ENGLISH,
        groups,
        recused,
        publicOnly,
        party,
        cards,
        List.of(),
        List.of(),
        List.of(),
        null,
        events);
  }

  private static Proposal proposal() {
    return new Proposal(
        "case",
        2,
        "A bus",
        "버스",
        "Incheon",
        ServiceKind.PUBLIC,
        "transport",
        null,
        null,
        List.of(),
        Cost.UNKNOWN,
        null,
        List.of(),
        null,
        null,
        new Canvas(Map.of()),
        List.of(),
        "planner",
        Status.OPERATING,
        false);
  }
}
