package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a table was asked with, as it is kept and as it is given to a table again. A moment is kept
 * as {@code {"at": "2026-11-23T01:00:00Z"}}, so that it does not come back as a text.
 */
public final class KeptFact {
  private static final String MOMENT = "at";

  /** An input that is a fact itself, or a fact as a date: from its value the fact is known. */
  private static final Pattern INPUT = Pattern.compile("(\\w+)|date\\((\\w+)\\)");

  private KeptFact() {}

  /** Whether a value is of a kind that facts are: text, number, truth, moment or unknown. */
  public static boolean keeps(Object value) {
    return value == null
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Date;
  }

  /** The value as it is written down. */
  public static Object of(Object value) {
    return value instanceof Date moment ? Map.of(MOMENT, moment.toInstant().toString()) : value;
  }

  /** An input or an output as it is written down and compared: a moment is its day. */
  public static Object plain(Object value, ZoneId zone) {
    if (value == null || value instanceof Number || value instanceof Boolean) return value;
    if (value instanceof Date date) return LocalDate.ofInstant(date.toInstant(), zone).toString();
    if (value instanceof LocalDateTime time) return time.toLocalDate().toString();
    return value.toString();
  }

  /** The facts that were kept; none where there are none. */
  public static Map<String, Object> facts(JsonNode kept) {
    Map<String, Object> facts = new HashMap<>();
    kept.properties().forEach(each -> facts.put(each.getKey(), value(each.getValue())));
    return facts;
  }

  /**
   * The facts that the recorded inputs of a table give away. An input that was computed from
   * several facts gives none of them: they are not known.
   *
   * @param inputs by input expression
   * @param dayInstead in place of every day that was asked about; null for the days themselves
   */
  public static Map<String, Object> inputs(JsonNode inputs, LocalDate dayInstead) {
    Map<String, Object> facts = new HashMap<>();
    inputs
        .properties()
        .forEach(
            each -> {
              Matcher name = INPUT.matcher(each.getKey());
              if (!name.matches()) return;
              if (name.group(1) != null) facts.put(name.group(1), value(each.getValue()));
              else facts.put(name.group(2), day(each.getValue(), dayInstead));
            });
    return facts;
  }

  private static LocalDate day(JsonNode recorded, LocalDate instead) {
    if (recorded.isNull()) return null;
    return instead == null ? LocalDate.parse(recorded.textValue()) : instead;
  }

  private static Object value(JsonNode node) {
    if (node.isNumber()) return node.numberValue();
    if (node.isBoolean()) return node.booleanValue();
    if (node.isObject()) return Date.from(Instant.parse(node.path(MOMENT).asText()));
    return node.textValue();
  }
}
