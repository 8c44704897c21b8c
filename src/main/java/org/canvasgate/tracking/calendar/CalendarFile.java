package org.canvasgate.tracking.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ComponentList;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Dates as an iCalendar file (RFC 5545). A deadline is a moment, so an event has a beginning and no
 * end, blocks nobody's time, and stands in Korea's time zone.
 */
final class CalendarFile {
  static final String MEDIA_TYPE = "text/calendar";

  private static final String SEOUL = "Asia/Seoul";
  private static final String PRODUCT = "-//Canvasgate//Calendar//EN";

  /** How long programs wait before they ask again; those that obey. */
  private static final Duration REFRESH = Duration.ofHours(6);

  /** Korea has kept this offset since summer time ended in 1988. */
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);

  private static final LocalDateTime SINCE = LocalDateTime.of(1988, 10, 9, 2, 0);

  private CalendarFile() {}

  /**
   * Writes a calendar.
   *
   * @param name what a program calls it
   * @param base address of the application, without a slash at its end
   * @param now when it is written
   */
  static String write(String name, List<Deadline> deadlines, String base, Instant now) {
    var calendar = new Calendar(properties(name), new ComponentList<>(List.of(seoul())));
    for (Deadline deadline : deadlines) calendar.add(event(deadline, base, now));
    return written(calendar);
  }

  private static PropertyList properties(String name) {
    return new PropertyList(
        List.<Property>of(
            new ProdId(PRODUCT),
            ImmutableVersion.VERSION_2_0,
            ImmutableCalScale.GREGORIAN,
            new XProperty("X-WR-CALNAME", oneLine(name)),
            new XProperty("X-WR-TIMEZONE", SEOUL),
            new XProperty("X-PUBLISHED-TTL", REFRESH.toString()),
            new RefreshInterval(new ParameterList(), REFRESH)));
  }

  private static VTimeZone seoul() {
    var standard =
        new Standard(
            new PropertyList(
                List.<Property>of(
                    new DtStart<>(SINCE), new TzOffsetFrom(OFFSET), new TzOffsetTo(OFFSET))));
    return new VTimeZone(
        new PropertyList(List.<Property>of(new TzId(SEOUL))),
        new ComponentList<>(List.of(standard)));
  }

  private static VEvent event(Deadline deadline, String base, Instant now) {
    return new VEvent(
        new PropertyList(
            List.<Property>of(
                new Uid(deadline.uid() + "@canvasgate"),
                new DtStamp(now),
                new DtStart<>(deadline.due().atZone(ZoneId.of(SEOUL))),
                new Summary(oneLine(deadline.title())),
                new Url(java.net.URI.create(base + deadline.path())),
                ImmutableTransp.TRANSPARENT)));
  }

  /** A name typed by a stranger stays one line of text, whatever it holds. */
  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  private static String written(Calendar calendar) {
    var text = new java.io.StringWriter();
    try {
      new CalendarOutputter(false).output(calendar, text);
    } catch (java.io.IOException inMemory) {
      throw new java.io.UncheckedIOException(inMemory);
    }
    return text.toString();
  }
}
