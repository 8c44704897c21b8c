package org.canvasgate.diagram.check;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * Where the rules of a table overlap, and where none of them holds.
 *
 * <p>Between the values that a column compares with, its cells answer always the same; so it is
 * enough to try each of those values and one between each two. This is exact for cells that compare
 * with values alone; a table with any other cell is not judged. Of texts, those that the column
 * names are tried, here or in the table as it came with the application, because which others there
 * are is known to nobody; of numbers also those below the first and above the last, of days the one
 * after the last.
 *
 * @param overlaps pairs of rules that hold together somewhere
 * @param neverReached ids of rules before which others always hold
 * @param gap a combination for which no rule holds, as text; empty where there is none, where it
 *     was not found within the steps allowed, and where the delivered table says what may be
 *     missing
 * @param lost a combination for which no rule holds although one did in the delivered table
 * @param judged whether it is certain that nothing else was lost
 */
record TableCoverage(
    List<Overlap> overlaps,
    List<String> neverReached,
    Optional<String> gap,
    Optional<String> lost,
    boolean judged) {
  private static final int MOST_STEPS = 200_000;
  private static final int MOST_RULES = 500;

  /**
   * Two rules that hold together.
   *
   * @param example where both do
   */
  record Overlap(String first, String second, String example) {}

  /**
   * A value to try, and the rules whose cell in this column holds for it.
   *
   * @param expected whether it is one for which a rule should hold
   */
  private record Sample(String shown, BitSet holds, boolean expected) {}

  /**
   * @param delivered the table as it came with the application; does not count where its columns
   *     ask for something else
   * @param everyColumn that it counts even then: a column that one of the two does not have holds
   *     there for everything
   */
  static Optional<TableCoverage> of(
      List<Input> inputs,
      List<Rule> rules,
      Optional<DecisionTable> delivered,
      boolean everyColumn) {
    if (rules.size() > MOST_RULES) return Optional.empty();
    var asking = new ArrayList<>(inputs);
    if (everyColumn) delivered.ifPresent(table -> asking.addAll(others(inputs, table)));
    Optional<List<List<Cell>>> before =
        delivered.flatMap(table -> cells(asking, table, everyColumn));
    var columns = new ArrayList<List<Sample>>();
    var now = new ArrayList<List<Cell>>();
    for (int column = 0; column < asking.size(); column++) {
      var cells =
          column < inputs.size() ? cells(rules, column) : Optional.of(everywhere(rules.size()));
      if (cells.isEmpty()) return Optional.empty();
      now.add(cells.get());
      var both = new ArrayList<>(cells.get());
      if (before.isPresent()) both.addAll(before.get().get(column));
      columns.add(samples(both, type(asking.get(column))));
    }
    List<String> names = asking.stream().map(TableCoverage::question).toList();
    List<String> ids = rules.stream().map(Rule::getId).map(String::valueOf).toList();
    int others = before.isEmpty() ? 0 : delivered.get().getRules().size();
    var search = new Search(columns, names, ids, ids.size() + others);
    boolean same = before.isPresent() && before.get().equals(now);
    Optional<String> lost = before.isEmpty() || same ? Optional.empty() : search.lost();
    return Optional.of(
        new TableCoverage(
            search.overlaps(),
            search.neverReached(),
            before.isPresent() ? Optional.empty() : search.gap(),
            lost,
            before.isPresent() && (same || lost.isPresent() || search.lostIsCertain())));
  }

  /** The columns of the other table that ask for what none of these does. */
  private static List<Input> others(List<Input> inputs, DecisionTable other) {
    List<String> asking = inputs.stream().map(TableCoverage::question).toList();
    return other.getInputs().stream().filter(each -> !asking.contains(question(each))).toList();
  }

  private static List<Cell> everywhere(int rules) {
    return Collections.nCopies(rules, new Cell(true, false, List.of()));
  }

  /** The cells of a column; empty where one of them does more than compare with values. */
  private static Optional<List<Cell>> cells(List<Rule> rules, int column) {
    var cells = new ArrayList<Cell>();
    for (Rule rule : rules) {
      var row = List.copyOf(rule.getInputEntries());
      var cell = column < row.size() ? Cell.of(row.get(column)) : Optional.<Cell>empty();
      if (cell.isEmpty()) return Optional.empty();
      cells.add(cell.get());
    }
    return Optional.of(cells);
  }

  /** The cells of another table, in the order of these columns. */
  private static Optional<List<List<Cell>>> cells(
      List<Input> inputs, DecisionTable other, boolean everyColumn) {
    List<Rule> rules = List.copyOf(other.getRules());
    List<String> asked = other.getInputs().stream().map(TableCoverage::question).toList();
    List<String> asking = inputs.stream().map(TableCoverage::question).toList();
    boolean alike = asked.size() == asking.size() && Set.copyOf(asked).equals(Set.copyOf(asking));
    if (!alike && !everyColumn || rules.isEmpty() || rules.size() > MOST_RULES)
      return Optional.empty();
    var columns = new ArrayList<List<Cell>>();
    for (String question : asking) {
      int at = asked.indexOf(question);
      var cells = at < 0 ? Optional.of(everywhere(rules.size())) : cells(rules, at);
      if (cells.isEmpty()) return Optional.empty();
      columns.add(cells.get());
    }
    return Optional.of(columns);
  }

  private static String question(Input input) {
    return input.getInputExpression() == null
        ? ""
        : Tables.text(input.getInputExpression().getText());
  }

  private static String type(Input input) {
    return input.getInputExpression() == null ? null : input.getInputExpression().getTypeRef();
  }

  /** One cell that compares with values: each alternative holds or does not for a value. */
  private record Cell(boolean any, boolean negated, List<Test> tests) {
    private static final Pattern VALUE =
        Pattern.compile(
            "-?\\d+(?:\\.\\d+)?|\"[^\"]*\"|true|false|null|date\\(\\s*\"(\\d{4}-\\d{2}-\\d{2})\"\\s*\\)");

    private static final Pattern TEST =
        Pattern.compile(
            "\\G\\s*(?:(?<op><=|>=|<|>|=)?\\s*(?<value>"
                + VALUE.pattern()
                + ")|(?<open>[\\[\\](])\\s*(?<low>"
                + VALUE.pattern()
                + ")\\s*\\.\\.\\s*(?<high>"
                + VALUE.pattern()
                + ")\\s*(?<close>[\\[\\])]))\\s*(?:,|$)");

    private static final Pattern DAY = Pattern.compile("date\\(\\s*\"([^\"]*)\"");

    static Optional<Cell> of(InputEntry entry) {
      String text = Tables.text(entry.getText());
      if (text.isEmpty() || text.equals("-")) return Optional.of(new Cell(true, false, List.of()));
      boolean negated = text.startsWith("not(") && text.endsWith(")");
      String inner = negated ? text.substring(4, text.length() - 1) : text;
      var tests = new ArrayList<Test>();
      Matcher matcher = TEST.matcher(inner);
      int end = 0;
      while (end < inner.length() && matcher.find()) {
        if (!days(matcher.group())) return Optional.empty();
        tests.add(Test.of(matcher));
        end = matcher.end();
      }
      return end == inner.length() && !tests.isEmpty()
          ? Optional.of(new Cell(false, negated, tests))
          : Optional.empty();
    }

    /** Whether all the days in a text are in the calendar; no rule holds for any other. */
    private static boolean days(String text) {
      try {
        DAY.matcher(text).results().forEach(day -> LocalDate.parse(day.group(1)));
        return true;
      } catch (DateTimeParseException none) {
        return false;
      }
    }

    boolean holds(Value value) {
      if (any) return true;
      boolean one = tests.stream().anyMatch(test -> test.holds(value));
      return negated != one;
    }
  }

  /** A comparison; without a limit on one side, that side is open. */
  private record Test(Value low, boolean withLow, Value high, boolean withHigh) {
    static Test of(Matcher matcher) {
      if (matcher.group("open") != null)
        return new Test(
            Value.of(matcher.group("low")),
            matcher.group("open").equals("["),
            Value.of(matcher.group("high")),
            matcher.group("close").equals("]"));
      Value value = Value.of(matcher.group("value"));
      return switch (String.valueOf(matcher.group("op"))) {
        case "<" -> new Test(null, false, value, false);
        case "<=" -> new Test(null, false, value, true);
        case ">" -> new Test(value, false, null, false);
        case ">=" -> new Test(value, true, null, false);
        default -> new Test(value, true, value, true);
      };
    }

    boolean holds(Value value) {
      Value limit = low == null ? high : low;
      if (limit.kind() != value.kind()) return false;
      if (low != null && !above(value.compareTo(low), withLow)) return false;
      return high == null || above(high.compareTo(value), withHigh);
    }

    private static boolean above(int compared, boolean with) {
      return compared > 0 || with && compared == 0;
    }
  }

  /** A value of a cell; only values of the same kind can be compared. */
  private record Value(char kind, BigDecimal number, String shown) implements Comparable<Value> {
    static final Value UNKNOWN = new Value('n', BigDecimal.ZERO, "null");
    static final Value OTHER = new Value('s', BigDecimal.ZERO, "…");
    static final char NUMBER = '0';
    static final char DATE = 'd';
    static final char TEXT = 's';
    static final char TRUTH = 'b';

    static Value of(String text) {
      if (text.equals("null")) return UNKNOWN;
      if (text.equals("true") || text.equals("false"))
        return new Value(TRUTH, BigDecimal.ZERO, text);
      if (text.startsWith("\"")) return new Value(TEXT, BigDecimal.ZERO, text);
      if (text.startsWith("date")) {
        String day = text.replaceAll("[^\\d-]", "");
        return new Value(DATE, new BigDecimal(day.replace("-", "")), day);
      }
      return number(new BigDecimal(text));
    }

    static Value number(BigDecimal number) {
      return new Value(NUMBER, number, number.stripTrailingZeros().toPlainString());
    }

    @Override
    public int compareTo(Value other) {
      if (kind != other.kind) return Character.compare(kind, other.kind);
      int compared = number.compareTo(other.number);
      return compared != 0 || kind == NUMBER || kind == DATE
          ? compared
          : shown.compareTo(other.shown);
    }
  }

  private static List<Sample> samples(List<Cell> cells, String type) {
    var values = new TreeSet<Value>();
    for (Cell cell : cells)
      for (Test test : cell.tests()) {
        if (test.low() != null) values.add(test.low());
        if (test.high() != null) values.add(test.high());
      }
    var tried = new ArrayList<>(values);
    tried.addAll(between(values, type));
    if (values.stream().anyMatch(value -> value.kind() == Value.TRUTH) || "boolean".equals(type)) {
      tried.add(Value.of("true"));
      tried.add(Value.of("false"));
    }
    if (tried.isEmpty() || values.stream().anyMatch(value -> value.kind() == Value.TEXT))
      tried.add(Value.OTHER);
    tried.add(Value.UNKNOWN);
    boolean free = cells.stream().allMatch(Cell::any);
    // Values for which the same rules hold are the same to the table.
    Map<BitSet, Sample> different = new LinkedHashMap<>();
    for (Value value : tried) {
      var holds = new BitSet();
      IntStream.range(0, cells.size())
          .filter(rule -> cells.get(rule).holds(value))
          .forEach(holds::set);
      different.putIfAbsent(holds, new Sample(value.shown(), holds, free || isExpected(value)));
    }
    return List.copyOf(different.values());
  }

  private static boolean isExpected(Value value) {
    return value != Value.UNKNOWN && value != Value.OTHER;
  }

  /** Numbers between each two that are named, below the first and above the last; days after. */
  private static List<Value> between(TreeSet<Value> values, String type) {
    var tried = new ArrayList<Value>();
    Value before = null;
    boolean whole = "integer".equals(type) || "long".equals(type);
    for (Value value : values) {
      if (value.kind() == Value.NUMBER) {
        BigDecimal step = whole ? BigDecimal.ONE : new BigDecimal("0.001");
        tried.add(Value.number(value.number().add(step)));
        if (before != null && before.kind() == Value.NUMBER)
          tried.add(Value.number(value.number().subtract(step)));
        else tried.add(Value.number(value.number().subtract(BigDecimal.ONE)));
      }
      if (value.kind() == Value.DATE)
        tried.add(
            new Value(
                Value.DATE, value.number().add(new BigDecimal("0.5")), value.shown() + " + 1"));
      before = value;
    }
    return tried;
  }

  /**
   * Looks through the combinations, by the rules that hold for each: first those of this table,
   * behind them those of the delivered one.
   */
  private static final class Search {
    private final List<List<Sample>> columns;
    private final List<String> names;
    private final List<String> ids;
    private final int rules;
    private int steps;
    private boolean lostIsCertain;

    Search(List<List<Sample>> columns, List<String> names, List<String> ids, int rules) {
      this.columns = columns;
      this.names = names;
      this.ids = ids;
      this.rules = rules;
    }

    List<Overlap> overlaps() {
      var found = new ArrayList<Overlap>();
      for (int first = 0; first < ids.size(); first++)
        for (int second = first + 1; second < ids.size(); second++) {
          var example = new ArrayList<String>();
          if (both(first, second, example))
            found.add(new Overlap(ids.get(first), ids.get(second), String.join(", ", example)));
        }
      return found;
    }

    private boolean both(int first, int second, List<String> example) {
      for (int column = 0; column < columns.size(); column++) {
        Optional<Sample> common =
            columns.get(column).stream()
                .filter(sample -> sample.holds().get(first) && sample.holds().get(second))
                .findFirst();
        if (common.isEmpty()) return false;
        add(example, column, common.get());
      }
      return true;
    }

    /** Rules that hold nowhere first; not judged where there are too many combinations. */
    List<String> neverReached() {
      var first = new BitSet();
      steps = 0;
      reach(0, own(), first);
      if (steps > MOST_STEPS) return List.of();
      return IntStream.range(0, ids.size())
          .filter(rule -> !first.get(rule))
          .mapToObj(ids::get)
          .toList();
    }

    private void reach(int column, BitSet holding, BitSet first) {
      if (holding.isEmpty() || ++steps > MOST_STEPS) return;
      if (column == columns.size()) {
        first.set(holding.nextSetBit(0));
        return;
      }
      for (Sample sample : columns.get(column))
        reach(column + 1, meet(holding, sample.holds()), first);
    }

    Optional<String> gap() {
      steps = 0;
      var at = new ArrayList<String>();
      return gap(0, own(), at) ? Optional.of(String.join(", ", at)) : Optional.empty();
    }

    /** What is not known, and texts that no cell names, are left out: who knows if they occur. */
    private boolean gap(int column, BitSet holding, List<String> at) {
      if (holding.isEmpty()) return true;
      if (column == columns.size() || ++steps > MOST_STEPS) return false;
      for (Sample sample : columns.get(column)) {
        if (!sample.expected()) continue;
        int size = at.size();
        add(at, column, sample);
        if (gap(column + 1, meet(holding, sample.holds()), at)) return true;
        while (at.size() > size) at.remove(at.size() - 1);
      }
      return false;
    }

    Optional<String> lost() {
      var every = own();
      every.set(0, rules);
      steps = 0;
      var at = new ArrayList<String>();
      boolean found = rules > ids.size() && lost(0, every, at);
      lostIsCertain = steps <= MOST_STEPS;
      return found ? Optional.of(String.join(", ", at)) : Optional.empty();
    }

    boolean lostIsCertain() {
      return lostIsCertain;
    }

    private boolean lost(int column, BitSet holding, List<String> at) {
      if (holding.nextSetBit(ids.size()) < 0 || ++steps > MOST_STEPS) return false;
      if (column == columns.size()) return holding.nextSetBit(0) >= ids.size();
      for (Sample sample : columns.get(column)) {
        int size = at.size();
        add(at, column, sample);
        if (lost(column + 1, meet(holding, sample.holds()), at)) return true;
        while (at.size() > size) at.remove(at.size() - 1);
      }
      return false;
    }

    private void add(List<String> shown, int column, Sample sample) {
      if (columns.get(column).size() > 1 || columns.size() == 1)
        shown.add(names.get(column) + " = " + sample.shown());
    }

    private BitSet own() {
      var every = new BitSet();
      every.set(0, ids.size());
      return every;
    }

    private static BitSet meet(BitSet one, BitSet other) {
      var both = (BitSet) one.clone();
      both.and(other);
      return both;
    }
  }
}
