package org.canvasgate.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps refusals out of the log. The engine's REST layer logs whatever it answers with an error,
 * stack trace and all; that a member forgot a rating is told to the member and concerns no
 * operator.
 */
@Component
class QuietRefusals extends TurboFilter {

  @PostConstruct
  void attach() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      setContext(context);
      start();
      context.addTurboFilter(this);
    }
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
    if (refused(thrown)) return FilterReply.DENY;
    if (values != null)
      for (Object value : values)
        // The REST layer prints the stack trace itself and hands on the text.
        if (value instanceof Throwable told && refused(told)
            || value instanceof String text && text.contains(RefusedException.class.getName()))
          return FilterReply.DENY;
    return FilterReply.NEUTRAL;
  }

  private static boolean refused(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause())
      if (cause instanceof RefusedException) return true;
    return false;
  }
}
