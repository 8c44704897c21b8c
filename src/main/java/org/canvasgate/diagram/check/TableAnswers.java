package org.canvasgate.diagram.check;

import static org.canvasgate.diagram.check.ProcessTexts.blank;

import java.time.temporal.Temporal;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.spi.type.DmnDataTypeTransformerRegistry;
import org.camunda.bpm.dmn.engine.impl.type.DefaultDataTypeTransformerRegistry;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;

/**
 * What the output cells of a table give, held against the type of their column, against what may be
 * there at all, and against the table that came with the application: Java reads a number where
 * that table had one.
 */
final class TableAnswers {
  private static final int LONGEST_SHOWN = 80;

  private static final DmnDataTypeTransformerRegistry ENGINE =
      new DefaultDataTypeTransformerRegistry();

  /** What a value can be; the engine's types differ in more, the readers in Java do not. */
  private enum Kind {
    TEXT,
    NUMBER,
    TRUTH,
    DAY;

    /** Empty where nothing is said, or something that the engine does not know. */
    static Optional<Kind> of(String type) {
      if (type == null) return Optional.empty();
      return switch (type) {
        case "string" -> Optional.of(TEXT);
        case "integer", "long", "double", "number" -> Optional.of(NUMBER);
        case "boolean" -> Optional.of(TRUTH);
        case "date" -> Optional.of(DAY);
        default -> Optional.empty();
      };
    }

    boolean holds(Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case NUMBER -> value instanceof Number;
        case TRUTH -> value instanceof Boolean;
        case DAY -> value instanceof Temporal || value instanceof Date;
      };
    }
  }

  /**
   * An output of the delivered table.
   *
   * @param hasNothing whether one of its cells gives nothing, so that the application knows it can
   */
  private record Before(String type, boolean hasNothing) {}

  private final String table;
  private final List<Output> outputs;
  private final Map<String, Before> delivered;
  private final boolean atOnce;
  private final Notes notes;

  /**
   * @param table id of the decision
   * @param atOnce whether the application asks it by itself
   */
  TableAnswers(
      String table,
      List<Output> outputs,
      Optional<DecisionTable> delivered,
      boolean atOnce,
      Notes notes) {
    this.table = table;
    this.outputs = outputs;
    // A column that nobody named yet is asked for as well, which Map.of() refuses.
    this.delivered = delivered.map(TableAnswers::before).orElseGet(HashMap::new);
    this.atOnce = atOnce;
    this.notes = notes;
  }

  private static Map<String, Before> before(DecisionTable delivered) {
    var before = new HashMap<String, Before>();
    List<Output> outputs = List.copyOf(delivered.getOutputs());
    for (int column = 0; column < outputs.size(); column++) {
      boolean hasNothing = false;
      for (Rule rule : delivered.getRules())
        hasNothing |= nothing(Tables.text(List.copyOf(rule.getOutputEntries()).get(column)));
      Output output = outputs.get(column);
      before.put(output.getName(), new Before(output.getTypeRef(), hasNothing));
    }
    return before;
  }

  private static boolean nothing(String text) {
    return text.isEmpty() || text.equals("null");
  }

  /** A column that gives another kind of value than the one that Java reads. */
  void columns() {
    for (Output output : outputs) {
      var kind = Kind.of(output.getTypeRef());
      var before = Optional.ofNullable(delivered.get(output.getName())).map(Before::type);
      if (kind.isPresent() && before.flatMap(Kind::of).filter(it -> it != kind.get()).isPresent())
        notes.error(
            output.getId(), "table", "column.type-changed", output.getTypeRef(), before.get());
    }
  }

  /** A rule that has as many cells as there are columns. */
  void rule(Rule rule) {
    List<OutputEntry> cells = List.copyOf(rule.getOutputEntries());
    var row = new HashMap<String, Object>();
    for (int column = 0; column < cells.size(); column++) {
      Output output = outputs.get(column);
      cell(cells.get(column), output)
          .ifPresent(value -> row.put(String.valueOf(output.getName()), value));
    }
    Limits.together(table)
        .filter(condition -> Feel.names(condition).filter(row.keySet()::containsAll).isPresent())
        .filter(condition -> !Feel.holds(condition, row))
        .ifPresent(condition -> notes.error(rule.getId(), "table", "rule.together", condition));
  }

  /** What the cell gives; empty where that is nothing that could be used, or not known yet. */
  private Optional<Object> cell(OutputEntry cell, Output output) {
    String text = Tables.text(cell);
    Before before = delivered.get(output.getName());
    if (nothing(text)) {
      if (before != null && !before.hasNothing()) notes.error(cell.getId(), "cell", "cell.empty");
      return Optional.empty();
    }
    // What cannot be read is said where the cell is read.
    if (Feel.names(text).isEmpty()) return Optional.empty();
    var fixed = Feel.fixed(text);
    if (fixed.isEmpty()) {
      if (atOnce && before != null) notes.warn(cell.getId(), "cell", "cell.not-fixed");
      return Optional.empty();
    }
    Object value = fixed.get().value();
    if (fixed.get().failure() != null || value == null) {
      notes.error(cell.getId(), "cell", "cell.gives-nothing", shown(text));
      return Optional.empty();
    }
    String type = output.getTypeRef();
    if (!fits(value, type)) {
      notes.error(cell.getId(), "cell", "cell.type", shown(text), type);
      return Optional.empty();
    }
    if (blank(type) && before != null && !fits(value, before.type())) {
      notes.error(cell.getId(), "cell", "cell.type", shown(text), before.type());
      return Optional.empty();
    }
    var limit = Limits.of(table, output.getName(), value);
    if (limit.isPresent() && !Feel.holds("it in (" + limit.get() + ")", Map.of("it", value))) {
      notes.error(cell.getId(), "cell", "cell.limit", shown(text), limit.get());
      return Optional.empty();
    }
    return Optional.of(value);
  }

  /** Whether the engine takes it for this type, without making a number of a text by itself. */
  private static boolean fits(Object value, String type) {
    var kind = Kind.of(type);
    if (kind.isEmpty()) return true;
    if (!kind.get().holds(value)) return false;
    try {
      ENGINE.getTransformer(type).transform(value);
      return true;
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }
}
