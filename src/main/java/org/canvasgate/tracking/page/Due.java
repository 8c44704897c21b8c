package org.canvasgate.tracking.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * How long is left until a due date, in whole days of Korea's calendar.
 *
 * @param at the due date
 * @param days left; 0 today, negative when it is late
 */
public record Due(Instant at, long days) {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** The time left from a moment on; null where there is no due date. */
  public static Due of(Instant at, Instant now) {
    if (at == null) return null;
    long days =
        ChronoUnit.DAYS.between(LocalDate.ofInstant(now, KOREA), LocalDate.ofInstant(at, KOREA));
    return new Due(at, days);
  }

  /** Whether the day is past. */
  public boolean late() {
    return days < 0;
  }

  /** Key of the sentence that says it; it takes the number of days, never negative. */
  public String message() {
    if (late()) return "page.due.late";
    return days == 0 ? "page.due.today" : "page.due.left";
  }

  /** The number of days that the sentence names. */
  public long count() {
    return Math.abs(days);
  }
}
