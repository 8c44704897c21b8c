package org.canvasgate.tracking.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** What a calendar program reads. */
class CalendarFileTest {
  private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant DUE = Instant.parse("2026-12-07T09:00:00Z");

  @Test
  void aDeadlineIsAMomentInSeoulThatBlocksNobodysTime() throws Exception {
    String file = file("채점 마감 – 스마트 주차; 1호, 2호");
    assertThat(file)
        .contains(
            "BEGIN:VTIMEZONE\r\nTZID:Asia/Seoul\r\n",
            "DTSTART;TZID=Asia/Seoul:20261207T180000\r\n",
            "UID:window-a-review-0-1@canvasgate\r\n",
            "URL:https://gate.example/proposals/a\r\n",
            "TRANSP:TRANSPARENT\r\n")
        .doesNotContain("ATTENDEE", "ORGANIZER", "DTEND");
    for (String line : file.split("\r\n"))
      assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(75);
    Calendar calendar = read(file);
    assertThat(calendar.validate(true).getEntries()).isEmpty();
    VEvent event = (VEvent) calendar.getComponents("VEVENT").get(0);
    assertThat(event.getSummary().getValue()).isEqualTo("채점 마감 – 스마트 주차; 1호, 2호");
    DtStart<Temporal> start = event.<Temporal>getStartDate().orElseThrow();
    assertThat(ZonedDateTime.from(start.getDate()).toInstant()).isEqualTo(DUE);
    assertThat(ZonedDateTime.from(start.getDate()).getOffset()).hasToString("+09:00");
  }

  @Test
  void anEmptyCalendarIsACalendarToo() throws Exception {
    String file = CalendarFile.write("Canvasgate", List.of(), "https://gate.example", NOW);
    assertThat(read(file).getComponents("VEVENT")).isEmpty();
  }

  @Property(tries = 300)
  void noNameBreaksOutOfItsLine(
      @ForAll
          @StringLength(min = 1, max = 120)
          @Chars({'\r', '\n', ';', ',', ':', '\\', '"', ' ', '\t', '\u2028', '\u0085'})
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '가', to = '각')
          String name)
      throws Exception {
    Calendar calendar = read(file("END:VEVENT\r\nBEGIN:VEVENT" + name));
    assertThat(calendar.getComponents("VEVENT")).hasSize(1);
    VEvent event = (VEvent) calendar.getComponents("VEVENT").get(0);
    assertThat(event.getPropertyList().getAll()).hasSize(6);
    assertThat(event.getSummary().getValue().replaceAll("\\s", ""))
        .isEqualTo(("END:VEVENTBEGIN:VEVENT" + name).replaceAll("[\\s\\u0085\\u2028]", ""));
  }

  private static String file(String title) {
    var deadline =
        new Deadline("window-a-review-0-1", Kind.WINDOWS, "a", DUE, title, "/proposals/a");
    return CalendarFile.write("Canvasgate", List.of(deadline), "https://gate.example", NOW);
  }

  private static Calendar read(String file) throws IOException, ParserException {
    return new CalendarBuilder().build(new StringReader(file));
  }
}
