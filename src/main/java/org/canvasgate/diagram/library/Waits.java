package org.canvasgate.diagram.library;

import java.time.Duration;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** Spans of time in words, in the largest unit that says enough. */
final class Waits {
  private static final int DAYS_FROM_HOURS = 48;
  private static final int HOURS_FROM_MINUTES = 120;

  private final MessageSource messages;
  private final Locale language;

  Waits(MessageSource messages, Locale language) {
    this.messages = messages;
    this.language = language;
  }

  /** For instance {@code 3 days}; empty where there is no span. */
  public String say(Duration span) {
    if (span == null) return "";
    if (span.toHours() >= DAYS_FROM_HOURS) return say("days", span.toDays());
    if (span.toMinutes() >= HOURS_FROM_MINUTES) return say("hours", span.toHours());
    return say("minutes", span.toMinutes());
  }

  private String say(String unit, long count) {
    return messages.getMessage("library.span." + unit, new Object[] {count}, language);
  }
}
