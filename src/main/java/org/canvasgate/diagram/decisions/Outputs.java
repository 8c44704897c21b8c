package org.canvasgate.diagram.decisions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Compares what a table answered then with what it would answer. An output that the table did not
 * have then is not compared: nothing rested on it.
 */
final class Outputs {
  private Outputs() {}

  static boolean same(JsonNode recorded, List<Map<String, Object>> now) {
    if (recorded.size() != now.size()) return false;
    for (int i = 0; i < now.size(); i++)
      if (!differing(recorded.get(i), now.get(i)).isEmpty()) return false;
    return true;
  }

  /** The outputs that differ, where one rule held and one would; none are named elsewhere. */
  static List<ReplayResult.Cell> cells(JsonNode recorded, List<Map<String, Object>> now) {
    return recorded.size() == 1 && now.size() == 1
        ? differing(recorded.get(0), now.get(0))
        : List.of();
  }

  static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  private static List<ReplayResult.Cell> differing(JsonNode recorded, Map<String, Object> now) {
    List<ReplayResult.Cell> cells = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : recorded.properties()) {
      String then = text(each.getValue());
      String value = text(now.get(each.getKey()));
      if (!Objects.equals(then, value))
        cells.add(new ReplayResult.Cell(each.getKey(), then, value));
    }
    return cells;
  }

  private static String text(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? null
        : value.isNumber() ? number(value.doubleValue()) : value.asText();
  }

  private static String text(Object value) {
    return value == null
        ? null
        : value instanceof Number number ? number(number.doubleValue()) : value.toString();
  }

  /** Two numbers are the same whether or not one is written with a decimal point. */
  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
