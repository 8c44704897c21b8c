package org.canvasgate.diagram.difference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a cell of a table asks of its column, for cells that compare with fixed values: then it can
 * be said of every value whether the cell holds, without running anything.
 *
 * @param parts one of which must hold, or none where it is negated
 */
record CellTest(boolean negated, List<Part> parts) {
  static final CellTest ANY = new CellTest(true, List.of());

  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern COMPARED = Pattern.compile("(<=|>=|<|>|=)\\s*(.+)", Pattern.DOTALL);
  private static final Pattern RANGE =
      Pattern.compile("([\\[(\\]])\\s*(.+?)\\s*\\.\\.\\s*(.+?)\\s*([\\])\\[])", Pattern.DOTALL);
  private static final Pattern DATE = Pattern.compile("date\\s*\\(\\s*\"([^\"]+)\"\\s*\\)");

  /** One bound or value that a column is compared with. */
  record Part(Bound low, boolean lowIn, Bound high, boolean highIn) {
    boolean holds(Bound value) {
      if (low != null && low.equals(high)) return low.equals(value);
      if (value.value() == null) return false;
      return (low == null
              || low.isLike(value) && (lowIn ? low.upTo(value) <= 0 : low.upTo(value) < 0))
          && (high == null
              || high.isLike(value) && (highIn ? high.upTo(value) >= 0 : high.upTo(value) > 0));
    }
  }

  /**
   * A value as a table writes it.
   *
   * @param value number, day, text, truth or null
   */
  record Bound(Comparable<?> value) {
    boolean isLike(Bound other) {
      return value != null && other.value != null && value.getClass() == other.value.getClass();
    }

    @SuppressWarnings("unchecked")
    int upTo(Bound other) {
      return ((Comparable<Object>) value).compareTo(other.value);
    }

    @Override
    public String toString() {
      if (value instanceof BigDecimal number) return number.toPlainString();
      return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
  }

  /** What a cell asks; empty where it asks for more than can be worked out here. */
  static Optional<CellTest> of(String cell) {
    String text = cell.strip();
    if (text.isEmpty() || text.equals("-")) return Optional.of(ANY);
    Matcher not = NOT.matcher(text);
    boolean negated = not.matches();
    var parts = new ArrayList<Part>();
    for (String part : split(negated ? not.group(1) : text)) {
      Optional<Part> read = part(part.strip());
      if (read.isEmpty()) return Optional.empty();
      parts.add(read.get());
    }
    return Optional.of(new CellTest(negated, List.copyOf(parts)));
  }

  boolean holds(Bound value) {
    return negated == parts.stream().noneMatch(part -> part.holds(value));
  }

  boolean isAny() {
    return parts.isEmpty();
  }

  /** All values that the cell is about. */
  Stream<Bound> bounds() {
    return parts.stream()
        .flatMap(part -> Stream.of(part.low(), part.high()))
        .filter(java.util.Objects::nonNull)
        .distinct();
  }

  private static Optional<Part> part(String text) {
    Matcher range = RANGE.matcher(text);
    if (range.matches())
      return bound(range.group(2))
          .flatMap(
              low ->
                  bound(range.group(3))
                      .map(
                          high ->
                              new Part(
                                  low,
                                  range.group(1).equals("["),
                                  high,
                                  range.group(4).equals("]"))));
    Matcher compared = COMPARED.matcher(text);
    if (!compared.matches()) return bound(text).map(value -> new Part(value, true, value, true));
    return bound(compared.group(2))
        .map(
            value ->
                switch (compared.group(1)) {
                  case "<" -> new Part(null, false, value, false);
                  case "<=" -> new Part(null, false, value, true);
                  case ">" -> new Part(value, false, null, false);
                  case ">=" -> new Part(value, true, null, false);
                  default -> new Part(value, true, value, true);
                });
  }

  private static Optional<Bound> bound(String written) {
    String text = written.strip();
    if (text.equals("null")) return Optional.of(new Bound(null));
    if (text.equals("true") || text.equals("false"))
      return Optional.of(new Bound(Boolean.valueOf(text)));
    if (text.matches("\"[^\"\\\\]*\""))
      return Optional.of(new Bound(text.substring(1, text.length() - 1)));
    if (text.matches("-?\\d{1,18}(\\.\\d{1,18})?"))
      return Optional.of(new Bound(new BigDecimal(text).stripTrailingZeros()));
    Matcher date = DATE.matcher(text);
    if (!date.matches()) return Optional.empty();
    try {
      return Optional.of(new Bound(LocalDate.parse(date.group(1))));
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  /** At commas that stand neither in a text nor in brackets. */
  private static List<String> split(String text) {
    var parts = new ArrayList<String>();
    boolean quoted = false;
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') quoted = !quoted;
      else if (!quoted && c == '(') depth++;
      else if (!quoted && c == ')') depth--;
      else if (!quoted && c == ',' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
