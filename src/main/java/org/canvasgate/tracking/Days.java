package org.canvasgate.tracking;

import java.time.Instant;
import java.util.Locale;
import org.canvasgate.form.Figures;
import org.springframework.context.i18n.LocaleContextHolder;

/** Dates as the pages write them: as the reader's language does, in Korea's time. */
public final class Days {
  private final Figures figures = new Figures();

  Days() {}

  /** The day of an instant. */
  public String day(Instant instant) {
    return figures.day(instant, reader());
  }

  /** The day and the minute of an instant. */
  public String minute(Instant instant) {
    return figures.minute(instant, reader());
  }

  private static Locale reader() {
    return LocaleContextHolder.getLocale();
  }
}
