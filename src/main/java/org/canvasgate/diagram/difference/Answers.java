package org.canvasgate.diagram.difference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.canvasgate.diagram.difference.CellTest.Bound;
import org.canvasgate.diagram.model.Alteration.What;
import org.canvasgate.diagram.model.ChangeClass;

/**
 * What a table used to answer and answers now. The cells of a column cut its values into stretches
 * within which no cell can tell one value from another; one value of each stretch, in every
 * combination with those of the other columns, therefore stands for all. So differences, gaps and
 * overlaps are found and not guessed; where the cells ask for more than comparisons, or there are
 * too many combinations, it says that it does not know.
 */
final class Answers {
  /** Combinations looked at, in part or whole, before it gives up; some tenths of a second. */
  private static final int MOST = 500_000;

  /** Cells of a table before it does not begin. */
  private static final int LARGEST = 5_000;

  /** Different kinds of answers told for one table; the rest is counted. */
  private static final int TOLD = 20;

  private final Side before;
  private final Side after;
  private final Function<XmlNode, String> columnName;
  private final List<Column> columns = new ArrayList<>();
  private final Map<List<String>, Example> examples = new LinkedHashMap<>();
  private int looked;
  private final boolean sameFrame;
  private boolean known = true;

  Answers(XmlNode before, XmlNode after, Function<XmlNode, String> columnName) {
    this.columnName = columnName;
    this.before = new Side(before);
    this.after = new Side(after);
    this.sameFrame = sameFrame();
  }

  /** One version of the table. */
  private static final class Side {
    final String policy;
    final List<XmlNode> inputs;
    final List<XmlNode> outputs;
    final List<Row> rules;

    Side(XmlNode table) {
      policy = table.attribute("hitPolicy").isEmpty() ? "UNIQUE" : table.attribute("hitPolicy");
      inputs = table.children("dmn:input").toList();
      outputs = table.children("dmn:output").toList();
      rules = table.children("dmn:rule").map(Row::of).toList();
    }

    int cells() {
      return rules.size() * Math.max(1, inputs.size());
    }

    int column(String asked) {
      for (int i = 0; i < inputs.size(); i++) if (asked(inputs.get(i)).equals(asked)) return i;
      return -1;
    }
  }

  /** The cells of a rule. */
  private record Row(List<Optional<CellTest>> conditions, List<String> said, List<String> answers) {
    boolean says(Row other) {
      return said.equals(other.said) && answers.equals(other.answers);
    }

    static Row of(XmlNode rule) {
      List<String> said = rule.children("dmn:inputEntry").map(cell -> cell.text).toList();
      boolean plain = rule.children("dmn:inputEntry").allMatch(cell -> isFeel(cell));
      return new Row(
          said.stream()
              .map(cell -> plain ? CellTest.of(cell) : Optional.<CellTest>empty())
              .toList(),
          said,
          rule.children("dmn:outputEntry").map(cell -> cell.text).toList());
    }

    private static boolean isFeel(XmlNode cell) {
      String language = cell.attribute("expressionLanguage");
      return language.isEmpty() || language.toLowerCase(java.util.Locale.ROOT).contains("feel");
    }
  }

  /** A question that either version asks, and one value for each stretch of its values. */
  private record Column(
      String name, List<String> points, List<BitSet> before, List<BitSet> after) {}

  private static final class Example {
    List<Integer> first;
    final List<Set<Integer>> seen = new ArrayList<>();
    int combinations;
  }

  private static String asked(XmlNode input) {
    return input.textOf("dmn:inputExpression");
  }

  /** Adds what it finds to what else differs. */
  void tell(Alterations found, String decision, String name) {
    if (alike(all(before), all(after))) return;
    known = before.cells() <= LARGEST && after.cells() <= LARGEST;
    if (known) for (String asked : questions()) columns.add(column(asked));
    if (known) descend(0, all(before), all(after), new ArrayList<>());
    if (!known) {
      found.add(decision, What.CHANGED, ChangeClass.LAYOUT, "answers-not-known", name);
      return;
    }
    examples.entrySet().stream()
        .limit(TOLD)
        .forEach(
            entry ->
                found.add(
                    decision,
                    What.CHANGED,
                    ChangeClass.RULE,
                    entry.getKey().get(0),
                    name,
                    Alterations.value(entry.getKey().get(1)),
                    Alterations.value(entry.getKey().get(2)),
                    Alterations.value(where(entry.getValue())),
                    entry.getValue().combinations));
    if (examples.size() > TOLD)
      found.add(
          decision, What.CHANGED, ChangeClass.RULE, "answers-more", name, examples.size() - TOLD);
  }

  /** Whether hit policy and columns are the same, so that the same rules give the same answers. */
  private boolean sameFrame() {
    return before.policy.equals(after.policy)
        && before.inputs.stream()
            .map(Answers::asked)
            .toList()
            .equals(after.inputs.stream().map(Answers::asked).toList())
        && before.outputs.stream()
            .map(this::outputKey)
            .toList()
            .equals(after.outputs.stream().map(this::outputKey).toList());
  }

  private Set<String> questions() {
    var questions = new LinkedHashSet<String>();
    before.inputs.forEach(input -> questions.add(asked(input)));
    after.inputs.forEach(input -> questions.add(asked(input)));
    return questions;
  }

  private static BitSet all(Side side) {
    var all = new BitSet();
    all.set(0, side.rules.size());
    return all;
  }

  // --- stretches of values

  private Column column(String asked) {
    int was = before.column(asked);
    int is = after.column(asked);
    var tests = new ArrayList<CellTest>();
    collect(before, was, tests);
    collect(after, is, tests);
    List<Bound> points = points(tests);
    XmlNode named = is >= 0 ? after.inputs.get(is) : before.inputs.get(was);
    return new Column(
        columnName.apply(named),
        points.stream().map(point -> point == null ? other(tests) : point.toString()).toList(),
        points.stream().map(point -> holding(before, was, point)).toList(),
        points.stream().map(point -> holding(after, is, point)).toList());
  }

  private void collect(Side side, int column, List<CellTest> tests) {
    if (column < 0) return;
    for (Row row : side.rules) {
      Optional<CellTest> test =
          column < row.conditions().size() ? row.conditions().get(column) : Optional.empty();
      if (test.isEmpty()) known = false;
      else tests.add(test.get());
    }
  }

  /** One value of each stretch; null stands for whatever no cell is about. */
  private static List<Bound> points(List<CellTest> tests) {
    List<Bound> bounds = tests.stream().flatMap(CellTest::bounds).distinct().toList();
    var points = new LinkedHashSet<Bound>();
    if (tests.stream().allMatch(CellTest::isAny)) {
      points.add(null);
      return new ArrayList<>(points);
    }
    numbers(values(bounds, BigDecimal.class)).forEach(value -> points.add(new Bound(value)));
    for (LocalDate day : values(bounds, LocalDate.class)) {
      points.add(new Bound(day.minusDays(1)));
      points.add(new Bound(day));
      points.add(new Bound(day.plusDays(1)));
    }
    if (!values(bounds, Boolean.class).isEmpty()) {
      points.add(new Bound(true));
      points.add(new Bound(false));
    }
    TreeSet<String> texts = values(bounds, String.class);
    texts.forEach(text -> points.add(new Bound(text)));
    points.add(new Bound(null));
    boolean open = texts.isEmpty() ? points.size() == 1 : true;
    if (open) points.add(null);
    return new ArrayList<>(points);
  }

  /** The values that cells name come first: an example is understood best by those. */
  private static List<BigDecimal> numbers(TreeSet<BigDecimal> bounds) {
    var numbers = new ArrayList<>(bounds);
    if (bounds.isEmpty()) return numbers;
    numbers.add(bounds.last().add(BigDecimal.ONE));
    BigDecimal previous = null;
    for (BigDecimal bound : bounds) {
      if (previous != null) numbers.add(between(previous, bound));
      previous = bound;
    }
    numbers.add(bounds.first().subtract(BigDecimal.ONE));
    return numbers;
  }

  private static BigDecimal between(BigDecimal low, BigDecimal high) {
    return low.add(high)
        .divide(BigDecimal.valueOf(2), 20, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }

  private static <T extends Comparable<? super T>> TreeSet<T> values(
      List<Bound> bounds, Class<T> type) {
    return bounds.stream()
        .map(Bound::value)
        .filter(type::isInstance)
        .map(type::cast)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Anything but what the cells name. */
  private static String other(List<CellTest> tests) {
    String named =
        tests.stream()
            .flatMap(CellTest::bounds)
            .filter(bound -> bound.value() != null)
            .distinct()
            .map(Bound::toString)
            .collect(Collectors.joining(", "));
    return named.isEmpty() ? "" : "≠ " + named;
  }

  /** Which rules hold for a value of a column. */
  private static BitSet holding(Side side, int column, Bound point) {
    if (column < 0) return all(side);
    var holding = new BitSet();
    for (int i = 0; i < side.rules.size(); i++) {
      Row row = side.rules.get(i);
      Optional<CellTest> test =
          column < row.conditions().size() ? row.conditions().get(column) : Optional.empty();
      // A value that no cell names: only a cell that takes everything, or all but something, holds.
      if (test.isPresent() && test.get().holds(point == null ? new Bound(Unnamed.VALUE) : point))
        holding.set(i);
    }
    return holding;
  }

  /** A value that equals none that a table can write. */
  private enum Unnamed {
    VALUE
  }

  // --- combinations

  private void descend(int depth, BitSet one, BitSet other, List<Integer> chosen) {
    if (!known || one.isEmpty() && other.isEmpty() || alike(one, other)) return;
    if (++looked > MOST) {
      known = false;
      return;
    }
    if (depth == columns.size()) {
      answer(one, other, chosen);
      return;
    }
    Column column = columns.get(depth);
    for (int i = 0; i < column.points().size(); i++) {
      BitSet was = (BitSet) one.clone();
      was.and(column.before().get(i));
      BitSet is = (BitSet) other.clone();
      is.and(column.after().get(i));
      chosen.add(i);
      descend(depth + 1, was, is, chosen);
      chosen.remove(chosen.size() - 1);
    }
  }

  /** Whether only the same rules are left in both versions: then so are the answers. */
  private boolean alike(BitSet one, BitSet other) {
    if (!sameFrame || one.cardinality() != other.cardinality()) return false;
    int was = one.nextSetBit(0);
    int is = other.nextSetBit(0);
    while (was >= 0) {
      if (!before.rules.get(was).says(after.rules.get(is))) return false;
      was = one.nextSetBit(was + 1);
      is = other.nextSetBit(is + 1);
    }
    return true;
  }

  private void answer(BitSet one, BitSet other, List<Integer> chosen) {
    List<Map<String, String>> was = answers(before, one);
    List<Map<String, String>> is = answers(after, other);
    if (Objects.equals(was, is)) return;
    String word;
    if (one.isEmpty()) word = "gap-closed";
    else if (other.isEmpty()) word = "gap-opened";
    else if (was == null) word = "overlap-closed";
    else if (is == null) word = "overlap-opened";
    else word = "answers";
    Example example =
        examples.computeIfAbsent(
            List.of(word, text(was, is, before), text(is, was, after)), key -> new Example());
    if (example.first == null) {
      example.first = List.copyOf(chosen);
      chosen.forEach(point -> example.seen.add(new LinkedHashSet<>()));
    }
    for (int i = 0; i < chosen.size(); i++) example.seen.get(i).add(chosen.get(i));
    example.combinations++;
  }

  /** What a version answers where these rules hold; null where several hold and only one may. */
  private List<Map<String, String>> answers(Side side, BitSet holding) {
    boolean first = side.policy.equals("FIRST") || side.policy.equals("ANY");
    if (side.policy.equals("UNIQUE") && holding.cardinality() > 1) return null;
    return holding.stream()
        .limit(first ? 1 : Long.MAX_VALUE)
        .mapToObj(rule -> answer(side, side.rules.get(rule)))
        .toList();
  }

  private Map<String, String> answer(Side side, Row row) {
    var answer = new LinkedHashMap<String, String>();
    for (int i = 0; i < side.outputs.size() && i < row.answers().size(); i++)
      answer.put(outputKey(side.outputs.get(i)), row.answers().get(i));
    return answer;
  }

  private String outputKey(XmlNode output) {
    return output.attribute("name");
  }

  /** What a version answers, without what the other answers as well. */
  private String text(
      List<Map<String, String>> answers, List<Map<String, String>> others, Side side) {
    if (answers == null || answers.isEmpty()) return "";
    boolean single = answers.size() == 1 && others != null && others.size() == 1;
    var english = new ArrayList<String>();
    var korean = new ArrayList<String>();
    for (Map<String, String> answer : answers) {
      Set<String> told =
          answer.entrySet().stream()
              .filter(e -> !single || !e.getValue().equals(others.get(0).get(e.getKey())))
              .map(Map.Entry::getKey)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      for (XmlNode output : side.outputs)
        if (told.contains(outputKey(output))) {
          String value = plain(answer.get(outputKey(output)));
          boolean alone = side.outputs.size() == 1;
          english.add(alone ? value : Bilingual.english(columnName.apply(output)) + ": " + value);
          korean.add(alone ? value : Bilingual.korean(columnName.apply(output)) + ": " + value);
        }
    }
    return Bilingual.of(String.join("; ", english), String.join("; ", korean));
  }

  private static String plain(String answer) {
    return answer.matches("\"[^\"]*\"") ? answer.substring(1, answer.length() - 1) : answer;
  }

  /** An example, without the columns of which any value may stand. */
  private String where(Example example) {
    List<Integer> chosen = example.first;
    var english = new ArrayList<String>();
    var korean = new ArrayList<String>();
    for (int i = 0; i < chosen.size(); i++) {
      Column column = columns.get(i);
      String point = column.points().get(chosen.get(i));
      if (point.isEmpty() || example.seen.get(i).size() == column.points().size()) continue;
      english.add(Bilingual.english(column.name()) + ": " + point);
      korean.add(Bilingual.korean(column.name()) + ": " + point);
    }
    return Bilingual.of(String.join("; ", english), String.join("; ", korean));
  }
}
