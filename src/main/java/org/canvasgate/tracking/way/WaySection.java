package org.canvasgate.tracking.way;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.diagram.Drawings;
import org.canvasgate.form.CaseSection;
import org.canvasgate.tracking.Access;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a case: its way through the processes, drawn and as a table. */
@Component
@Order(20)
class WaySection implements CaseSection {
  private final Ways ways;
  private final WayWords words;
  private final Drawings drawings;
  private final Access access;

  WaySection(Ways ways, WayWords words, Drawings drawings, Access access) {
    this.ways = ways;
    this.words = words;
    this.drawings = drawings;
    this.access = access;
  }

  /**
   * A leg in the list. Public, as is all that a template reads.
   *
   * @param current whether the case stands in it
   * @param standsAt names of the steps at which it stands now
   */
  public record Part(
      int number,
      String name,
      boolean current,
      Instant from,
      Instant to,
      List<String> standsAt,
      List<Line> lines) {}

  /** A stop in the reader's words. */
  public record Line(
      Way.Stop stop, String took, String meant, String against, boolean late, String answers) {}

  @Override
  public String template() {
    return "tracking/way";
  }

  @Override
  public String title() {
    return "way.title";
  }

  @Override
  public boolean openToRecused() {
    return true;
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    return ways.of(access.reader(user), proposalId, locale)
        .<Map<String, Object>>map(
            way -> Map.of("proposal", proposalId, "parts", parts(way, locale), "whole", told(way)))
        .orElse(Map.of());
  }

  private List<Part> parts(Way way, Locale locale) {
    int current = way.current().number();
    return way.legs().stream()
        .map(
            leg ->
                new Part(
                    leg.number(),
                    words.name(leg, locale),
                    leg.number() == current,
                    leg.from(),
                    leg.to(),
                    standsAt(leg, locale),
                    leg.stops().stream().map(stop -> line(stop, locale)).toList()))
        .toList();
  }

  private List<String> standsAt(Way.Leg leg, Locale locale) {
    Map<String, String> names = drawings.of(leg.definition(), locale).names();
    return leg.marks().stream()
        .filter(mark -> mark.state() == Way.State.NOW || mark.state() == Way.State.LATE)
        .map(mark -> names.getOrDefault(mark.element(), mark.element()))
        .toList();
  }

  /** Whether the reader is told more than where the case stands. */
  private static boolean told(Way way) {
    return way.legs().stream().anyMatch(leg -> leg.from() != null);
  }

  private Line line(Way.Stop stop, Locale locale) {
    Instant now = ways.now();
    return new Line(
        stop,
        words.length(stop.took(now), locale),
        stop.meant() == null ? "" : words.length(stop.meant(), locale),
        words.against(stop, now, locale),
        stop.daysLate(now) > 0,
        words.answers(stop, locale));
  }
}
