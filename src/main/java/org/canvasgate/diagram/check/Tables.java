package org.canvasgate.diagram.check;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.canvasgate.diagram.model.ModelFile;

/** What a decision table asks and answers. */
final class Tables {
  private Tables() {}

  /** The names that the columns of a table read; empty where the file cannot be read. */
  static Set<String> reads(ModelFile file) {
    var names = new LinkedHashSet<String>();
    Reading.table(file)
        .ifPresent(
            table -> {
              for (InputExpression input : table.getModelElementsByType(InputExpression.class))
                Feel.names(text(input.getText())).ifPresent(names::addAll);
            });
    return names;
  }

  /** The names that the output cells of a table read, each with the first cell that does. */
  static Map<String, String> readsInAnswers(DmnModelInstance table) {
    var names = new LinkedHashMap<String, String>();
    for (OutputEntry cell : table.getModelElementsByType(OutputEntry.class))
      Feel.names(text(cell))
          .ifPresent(read -> read.forEach(name -> names.putIfAbsent(name, cell.getId())));
    // What one decision of the file gives, another may read.
    for (Output output : table.getModelElementsByType(Output.class))
      names.remove(String.valueOf(output.getName()));
    for (Decision decision : table.getModelElementsByType(Decision.class))
      names.remove(String.valueOf(decision.getId()));
    return names;
  }

  /** The names under which the decision of that id answers. */
  static Set<String> answers(ModelFile file) {
    var names = new LinkedHashSet<String>();
    Reading.table(file)
        .flatMap(table -> decision(table, file.key()))
        .ifPresent(
            decision -> {
              for (DecisionTable table : decision.getChildElementsByType(DecisionTable.class))
                for (Output output : table.getOutputs())
                  if (output.getName() != null) names.add(output.getName());
            });
    return names;
  }

  /** The texts that a table of one output can answer; empty where a rule answers anything else. */
  static Optional<Set<String>> texts(ModelFile file) {
    var decision = Reading.table(file).flatMap(table -> decision(table, file.key()));
    if (decision.isEmpty()) return Optional.empty();
    var texts = new LinkedHashSet<String>();
    for (DecisionTable table : decision.get().getChildElementsByType(DecisionTable.class))
      for (Rule rule : table.getRules()) {
        String answer =
            rule.getOutputEntries().size() == 1
                ? text(rule.getOutputEntries().iterator().next())
                : "";
        if (!answer.matches("\"[^\"]*\"")) return Optional.empty();
        texts.add(answer.substring(1, answer.length() - 1));
      }
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts);
  }

  static Optional<Decision> decision(DmnModelInstance table, String id) {
    return table.getModelElementsByType(Decision.class).stream()
        .filter(decision -> id.equals(decision.getId()))
        .findFirst();
  }

  static String text(LiteralExpression expression) {
    return expression == null ? "" : text(expression.getText());
  }

  static String text(Text text) {
    return text == null || text.getTextContent() == null ? "" : text.getTextContent().strip();
  }
}
