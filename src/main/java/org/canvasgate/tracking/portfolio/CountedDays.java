package org.canvasgate.tracking.portfolio;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.canvasgate.committee.WorkingDays;

/** Working days between days that many cases share: each is counted once. */
final class CountedDays {
  /** Far enough back that no case began before it. */
  private static final LocalDate ORIGIN = LocalDate.of(2000, 1, 1);

  private final WorkingDays calendar;
  private final Map<LocalDate, Integer> counted = new HashMap<>();

  CountedDays(WorkingDays calendar) {
    this.calendar = calendar;
  }

  int between(LocalDate from, LocalDate to) {
    return sinceOrigin(to) - sinceOrigin(from);
  }

  private int sinceOrigin(LocalDate day) {
    return counted.computeIfAbsent(day, until -> calendar.between(ORIGIN, until));
  }
}
