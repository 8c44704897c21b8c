package org.canvasgate.tracking.page;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.tracking.Reader;
import org.springframework.stereotype.Service;

/** The timeline of a case's page, for whoever tells of it elsewhere. */
@Service
public class Timeline {
  private final Readings readings;
  private final TimelinePart part;

  Timeline(Readings readings, TimelinePart part) {
    this.readings = readings;
    this.part = part;
  }

  /**
   * Something that happened, in the reader's words.
   *
   * @param kind proposal, rounds, decisions, people, letters or operation
   * @param what which event; stays the same in every language
   * @param gate key of the gate; null where it belongs to none
   * @param by whose doing it was; null where the sentence says it or nobody is named
   * @param text what somebody wrote; null where nobody did
   */
  public record Entry(
      Instant at,
      String kind,
      String what,
      String gate,
      int cycle,
      int round,
      String sentence,
      String by,
      String text) {}

  /** Everything that happened and that the reader may know of, the latest first. */
  public List<Entry> of(Reader reader, Proposal proposal, Locale locale) {
    var model = part.model(readings.of(reader, proposal, locale));
    return Stream.of(model.get("lines"), model.get("earlier"))
        .flatMap(lines -> ((Collection<?>) lines).stream())
        .map(TimelinePart.Line.class::cast)
        .map(Timeline::entry)
        .toList();
  }

  private static Entry entry(TimelinePart.Line line) {
    Event event = line.event();
    return new Entry(
        event.at(),
        event.kind().key(),
        event.what(),
        event.gate(),
        event.cycle(),
        event.round(),
        line.sentence(),
        line.by(),
        event.text());
  }
}
