package org.canvasgate.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps what people wrote out of the log. The message of an exception often quotes it: a name that
 * stands twice, a number that is none, a whole row. So of an exception the log tells its class, its
 * place in the code and, of the database, the error's code; never its message. Whatever writes the
 * log, to the console, a file or as JSON, gets it so.
 */
@Component
class PrivateLog extends TurboFilter {
  private static final String TOLD_ELSEWHERE = "(…)";

  /** Shorter messages stand in other words by chance. */
  private static final int LEAST = 3;

  /** Ends where an exception is its own cause by a detour. */
  private static final int DEEPEST = 20;

  private static final String TRACE = "\n\tat ";

  /** The first line of an exception in a text that holds a whole stack trace. */
  private static final Pattern HEAD_OF_TRACE =
      Pattern.compile("(?m)^(Caused by: |\\tSuppressed: )?([\\w.$]+(?:Exception|Error)):.*$");

  private static final Pattern IN_TRACE =
      Pattern.compile("\\s+(?:at |\\.\\.\\. \\d+).*|(?:Caused by: |\\tSuppressed: )?[\\w.$]+");

  private final boolean everything;

  /**
   * @param everything whether the messages of exceptions are told all the same, for a while in
   *     which a fault is looked for
   * @param first whatever it drops is not to be told here
   */
  PrivateLog(@Value("${canvasgate.log.messages:false}") boolean everything, QuietRefusals first) {
    this.everything = everything;
  }

  @PostConstruct
  void attach() {
    if (!everything && LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      setContext(context);
      start();
      context.addTurboFilter(this);
    }
  }

  @Override
  public FilterReply decide(
      Marker marker, Logger logger, Level level, String format, Object[] values, Throwable thrown) {
    if (format == null && thrown == null || !level.isGreaterOrEqual(logger.getEffectiveLevel()))
      return FilterReply.NEUTRAL;
    if (thrown == null && !quotes(format) && !quotes(values)) return FilterReply.NEUTRAL;
    var event = new LoggingEvent(Logger.FQCN, logger, level, format, thrown, values);
    if (marker != null) event.addMarker(marker);
    Throwable told =
        event.getThrowableProxy() instanceof ThrowableProxy proxy ? proxy.getThrowable() : null;
    String message = withoutMessages(event.getFormattedMessage(), told, values);
    var veiled = new LoggingEvent(Logger.FQCN, logger, level, message, veil(told, 0), null);
    if (marker != null) veiled.addMarker(marker);
    logger.callAppenders(veiled);
    return FilterReply.DENY;
  }

  private static boolean quotes(Object[] values) {
    if (values != null)
      for (Object value : values)
        if (value instanceof Throwable || value != null && quotes(value.toString())) return true;
    return false;
  }

  private static boolean quotes(String text) {
    return text != null && text.contains(TRACE);
  }

  private static String withoutMessages(String message, Throwable told, Object[] values) {
    if (message == null) return null;
    String without = without(message, told);
    if (values != null)
      for (Object value : values)
        if (value instanceof Throwable quoted) without = without(without, quoted);
    return quotes(without) ? withoutMessages(without) : without;
  }

  private static String without(String text, Throwable told) {
    String without = text;
    Throwable cause = told;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      String message = cause.getMessage();
      if (message != null && message.length() >= LEAST)
        without = without.replace(message, TOLD_ELSEWHERE);
      cause = cause.getCause();
    }
    return without;
  }

  /** Of a stack trace in a text: classes and places; what stands between them is a message. */
  private static String withoutMessages(String trace) {
    var kept = new StringBuilder();
    boolean within = false;
    for (String line : HEAD_OF_TRACE.matcher(trace).replaceAll("$1$2").split("\n")) {
      boolean of = IN_TRACE.matcher(line).matches();
      if (of || !within && kept.isEmpty())
        kept.append(kept.isEmpty() ? "" : "\n").append(of ? line : head(line));
      within |= of;
    }
    return kept.toString();
  }

  /** What a logger wrote before the trace, up to the exception's message. */
  private static String head(String line) {
    var exception = Pattern.compile("[\\w.$]+(?:Exception|Error)\\b").matcher(line);
    return exception.find() ? line.substring(0, exception.end()) : TOLD_ELSEWHERE;
  }

  /** The same failure without its words. */
  private static Throwable veil(Throwable told, int depth) {
    if (told == null || depth == DEEPEST) return null;
    return new Failure(told, veil(told.getCause(), depth + 1));
  }

  /** Names the class that failed instead of repeating what it said. */
  static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(Throwable told, Throwable cause) {
      super(name(told), cause, false, true);
      setStackTrace(told.getStackTrace());
    }

    private static String name(Throwable told) {
      String name = told.getClass().getName();
      return told instanceof SQLException sql ? name + " [" + sql.getSQLState() + "]" : name;
    }
  }
}
