package org.canvasgate.tracking.board;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * How late something is, or how long is left, in days of the calendar in Korea: what was due
 * yesterday evening is one day late this morning.
 */
@Component
public class Lateness {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private final Clock clock;

  Lateness(Clock clock) {
    this.clock = clock;
  }

  /** Days since the date, 0 for today; null where the moment has not passed or there is none. */
  public Long late(Instant due) {
    return due == null || !due.isBefore(clock.instant()) ? null : -between(due);
  }

  /** Days until the date, 0 for today; null where the moment has passed or there is none. */
  public Long left(Instant due) {
    return due == null || due.isBefore(clock.instant()) ? null : between(due);
  }

  private long between(Instant due) {
    return ChronoUnit.DAYS.between(
        LocalDate.ofInstant(clock.instant(), KOREA), LocalDate.ofInstant(due, KOREA));
  }
}
