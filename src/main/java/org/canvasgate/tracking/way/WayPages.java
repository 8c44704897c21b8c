package org.canvasgate.tracking.way;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.canvasgate.diagram.Drawings;
import org.canvasgate.tracking.Access;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/** What the drawing of a case's way is made of, with the rights of the case's page. */
@Controller
class WayPages {
  private final Ways ways;
  private final WayWords words;
  private final Drawings drawings;
  private final Access access;

  WayPages(Ways ways, WayWords words, Drawings drawings, Access access) {
    this.ways = ways;
    this.words = words;
    this.drawings = drawings;
    this.access = access;
  }

  /**
   * A leg as it is drawn.
   *
   * @param diagram where its diagram is
   * @param taken ids of the arrows it went along
   */
  record Drawn(int number, String name, String diagram, List<Seen> marks, List<String> taken) {}

  /**
   * An element as it is drawn.
   *
   * @param state now, late, done or stopped
   * @param badge how long it waited; null where it does not wait
   * @param says everything about it, in the reader's language
   * @param leadsTo number of the leg that opens from here; null where none does
   */
  record Seen(String element, String state, String badge, String says, Integer leadsTo) {}

  @GetMapping(path = "/proposals/{id}/way", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<Drawn> way(@PathVariable String id, Principal user, Locale locale) {
    return found(id, user, locale).legs().stream().map(leg -> drawn(id, leg, locale)).toList();
  }

  @GetMapping(
      path = "/proposals/{id}/way/{leg}/diagram",
      produces = MediaType.APPLICATION_XML_VALUE + ";charset=UTF-8")
  @ResponseBody
  String diagram(@PathVariable String id, @PathVariable int leg, Principal user, Locale locale) {
    return found(id, user, locale)
        .leg(leg)
        .map(found -> drawings.xml(found.definition(), locale))
        .orElseThrow(WayPages::unknown);
  }

  private Drawn drawn(String id, Way.Leg leg, Locale locale) {
    Instant now = ways.now();
    var names = drawings.of(leg.definition(), locale).names();
    return new Drawn(
        leg.number(),
        words.name(leg, locale),
        "/proposals/" + id + "/way/" + leg.number() + "/diagram",
        leg.marks().stream()
            .map(
                mark ->
                    new Seen(
                        mark.element(),
                        mark.state().key(),
                        mark.stop() == null ? null : words.length(mark.stop().took(now), locale),
                        words.line(mark, names.getOrDefault(mark.element(), ""), now, locale),
                        mark.stop() == null ? null : mark.stop().leadsTo()))
            .toList(),
        leg.taken());
  }

  private Way found(String id, Principal user, Locale locale) {
    return ways.of(access.reader(user.getName()), id, locale).orElseThrow(WayPages::unknown);
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
