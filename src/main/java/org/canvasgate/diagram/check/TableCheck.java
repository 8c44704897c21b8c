package org.canvasgate.diagram.check;

import static org.canvasgate.diagram.check.ProcessTexts.blank;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.canvasgate.diagram.model.AskedAtOnce;
import org.canvasgate.diagram.model.Finding;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** Whether a decision table can be asked, answers what is needed, and explains itself. */
final class TableCheck {
  private static final Set<String> TYPES =
      Set.of("string", "boolean", "integer", "long", "double", "number", "date");

  private static final String FEEL = "feel";
  private static final int MOST_SHOWN = 3;

  private final ModelFile file;
  private final ModelSet all;
  private final Surroundings around;
  private final Notes notes;

  private TableCheck(ModelFile file, ModelSet all, Surroundings around) {
    this.file = file;
    this.all = all;
    this.around = around;
    this.notes = new Notes(file);
  }

  static List<Finding> of(ModelFile file, ModelSet all, Surroundings around) {
    var read = Reading.table(file);
    if (read.isEmpty()) return Reading.problems(file);
    var check = new TableCheck(file, all, around);
    Collection<Decision> decisions = read.get().getModelElementsByType(Decision.class);
    if (Tables.decision(read.get(), file.key()).isEmpty())
      check.notes.error(null, "general", "decision.id", file.key());
    for (Decision decision : decisions) check.decision(decision);
    check.asked();
    return check.notes.all();
  }

  private void decision(Decision decision) {
    if (blank(decision.getName())) notes.warn(decision.getId(), "general", "text.no-name");
    described(decision, "decision.undescribed");
    ProcessShape.kept(decision.getId(), decision.getCamundaHistoryTimeToLiveString(), notes);
    var tables = decision.getChildElementsByType(DecisionTable.class);
    var literals = decision.getChildElementsByType(LiteralExpression.class);
    if (tables.isEmpty() && literals.isEmpty())
      notes.error(decision.getId(), "general", "decision.empty");
    for (LiteralExpression literal : literals) answer(literal, decision.getId());
    for (DecisionTable table : tables) table(decision, table);
  }

  private void table(Decision decision, DecisionTable table) {
    List<Input> inputs = List.copyOf(table.getInputs());
    List<Output> outputs = List.copyOf(table.getOutputs());
    List<Rule> rules = List.copyOf(table.getRules());
    if (rules.isEmpty()) notes.error(table.getId(), "table", "table.no-rule");
    for (int column = 0; column < inputs.size(); column++) input(inputs.get(column), column, rules);
    outputs(outputs);
    policy(decision, table, outputs);
    var answers =
        new TableAnswers(
            String.valueOf(decision.getId()),
            outputs,
            delivered(decision),
            atOnce(decision),
            notes);
    answers.columns();
    boolean whole = true;
    for (Rule rule : rules) whole &= rule(rule, inputs, outputs, answers);
    if (whole) covered(decision, table, inputs, rules);
  }

  /** Whether the application asks by itself, so that what fails here fails on every page. */
  private boolean atOnce(Decision decision) {
    return AskedAtOnce.holds(file) && file.key().equals(decision.getId());
  }

  private void input(Input input, int column, List<Rule> rules) {
    InputExpression expression = input.getInputExpression();
    String text = expression == null ? "" : Tables.text(expression.getText());
    if (blank(input.getLabel())) notes.warn(input.getId(), "table", "column.no-label");
    if (text.isEmpty()) {
      notes.error(input.getId(), "table", "column.no-question");
      return;
    }
    language(expression.getExpressionLanguage(), input.getId());
    // A day is read from the cells, as in every dated table that came with the application.
    if (!(blank(expression.getTypeRef()) && dated(column, rules)))
      type(expression.getTypeRef(), input.getId());
    if (Feel.names(text).isEmpty()) notes.error(input.getId(), "table", "feel.unreadable", text);
  }

  private static boolean dated(int column, List<Rule> rules) {
    return rules.stream()
        .map(rule -> List.copyOf(rule.getInputEntries()))
        .filter(row -> column < row.size())
        .anyMatch(row -> Tables.text(row.get(column).getText()).contains("date("));
  }

  private void outputs(List<Output> outputs) {
    var names = new HashSet<String>();
    for (Output output : outputs) {
      if (blank(output.getName())) notes.error(output.getId(), "table", "column.no-name");
      else if (!names.add(output.getName()))
        notes.error(output.getId(), "table", "column.twice", output.getName());
      if (blank(output.getLabel())) notes.warn(output.getId(), "table", "column.no-label");
      type(output.getTypeRef(), output.getId());
    }
  }

  private void policy(Decision decision, DecisionTable table, List<Output> outputs) {
    HitPolicy policy = policy(table);
    if (atOnce(decision))
      delivered(decision)
          .filter(
              before ->
                  severalAnswers(policy) && !severalAnswers(policy(before))
                      || table.getAggregation() != before.getAggregation())
          .ifPresent(
              before ->
                  notes.error(table.getId(), "table", "table.policy-changed", policy(before)));
    if (policy == HitPolicy.OUTPUT_ORDER || policy == HitPolicy.PRIORITY)
      notes.error(table.getId(), "table", "table.policy", policy.name());
    if (table.getAggregation() != null && outputs.size() > 1)
      notes.error(table.getId(), "table", "table.aggregation");
  }

  private static HitPolicy policy(DecisionTable table) {
    return table.getHitPolicy() == null ? HitPolicy.UNIQUE : table.getHitPolicy();
  }

  private static boolean severalAnswers(HitPolicy policy) {
    return policy == HitPolicy.COLLECT || policy == HitPolicy.RULE_ORDER;
  }

  private void type(String type, String element) {
    if (blank(type)) notes.hint(element, "table", "column.no-type");
    else if (!TYPES.contains(type)) notes.warn(element, "table", "column.type", type);
  }

  private void language(String language, String element) {
    if (language != null && !language.toLowerCase(Locale.ROOT).contains(FEEL))
      notes.error(element, "table", "feel.other-language", language);
  }

  /** Whether the rule is whole: as many cells as columns, all of which can be read. */
  private boolean rule(Rule rule, List<Input> inputs, List<Output> outputs, TableAnswers columns) {
    described(rule, "rule.undescribed");
    var tests = List.copyOf(rule.getInputEntries());
    var answers = List.copyOf(rule.getOutputEntries());
    if (tests.size() != inputs.size() || answers.size() != outputs.size()) {
      notes.error(rule.getId(), "table", "rule.cells");
      return false;
    }
    columns.rule(rule);
    boolean readable = true;
    for (InputEntry test : tests) readable &= test(test);
    boolean says = false;
    for (OutputEntry answer : answers) says |= answer(answer, answer.getId());
    if (!says) notes.warn(rule.getId(), "table", "rule.no-answer");
    return readable;
  }

  private boolean test(InputEntry test) {
    String text = Tables.text(test.getText());
    language(test.getExpressionLanguage(), test.getId());
    if (text.isEmpty()) return true;
    var names = Feel.namesInTest(text);
    if (names.isEmpty()) {
      notes.error(test.getId(), "cell", "feel.unreadable", text);
      return false;
    }
    if (!names.get().isEmpty())
      notes.warn(test.getId(), "cell", "feel.name-in-cell", String.join(", ", names.get()));
    return true;
  }

  /** Whether anything is answered. */
  private boolean answer(LiteralExpression answer, String element) {
    String text = Tables.text(answer);
    language(answer.getExpressionLanguage(), element);
    if (text.isEmpty()) return false;
    if (Feel.names(text).isEmpty()) notes.error(element, "cell", "feel.unreadable", text);
    return true;
  }

  private void described(DmnElement element, String key) {
    Description description = element.getDescription();
    String text = description == null ? "" : Objects.toString(description.getTextContent(), "");
    if (!text.contains(" / ") || !ProcessTexts.korean(text) || !text.matches("(?s).*[a-z]{3}.*"))
      notes.warn(element.getId(), "description", key);
  }

  private void covered(
      Decision decision, DecisionTable table, List<Input> inputs, List<Rule> rules) {
    HitPolicy policy = policy(table);
    var before = delivered(decision);
    boolean mustAnswer =
        atOnce(decision)
            && before.filter(it -> !severalAnswers(policy(it))).isPresent()
            && !rules.isEmpty();
    var coverage = TableCoverage.of(inputs, rules, before, mustAnswer);
    if (mustAnswer && coverage.filter(TableCoverage::judged).isEmpty())
      notes.error(table.getId(), "table", "table.not-judged");
    if (coverage.isEmpty()) return;
    if (policy == HitPolicy.UNIQUE)
      coverage.get().overlaps().stream()
          .limit(MOST_SHOWN)
          .forEach(
              both ->
                  notes.error(
                      both.second(),
                      "table",
                      "table.overlap",
                      number(both.first(), rules),
                      both.example()));
    if (policy == HitPolicy.FIRST)
      for (String hidden : coverage.get().neverReached())
        notes.warn(hidden, "table", "table.never-reached");
    if (severalAnswers(policy) || rules.isEmpty()) return;
    coverage.get().lost().ifPresent(at -> lost(table, mustAnswer, at));
    coverage.get().gap().ifPresent(at -> notes.hint(table.getId(), "table", "table.gap", at));
  }

  private void lost(DecisionTable table, boolean mustAnswer, String at) {
    if (mustAnswer) notes.error(table.getId(), "table", "table.gap-at-once", at);
    else notes.warn(table.getId(), "table", "table.gap-lost", at);
  }

  /** A rule as the editor numbers it. */
  private static String number(String rule, List<Rule> rules) {
    for (int at = 0; at < rules.size(); at++)
      if (rule.equals(rules.get(at).getId())) return "#" + (at + 1);
    return rule;
  }

  /** The table as it came with the application, where it did. */
  private Optional<DecisionTable> delivered(Decision decision) {
    return around
        .shipped()
        .find(ModelKind.TABLE, file.key())
        .flatMap(Reading::table)
        .flatMap(table -> Tables.decision(table, String.valueOf(decision.getId())))
        .flatMap(it -> it.getChildElementsByType(DecisionTable.class).stream().findFirst());
  }

  // --- who asks

  private void asked() {
    Set<String> names = Tables.reads(file);
    Set<String> answers = Tables.answers(file);
    boolean byProcess = false;
    for (ModelFile process : all.files())
      if (process.kind() == ModelKind.PROCESS) byProcess |= askedBy(process, names, answers);
    var shipped = around.shipped().find(ModelKind.TABLE, file.key());
    if (shipped.isPresent()) {
      for (String answer : Tables.answers(shipped.get()))
        if (!answers.contains(answer)) notes.error(null, "table", "table.answer-gone", answer);
      if (!byProcess || AskedAtOnce.holds(file)) given(names, Tables.reads(shipped.get()));
    } else if (!byProcess) notes.warn(null, null, "table.unused");
  }

  private boolean askedBy(ModelFile process, Set<String> names, Set<String> answers) {
    var read = Reading.process(process);
    if (read.isEmpty()) return false;
    var diagram = read.get();
    var asking =
        diagram.getModelElementsByType(BusinessRuleTask.class).stream()
            .filter(task -> file.key().equals(task.getCamundaDecisionRef()))
            .toList();
    var processes = diagram.getModelElementsByType(Process.class);
    if (asking.isEmpty() || processes.isEmpty()) return false;
    if (answers.size() > 1) notes.error(null, "table", "table.one-answer", process.key());
    var facts = new Facts(processes.iterator().next(), diagram, new Ways(diagram), all, around);
    for (BusinessRuleTask task : asking)
      for (String name : names)
        if (!facts.knownAt(name, task.getId()))
          notes.error(column(name), "table", "table.unknown-fact", name, process.key());
    for (BusinessRuleTask task : asking) readsInAnswers(name -> facts.knownAt(name, task.getId()));
    return true;
  }

  private void given(Set<String> names, Set<String> known) {
    for (String name : new TreeSet<>(names))
      if (!known.contains(name)) notes.error(column(name), "table", "table.not-given", name);
    readsInAnswers(known::contains);
  }

  /** A word without quotation marks is a name, and of a name that nobody knows nothing comes. */
  private void readsInAnswers(Predicate<String> known) {
    Reading.table(file)
        .map(Tables::readsInAnswers)
        .ifPresent(
            cells ->
                cells.forEach(
                    (name, cell) -> {
                      if (!known.test(name)) notes.error(cell, "cell", "cell.unknown-name", name);
                    }));
  }

  /** The id of the column that reads a name. */
  private String column(String name) {
    return Reading.table(file).stream()
        .flatMap(table -> table.getModelElementsByType(Input.class).stream())
        .filter(
            input ->
                input.getInputExpression() != null
                    && Feel.names(Tables.text(input.getInputExpression().getText()))
                        .filter(names -> names.contains(name))
                        .isPresent())
        .map(Input::getId)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
