package org.canvasgate.tracking;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Dates as the pages write them: year first, in Korea's time. */
public final class Days {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  Days() {}

  /** The day of an instant. */
  public String day(Instant instant) {
    return DAY.format(instant.atZone(KOREA));
  }

  /** The day and the minute of an instant. */
  public String minute(Instant instant) {
    return MINUTE.format(instant.atZone(KOREA));
  }
}
