package org.canvasgate.committee;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Counts working days: neither Saturday nor Sunday nor a holiday.
 *
 * @param holidays the days of the calendar table on which nobody works
 */
public record WorkingDays(Set<LocalDate> holidays) {
  public WorkingDays {
    holidays = Set.copyOf(holidays);
  }

  /** Whether people work on this day. */
  public boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }

  /**
   * The day that many working days after (or, negative, before) another; zero gives the day itself
   * or the next working day.
   */
  public LocalDate plus(LocalDate from, int workingDays) {
    LocalDate day = from;
    int left = Math.abs(workingDays);
    int step = workingDays < 0 ? -1 : 1;
    while (left > 0 || !isWorkingDay(day)) {
      day = day.plusDays(step);
      if (left > 0 && isWorkingDay(day)) left--;
    }
    return day;
  }

  /** The working days after the first day up to and with the last; negative where it is earlier. */
  public int between(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) return -between(last, first);
    return (int)
        first.datesUntil(last).map(day -> day.plusDays(1)).filter(this::isWorkingDay).count();
  }
}
