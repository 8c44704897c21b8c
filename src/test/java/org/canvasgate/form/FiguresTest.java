package org.canvasgate.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private final Figures figures = new Figures();

  @Test
  void anAmountIsWrittenAsEachLanguageDoes() {
    assertThat(figures.money(123.4, Locale.KOREAN)).isEqualTo("123.4억 원");
    assertThat(figures.money(123.4, Locale.ENGLISH)).isEqualTo("KRW 12.34 billion");
    assertThat(figures.money(1.2, Locale.ENGLISH)).isEqualTo("KRW 120 million");
    assertThat(figures.money(0.0, Locale.ENGLISH)).isEqualTo("KRW 0 million");
    assertThat(figures.money(21_500.0, Locale.KOREAN)).isEqualTo("2.15조 원");
    assertThat(figures.money(21_500.0, Locale.ENGLISH)).isEqualTo("KRW 2.15 trillion");
    assertThat(figures.money(9_999.0, Locale.KOREAN)).isEqualTo("9,999억 원");
  }

  @Test
  void whatIsNotKnownIsSaidAndNeverZero() {
    assertThat(figures.money(null, Locale.ENGLISH)).isEqualTo("not known");
    assertThat(figures.percent(null, Locale.KOREAN)).isEqualTo("알 수 없음");
    assertThat(figures.day((LocalDate) null, Locale.ENGLISH)).isEqualTo("not known");
    assertThat(figures.number(null, 1, Locale.KOREAN)).isEqualTo("알 수 없음");
  }

  @Test
  void numbersAreRoundedHalfUpAndLoseNoSign() {
    assertThat(figures.number(-1234.25, 1, Locale.ENGLISH)).isEqualTo("-1,234.3");
    assertThat(figures.number(-0.04, 1, Locale.ENGLISH)).isEqualTo("0");
    assertThat(figures.percent(0.665, Locale.ENGLISH)).isEqualTo("67%");
  }

  @Test
  void aDayIsTheOneInKorea() {
    Instant lateInGreenwich = Instant.parse("2026-11-22T20:30:00Z");
    assertThat(figures.day(lateInGreenwich, Locale.ENGLISH)).isEqualTo("23 Nov 2026");
    assertThat(figures.minute(lateInGreenwich, Locale.KOREAN)).isEqualTo("2026. 11. 23. 05:30");
  }
}
