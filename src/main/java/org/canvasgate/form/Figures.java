package org.canvasgate.form;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Dates, numbers and amounts of money as each language writes them. Days are those of Korea. What
 * is not known is said in words and never written as 0.
 */
public final class Figures {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter KOREAN_DAY =
      DateTimeFormatter.ofPattern("yyyy. M. d.", Locale.KOREAN);
  private static final DateTimeFormatter ENGLISH_DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

  /** One 억 is 100 million; ten of them are a billion and 10,000 a trillion (1조). */
  private static final double BILLION = 10;

  private static final double TRILLION = 10_000;

  /**
   * An amount of won: {@code 123.4억 원} or {@code KRW 12.34 billion}; from 10,000억 on in 조 and
   * trillions.
   *
   * @param hundredMillionWon in 억원 (KRW 100 million); null where it is not known
   */
  public String money(Double hundredMillionWon, Locale locale) {
    if (hundredMillionWon == null) return notKnown(locale);
    double size = Math.abs(hundredMillionWon);
    if (korean(locale))
      return size >= TRILLION
          ? written(hundredMillionWon / TRILLION, 2) + "조 원"
          : written(hundredMillionWon, 2) + "억 원";
    if (size >= TRILLION) return "KRW " + written(hundredMillionWon / TRILLION, 2) + " trillion";
    return size >= BILLION
        ? "KRW " + written(hundredMillionWon / BILLION, 2) + " billion"
        : "KRW " + written(hundredMillionWon * 100, 1) + " million";
  }

  /**
   * A number with thousands marked off.
   *
   * @param value null where it is not known
   * @param decimals at most so many, 0 or more; trailing zeros are left out
   */
  public String number(Double value, int decimals, Locale locale) {
    return value == null ? notKnown(locale) : written(value, decimals);
  }

  /**
   * A share as a percentage without decimals.
   *
   * @param share 1 for the whole; null where it is not known
   */
  public String percent(Double share, Locale locale) {
    return share == null ? notKnown(locale) : written(share * 100, 0) + "%";
  }

  /** A day: {@code 2026. 11. 23.} or {@code 23 Nov 2026}. */
  public String day(LocalDate day, Locale locale) {
    if (day == null) return notKnown(locale);
    return (korean(locale) ? KOREAN_DAY : ENGLISH_DAY).format(day);
  }

  /** The day of an instant. */
  public String day(Instant instant, Locale locale) {
    return day(instant == null ? null : LocalDate.ofInstant(instant, KOREA), locale);
  }

  /** The day and the minute of an instant. */
  public String minute(Instant instant, Locale locale) {
    if (instant == null) return notKnown(locale);
    return day(instant, locale) + " " + MINUTE.format(instant.atZone(KOREA));
  }

  private static String notKnown(Locale locale) {
    return korean(locale) ? "알 수 없음" : "not known";
  }

  private static boolean korean(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage());
  }

  /** English and Korean write numbers alike. */
  private static String written(double value, int decimals) {
    DecimalFormat format =
        new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMaximumFractionDigits(decimals);
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return format.format(rounded.signum() == 0 ? BigDecimal.ZERO : rounded);
  }
}
