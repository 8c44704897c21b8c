package org.canvasgate.operation;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Writes a day as the reader does: May 24, 2027 or 2027년 5월 24일. */
final class Days {
  private Days() {}

  static String shown(TemporalAccessor day, Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }
}
