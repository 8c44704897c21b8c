package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Set;
import org.canvasgate.committee.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Read on Monday, 23 November 2026, at 12:00 in Seoul; Thursday is a holiday. */
class TimeLeftTest {
  private static final TimeLeft NOON =
      new TimeLeft(
          at("2026-11-23T12:00"),
          EngineConfiguration.ZONE,
          new WorkingDays(Set.of(LocalDate.of(2026, 11, 26))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-23T18:00 | Due today at 18:00                        | 오늘 18:00까지
          2026-11-23T10:00 | Late since 10:00 today                    | 오늘 10:00에 기한이 지남
          2026-11-24T18:00 | 1 working day left, until Tue 24 Nov      | 근무일 1일 남음, 11월 24일(화)까지
          2026-11-27T18:00 | 3 working days left, until Fri 27 Nov     | 근무일 3일 남음, 11월 27일(금)까지
          2026-11-22T18:00 | 1 working day late, since Sun 22 Nov      | 기한에서 근무일 1일 지남, 기한 11월 22일(일)
          2026-11-19T18:00 | 2 working days late, since Thu 19 Nov     | 기한에서 근무일 2일 지남, 기한 11월 19일(목)
          2027-11-19T18:00 | Until Fri 19 Nov                          | 11월 19일(금)까지
          2025-11-19T18:00 | Late, since Wed 19 Nov                    | 기한 지남, 기한 11월 19일(수)
          """)
  void saysHowLongIsLeft(String due, String english, String korean) {
    assertThat(NOON.inWords(at(due), messages(), Locale.ENGLISH)).isEqualTo(english);
    assertThat(NOON.inWords(at(due), messages(), Locale.KOREAN)).isEqualTo(korean);
  }

  @Test
  void onAWeekendNoWorkingDayMayBeLeft() {
    var saturday =
        new TimeLeft(at("2026-11-28T12:00"), EngineConfiguration.ZONE, new WorkingDays(Set.of()));
    assertThat(saturday.inWords(at("2026-11-29T18:00"), messages(), Locale.ENGLISH))
        .isEqualTo("No working day left, until Sun 29 Nov");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T00:00, 2026-11-30T00:00",
    "2026-11-29T23:59, 2026-11-30T00:00",
    "2026-12-31T12:00, 2027-01-04T00:00"
  })
  void aWeekEndsWithItsSunday(String now, String end) {
    assertThat(WeekFunctions.endOfWeek(zoned(now))).isEqualTo(zoned(end));
  }

  private static Instant at(String local) {
    return zoned(local).toInstant();
  }

  private static ZonedDateTime zoned(String local) {
    return java.time.LocalDateTime.parse(local).atZone(EngineConfiguration.ZONE);
  }

  private static ResourceBundleMessageSource messages() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/card");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
