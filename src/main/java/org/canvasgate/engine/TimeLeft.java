package org.canvasgate.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.canvasgate.committee.WorkingDays;
import org.springframework.context.MessageSource;

/**
 * How long somebody has for a task, in words. Counted in working days, as windows are: the day that
 * a task is due counts, today does not.
 *
 * @param now when it is read
 * @param zone where the office is
 * @param calendar which days are worked on
 */
record TimeLeft(Instant now, ZoneId zone, WorkingDays calendar) {
  /** Beyond this many days nobody counts working days. */
  private static final int FAR = 60;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter KOREAN =
      DateTimeFormatter.ofPattern("M월 d일(EEE)", Locale.KOREAN);

  /** For instance {@code 3 working days left, until Tue 1 Dec}. */
  String inWords(Instant due, MessageSource messages, Locale locale) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    LocalDate last = LocalDate.ofInstant(due, zone);
    String time = TIME.format(due.atZone(zone));
    String day = (Languages.isKorean(locale) ? KOREAN : ENGLISH).format(last);
    if (last.equals(today))
      return messages.getMessage(
          due.isBefore(now) ? "card.late-today" : "card.left-today", new Object[] {time}, locale);
    boolean late = last.isBefore(today);
    if (late ? last.isBefore(today.minusDays(FAR)) : last.isAfter(today.plusDays(FAR)))
      return messages.getMessage(
          late ? "card.late-long" : "card.left-long", new Object[] {day}, locale);
    return messages.getMessage(
        late ? "card.late" : "card.left",
        new Object[] {late ? between(last, today) : between(today, last), day},
        locale);
  }

  /** Working days after the one and up to the other. */
  private int between(LocalDate from, LocalDate to) {
    return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(calendar::isWorkingDay).count();
  }
}
