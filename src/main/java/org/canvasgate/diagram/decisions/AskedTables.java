package org.canvasgate.diagram.decisions;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.ModelException;
import org.canvasgate.committee.Rules;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.record.UnknownInput;
import org.canvasgate.record.process.TableReply;

/**
 * The tables of one set of files, asked without deploying them. Each table is parsed once, and an
 * answer that was given before to the same inputs is given again without asking. May be asked by
 * several threads.
 *
 * <p>Whoever asks must have had the files checked: a table is evaluated as it is. A fact that a
 * table names and nobody has written down is refused, where the engine would take it as null.
 */
final class AskedTables implements Rules {
  /** Answers remembered of one table. Beyond it tables are asked each time, and memory stays. */
  private static final int REMEMBERED = 20_000;

  private static final Pattern NAME = Pattern.compile("\\w+");

  private final ModelSet files;
  private final ZoneId zone;
  private final ThreadLocal<DmnDecisionTableEvaluationEvent> heard = new ThreadLocal<>();
  private final ThreadLocal<String> missing = new ThreadLocal<>();
  private final DmnEngine engine;
  private final Map<String, Table> tables = new ConcurrentHashMap<>();

  AskedTables(ModelSet files, ZoneId zone) {
    this.files = files;
    this.zone = zone;
    var configuration = new DefaultDmnEngineConfiguration();
    configuration.setFeelEngineFactory(() -> new OnceParsed(this::note));
    configuration.setScriptEngineResolver(language -> null);
    configuration.setCustomPostDecisionTableEvaluationListeners(List.of(heard::set));
    this.engine = configuration.buildEngine();
  }

  /**
   * What a table answers.
   *
   * @param rules ids of the rules that hold, in the table's order
   * @param outputs one map a rule, by output name
   */
  record Reply(List<String> rules, List<Map<String, Object>> outputs) {}

  /** A table that is not there, or that has no answer because it breaks its own rule. */
  static final class NoAnswer extends RuntimeException {
    NoAnswer(String why) {
      super(why, null, false, false);
    }
  }

  /** A table as it was read; where it could not be, only why not. */
  private record Table(
      DmnDecision decision, Set<String> names, Map<List<Object>, Reply> known, String unreadable) {}

  /**
   * Asks a table.
   *
   * @throws UnknownInput where it names a fact that is not among these
   * @throws NoAnswer where there is no such table or it cannot answer
   */
  Reply ask(String table, Map<String, Object> facts) {
    Table asked = tables.computeIfAbsent(table, this::read);
    if (asked.unreadable() != null) throw new NoAnswer(asked.unreadable());
    List<Object> key = new ArrayList<>(asked.names().size());
    for (String name : asked.names())
      key.add(facts.containsKey(name) ? Optional.ofNullable(facts.get(name)) : OnceParsed.CELL);
    Reply known = asked.known().get(key);
    if (known != null) return known;
    Reply found = evaluate(asked.decision(), facts);
    if (asked.known().size() < REMEMBERED) asked.known().put(key, found);
    return found;
  }

  /** The names of what a table gives; none where it cannot be read. */
  Set<String> outputs(String table) {
    Table asked = tables.computeIfAbsent(table, this::read);
    Set<String> names = new TreeSet<>();
    if (asked.decision() != null
        && asked.decision().getDecisionLogic() instanceof DmnDecisionTableImpl logic)
      logic.getOutputs().forEach(output -> names.add(output.getOutputName()));
    return names;
  }

  @Override
  public Map<String, Object> one(String table, Map<String, Object> inputs) {
    List<Map<String, Object>> rows = all(table, inputs);
    if (rows.size() == 1) return rows.get(0);
    throw new NoAnswer("%s: %d rules hold for %s".formatted(table, rows.size(), inputs));
  }

  @Override
  public List<Map<String, Object>> all(String table, Map<String, Object> inputs) {
    return ask(table, inputs).outputs();
  }

  private void note(String name) {
    if (missing.get() == null) missing.set(name);
  }

  private Reply evaluate(DmnDecision decision, Map<String, Object> facts) {
    heard.remove();
    missing.remove();
    RuntimeException failed = null;
    try {
      engine.evaluateDecisionTable(decision, facts);
    } catch (RuntimeException unanswered) {
      failed = unanswered;
    }
    if (missing.get() != null) throw new UnknownInput(missing.get());
    if (failed != null) throw new NoAnswer(failed.getMessage());
    DmnDecisionTableEvaluationEvent event = heard.get();
    return new Reply(TableReply.rules(event), TableReply.outputs(event, zone));
  }

  private Table read(String key) {
    try {
      ModelFile file =
          files
              .find(ModelKind.TABLE, key)
              .orElseThrow(() -> new NoAnswer("There is no table " + key + "."));
      DmnModelInstance model =
          Dmn.readModelFromStream(
              new ByteArrayInputStream(file.content().getBytes(StandardCharsets.UTF_8)));
      refuseOtherLanguages(model, key);
      DmnDecision decision =
          engine.parseDecisions(model).stream()
              .filter(each -> each.getKey().equals(key) && each.isDecisionTable())
              .findFirst()
              .orElseThrow(() -> new NoAnswer("The file holds no table " + key + "."));
      return new Table(decision, names(model), new ConcurrentHashMap<>(), null);
    } catch (NoAnswer | ModelException | DmnEngineException unreadable) {
      return new Table(null, Set.of(), Map.of(), String.valueOf(unreadable.getMessage()));
    }
  }

  /** Only FEEL is evaluated: every other language reaches the machine this runs on. */
  private static void refuseOtherLanguages(DmnModelInstance model, String key) {
    Stream.of(
            Stream.of(model.getDefinitions()),
            model.getModelElementsByType(LiteralExpression.class).stream(),
            model.getModelElementsByType(UnaryTests.class).stream())
        .flatMap(elements -> elements)
        .map(element -> element.getAttributeValue("expressionLanguage"))
        .filter(language -> language != null)
        .filter(language -> !language.toLowerCase(Locale.ROOT).contains("feel"))
        .findFirst()
        .ifPresent(
            language -> {
              throw new NoAnswer("The table %s is written in %s.".formatted(key, language));
            });
  }

  /** Every word that stands in a cell: no other fact can change the answer. */
  private static Set<String> names(DmnModelInstance model) {
    Set<String> names = new TreeSet<>(Comparator.naturalOrder());
    for (Text text : model.getModelElementsByType(Text.class))
      NAME.matcher(text.getTextContent()).results().forEach(word -> names.add(word.group()));
    return names;
  }
}
