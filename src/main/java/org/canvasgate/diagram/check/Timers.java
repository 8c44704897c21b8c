package org.canvasgate.diagram.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.scheduling.support.CronExpression;

/** Whether dates, durations and repetitions can be read. */
final class Timers {
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?=.)(\\d{1,6}Y)?(\\d{1,6}M)?(\\d{1,6}W)?(\\d{1,6}D)?"
              + "(T(?=.)(\\d{1,6}H)?(\\d{1,6}M)?(\\d{1,6}(\\.\\d{1,9})?S)?)?");

  private static final Pattern REPETITION = Pattern.compile("R\\d{0,4}/.*");
  private static final Pattern COUNTED = Pattern.compile("R\\d{1,4}/.*");

  private Timers() {}

  static void check(TimerEventDefinition timer, String element, Notes notes) {
    int given = 0;
    given += read(timer.getTimeDate(), Timers::isDate, element, notes);
    given += read(timer.getTimeDuration(), Timers::isDuration, element, notes);
    given += read(timer.getTimeCycle(), Timers::isCycle, element, notes);
    if (given != 1) notes.error(element, "timer", "timer.none");
    if (timer.getTimeCycle() != null) {
      String cycle = timer.getTimeCycle().getTextContent().strip();
      if (!Expressions.isExpression(cycle) && !COUNTED.matcher(cycle).matches())
        notes.warn(element, "timer", "timer.endless");
    }
  }

  static void dueDate(String text, String element, Notes notes) {
    if (ProcessTexts.blank(text) || Expressions.isExpression(text)) return;
    if (!isDate(text.strip()) && !isDuration(text.strip()))
      notes.error(element, "due-date", "timer.due-date", text.strip());
  }

  /** How often and how far apart something is tried again, such as {@code R5/PT30S}. */
  static boolean isRetry(String text) {
    String retry = text.strip();
    if (retry.startsWith("R")) return isCycle(retry);
    for (String each : retry.split(",", -1)) if (!isDuration(each.strip())) return false;
    return true;
  }

  private static int read(
      ModelElementInstance part, Predicate<String> readable, String element, Notes notes) {
    if (part == null) return 0;
    String text = part.getTextContent().strip();
    if (text.isEmpty()) return 0;
    if (!Expressions.isExpression(text) && !readable.test(text))
      notes.error(element, "timer", "timer.unreadable", text);
    return 1;
  }

  private static boolean isDate(String text) {
    return parses(text, LocalDateTime::parse)
        || parses(text, OffsetDateTime::parse)
        || parses(text, LocalDate::parse);
  }

  private static boolean isDuration(String text) {
    return DURATION.matcher(text).matches();
  }

  private static boolean isCycle(String text) {
    if (!REPETITION.matcher(text).matches()) return CronExpression.isValidExpression(text);
    for (String part : text.substring(text.indexOf('/') + 1).split("/", -1))
      if (!isDuration(part) && !isDate(part)) return false;
    return true;
  }

  private interface Parser {
    Object parse(String text);
  }

  private static boolean parses(String text, Parser parser) {
    try {
      parser.parse(text);
      return true;
    } catch (DateTimeException unreadable) {
      return false;
    }
  }
}
