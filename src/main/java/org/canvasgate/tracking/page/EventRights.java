package org.canvasgate.tracking.page;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.identity.Role;

/**
 * Which events a reader may know of, and how much of each. What a section of the page does not tell
 * somebody, the timeline does not tell either.
 */
final class EventRights {
  private static final Set<String> OF_THE_PROPOSAL =
      Set.of("proposed", "completed", "revised", "ended", "registered");
  private static final Set<String> OF_THE_DECISION = Set.of("verdict", "condition-set");
  private static final String SEAT = "handover-seat";

  private EventRights() {}

  /**
   * The events that are left for the reader, in the order given.
   *
   * @param reading as far as it is known; its own events are not asked for
   */
  static List<Event> allowed(List<Event> events, Reading reading) {
    boolean asking = asking(events);
    return events.stream()
        .map(event -> allowed(event, reading, asking))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Event allowed(Event event, Reading reading, boolean asking) {
    if (OF_THE_PROPOSAL.contains(event.family()))
      return reading.inside() ? event : event.withoutNames();
    if (reading.recused())
      return event.what().equals("recusal") && concerns(event, reading) ? event : null;
    if (event.what().equals("score")) return scored(event, reading) ? event : null;
    if (OF_THE_DECISION.contains(event.what()))
      return reading.inside() ? event : event.withoutNames();
    if (reading.publicOnly()) return null;
    return switch (event.family()) {
      case "window" -> reading.judges() ? event : ofWindow(event);
      case "panel" -> event.withoutNames();
      case "answered" ->
          !asking || reading.judges() || reading.plans() || speaksFor(event, reading)
              ? event
              : null;
      case "recusal" -> reading.office() || concerns(event, reading) ? event : null;
      case "challenge" -> challenged(event, reading) ? event : null;
      case "objection" -> reading.judges() || concerns(event, reading) ? event : null;
      case "letter" -> reading.office() || concerns(event, reading) ? event : null;
      case "handover" -> !event.what().equals(SEAT) || reading.judges() ? event : null;
      default -> event;
    };
  }

  /** That a window was extended is told; whom the secretariat replaced, and why, is not. */
  private static Event ofWindow(Event event) {
    return event.what().equals("window-substitute") ? null : event.withoutNames().withoutText();
  }

  private static boolean scored(Event event, Reading reading) {
    CaseRound round =
        new CaseRound(reading.id(), Gate.of(event.gate()), event.cycle(), event.round());
    return reading.cards().stream().map(Scorecard::round).anyMatch(round::equals);
  }

  private static boolean challenged(Event event, Reading reading) {
    boolean mine = concerns(event, reading);
    return mine || reading.office() && !reading.reader().user().equals(event.other());
  }

  private static boolean concerns(Event event, Reading reading) {
    return reading.reader().user().equals(event.who());
  }

  private static boolean speaksFor(Event event, Reading reading) {
    return reading.groups().contains(Role.BODY_PREFIX + event.who())
        || reading.groups().contains(event.who());
  }

  /** Whether bodies are being asked at the moment: the last window to consult is still open. */
  static boolean asking(List<Event> events) {
    long opened = count(events, "window-opened");
    return opened > count(events, "window-closed");
  }

  private static long count(List<Event> events, String what) {
    return events.stream()
        .filter(event -> event.what().equals(what) && "consult".equals(event.other()))
        .count();
  }
}
