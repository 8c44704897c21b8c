package org.canvasgate.tracking.exports;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Values as the cells of a spreadsheet take them. */
final class Written {
  static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** Sorts as text as it does as a date, and every spreadsheet knows it. */
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  /**
   * What a spreadsheet may take for the beginning of a formula: the signs themselves, their
   * full-width forms, and either behind spaces and characters that one does not see.
   */
  private static final Pattern FORMULA =
      Pattern.compile(
          "(?s)^[\\s\\p{Cc}\\p{Cf}\\p{Z}]*[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20|%].*|(?s)^[\\t\\r\\n].*");

  private Written() {}

  /** A value as text; empty where it is not known. */
  static String text(Object value) {
    if (value == null) return "";
    if (value instanceof Instant instant) return MINUTE.format(instant.atZone(KOREA));
    if (value instanceof LocalDate day) return day.toString();
    return value.toString();
  }

  /** Whether a spreadsheet could run this text. */
  static boolean formulaLike(String text) {
    return FORMULA.matcher(text).matches();
  }
}
