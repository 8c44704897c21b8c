package org.canvasgate.tracking.board;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.proposal.ServiceField;
import org.canvasgate.proposal.Status;

/**
 * What somebody asks of the board, as it stands in an address: {@code q}, {@code stage}, {@code
 * status}, {@code kind}, {@code field}, {@code city}, {@code mine}, {@code late}, {@code before},
 * {@code sort}, {@code cursor}, {@code size}. A value that there is not is left out, so that no
 * address is an error.
 *
 * @param text searched in names, cities and ids, in either language; blank for all
 * @param stages among {@link #STAGES}; empty for all
 * @param statuses constants of {@link Status}; empty for all
 * @param kinds public, private, mixed; empty for all
 * @param fields keys of {@link ServiceField}; empty for all
 * @param cities as proposals name them; empty for all
 * @param waitsOnMe only cases with an open task that the reader has or may take
 * @param overdue only cases with a step past its date
 * @param dueBefore only cases with a step due on this day or before; null for all
 * @param cursor from where on, as {@link BoardPage} gave it; null for the first rows
 * @param size how many rows, 1 to {@link #MOST}
 */
public record BoardQuery(
    String text,
    List<String> stages,
    List<String> statuses,
    List<String> kinds,
    List<String> fields,
    List<String> cities,
    boolean waitsOnMe,
    boolean overdue,
    LocalDate dueBefore,
    Sort sort,
    String cursor,
    int size) {
  /** Where a case can stand, in the order of its way. */
  public static final List<String> STAGES =
      List.of("intake", "review", "consultation", "maintenance", "operation", "ended");

  /** The most rows at once. */
  public static final int MOST = 200;

  static final int USUAL = 50;
  private static final int LONGEST_TEXT = 200;
  private static final int MOST_VALUES = 50;

  /** By what the rows are sorted; what a row lacks, or its reader may not know, comes last. */
  public enum Sort {
    /** The last changed first. */
    CHANGED("changed"),
    /** The longest overdue first, then what is due soonest. */
    DUE("due"),
    /** The highest score first. */
    SCORE("score"),
    /** The lowest score first. */
    LOW_SCORE("-score"),
    /** By name, in the reader's language. */
    NAME("name");

    private final String key;

    Sort(String key) {
      this.key = key;
    }

    /** The word in an address. */
    public String key() {
      return key;
    }

    static Sort of(String key) {
      return Arrays.stream(values())
          .filter(sort -> sort.key.equals(key))
          .findFirst()
          .orElse(CHANGED);
    }
  }

  public BoardQuery {
    text = text == null ? "" : cut(text.replace('\0', ' ').strip());
    stages = known(stages, STAGES);
    statuses = known(statuses, List.copyOf(Status.ALL));
    kinds = known(kinds, Arrays.stream(ServiceKind.values()).map(ServiceKind::key).toList());
    fields = known(fields, Arrays.stream(ServiceField.values()).map(ServiceField::key).toList());
    cities =
        cities.stream()
            .map(city -> cut(city.replace('\0', ' ').strip()))
            .filter(city -> !city.isEmpty())
            .distinct()
            .limit(MOST_VALUES)
            .toList();
    size = Math.max(1, Math.min(size, MOST));
  }

  /** Everything, the last changed first. */
  public static BoardQuery everything() {
    return of(Map.of());
  }

  /** Reads the parameters of an address, as a servlet's request gives them. */
  public static BoardQuery of(Map<String, String[]> parameters) {
    return new BoardQuery(
        one(parameters, "q"),
        all(parameters, "stage"),
        all(parameters, "status"),
        all(parameters, "kind"),
        all(parameters, "field"),
        all(parameters, "city"),
        yes(parameters, "mine"),
        yes(parameters, "late"),
        day(one(parameters, "before")),
        Sort.of(one(parameters, "sort")),
        one(parameters, "cursor"),
        number(one(parameters, "size")));
  }

  /** The parameters that say more than nothing, without the cursor, in a fixed order. */
  public Map<String, List<String>> parameters() {
    Map<String, List<String>> said = new LinkedHashMap<>();
    if (!text.isEmpty()) said.put("q", List.of(text));
    said.put("stage", stages);
    said.put("status", statuses);
    said.put("kind", kinds);
    said.put("field", fields);
    said.put("city", cities);
    if (waitsOnMe) said.put("mine", List.of("true"));
    if (overdue) said.put("late", List.of("true"));
    if (dueBefore != null) said.put("before", List.of(dueBefore.toString()));
    if (sort != Sort.CHANGED) said.put("sort", List.of(sort.key()));
    if (size != USUAL) said.put("size", List.of(Integer.toString(size)));
    said.values().removeIf(List::isEmpty);
    return said;
  }

  /** The same as the part of an address behind the question mark; empty where nothing is asked. */
  public String address() {
    return parameters().entrySet().stream()
        .flatMap(said -> said.getValue().stream().map(value -> said.getKey() + "=" + typed(value)))
        .collect(Collectors.joining("&"));
  }

  /** The address of the rows from a cursor on. */
  public String address(String from) {
    String rest = address();
    return (rest.isEmpty() ? "" : rest + "&") + "cursor=" + typed(from);
  }

  /** The same question, from a cursor on. */
  public BoardQuery from(String there) {
    return new BoardQuery(
        text, stages, statuses, kinds, fields, cities, waitsOnMe, overdue, dueBefore, sort, there,
        size);
  }

  /** The same question, for other stages, from the first row on. */
  public BoardQuery at(List<String> others) {
    return new BoardQuery(
        text, others, statuses, kinds, fields, cities, waitsOnMe, overdue, dueBefore, sort, null,
        size);
  }

  /** The same question, for so many rows. */
  public BoardQuery sized(int rows) {
    return new BoardQuery(
        text, stages, statuses, kinds, fields, cities, waitsOnMe, overdue, dueBefore, sort, cursor,
        rows);
  }

  /** The same question, sorted otherwise, from the first row on. */
  public BoardQuery by(Sort other) {
    return new BoardQuery(
        text, stages, statuses, kinds, fields, cities, waitsOnMe, overdue, dueBefore, other, null,
        size);
  }

  private static List<String> known(List<String> asked, List<String> known) {
    return known.stream().filter(asked::contains).toList();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
  }

  private static List<String> all(Map<String, String[]> parameters, String name) {
    String[] values = parameters.get(name);
    return values == null ? List.of() : List.of(values);
  }

  private static String one(Map<String, String[]> parameters, String name) {
    return all(parameters, name).stream().filter(v -> !v.isBlank()).findFirst().orElse(null);
  }

  private static boolean yes(Map<String, String[]> parameters, String name) {
    return "true".equals(one(parameters, name));
  }

  private static LocalDate day(String text) {
    try {
      LocalDate day = text == null ? null : LocalDate.parse(text);
      return day == null || day.getYear() < 1900 || day.getYear() > 2999 ? null : day;
    } catch (DateTimeParseException noDay) {
      return null;
    }
  }

  private static int number(String text) {
    try {
      return text == null ? USUAL : Integer.parseInt(text);
    } catch (NumberFormatException noNumber) {
      return USUAL;
    }
  }

  private static String typed(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
