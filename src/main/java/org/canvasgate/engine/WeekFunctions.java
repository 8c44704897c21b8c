package org.canvasgate.engine;

import java.lang.reflect.Method;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.ReflectUtil;

/**
 * {@code ${endOfWeek()}}, for the filter of what is due this week: the engine's own functions know
 * only now, and what follows a function is refused.
 */
public final class WeekFunctions {
  static final String END_OF_WEEK = "endOfWeek";

  private WeekFunctions() {}

  static Method method() {
    return ReflectUtil.getMethod(WeekFunctions.class, END_OF_WEEK);
  }

  /** The midnight in Korea after the Sunday of the current week. */
  public static Date endOfWeek() {
    return Date.from(
        endOfWeek(ClockUtil.getCurrentTime().toInstant().atZone(EngineConfiguration.ZONE))
            .toInstant());
  }

  static ZonedDateTime endOfWeek(ZonedDateTime now) {
    LocalDate monday = now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    return monday.atStartOfDay(now.getZone());
  }
}
