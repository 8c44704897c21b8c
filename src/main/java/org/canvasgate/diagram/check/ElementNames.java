package org.canvasgate.diagram.check;

import static org.canvasgate.diagram.check.ProcessTexts.blank;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;

/**
 * What the elements of files are called in a reader's language: steps by their names, arrows by
 * what they join, rules and cells by number and column, fields by their labels.
 */
final class ElementNames {
  private static final String TO = " → ";
  private static final String BETWEEN = " / ";

  private final ModelSet all;
  private final boolean korean;
  private final Map<String, Map<String, String>> files = new HashMap<>();

  ElementNames(ModelSet all, Locale locale) {
    this.all = all;
    this.korean = Locale.KOREAN.getLanguage().equals(locale.getLanguage());
  }

  /** The name of an element, its id where it has none; null for the whole file. */
  String of(String file, String element) {
    if (element == null) return null;
    return files
        .computeIfAbsent(file, name -> all.find(name).map(this::read).orElse(Map.of()))
        .getOrDefault(element, element);
  }

  private Map<String, String> read(ModelFile file) {
    Map<String, String> names = new HashMap<>();
    switch (file.kind()) {
      case PROCESS -> Reading.process(file).ifPresent(diagram -> process(diagram, names));
      case TABLE -> Reading.table(file).ifPresent(table -> table(table, names));
      case FORM -> Reading.form(file).ifPresent(form -> form(form, names));
    }
    return names;
  }

  private void process(BpmnModelInstance diagram, Map<String, String> names) {
    for (BaseElement element : diagram.getModelElementsByType(BaseElement.class))
      if (element.getId() != null && !blank(name(element)))
        names.put(element.getId(), name(element));
    for (SequenceFlow flow : diagram.getModelElementsByType(SequenceFlow.class))
      if (flow.getId() != null
          && Links.follow(flow::getSource) != null
          && Links.follow(flow::getTarget) != null) {
        String ways = named(flow.getSource()) + TO + named(flow.getTarget());
        names.put(flow.getId(), blank(name(flow)) ? ways : name(flow) + " (" + ways + ")");
      }
  }

  private String named(BaseElement element) {
    return blank(name(element)) ? String.valueOf(element.getId()) : name(element);
  }

  private String name(BaseElement element) {
    String own = element.getAttributeValue("name");
    String twin = korean ? ProcessTexts.properties(element).get("name.ko") : null;
    return blank(twin) ? own : twin;
  }

  private void table(DmnModelInstance file, Map<String, String> names) {
    for (DecisionTable table : file.getModelElementsByType(DecisionTable.class)) {
      if (table.getParentElement() instanceof Decision decision && !blank(decision.getName())) {
        if (decision.getId() != null) names.put(decision.getId(), half(decision.getName()));
        if (table.getId() != null) names.put(table.getId(), half(decision.getName()));
      }
      List<String> inputs = new ArrayList<>();
      for (Input input : table.getInputs())
        inputs.add(column(input.getId(), input.getLabel(), input.getId(), names));
      List<String> outputs = new ArrayList<>();
      for (Output output : table.getOutputs())
        outputs.add(column(output.getId(), output.getLabel(), output.getName(), names));
      int number = 0;
      for (Rule rule : table.getRules()) {
        String line = "#" + ++number;
        if (rule.getId() != null) names.put(rule.getId(), line);
        int column = 0;
        for (var cell : rule.getInputEntries()) cell(cell.getId(), line, inputs, column++, names);
        column = 0;
        for (var cell : rule.getOutputEntries()) cell(cell.getId(), line, outputs, column++, names);
      }
    }
  }

  private String column(String id, String label, String otherwise, Map<String, String> names) {
    String said = blank(label) ? otherwise : half(label);
    if (id != null && said != null) names.put(id, said);
    return said == null ? "" : said;
  }

  private static void cell(
      String id, String line, List<String> columns, int column, Map<String, String> names) {
    if (id != null && column < columns.size()) names.put(id, line + ", " + columns.get(column));
  }

  /** Labels of columns are written as English / Korean. */
  private String half(String both) {
    int at = both.lastIndexOf(BETWEEN);
    if (at < 0) return both;
    return korean ? both.substring(at + BETWEEN.length()) : both.substring(0, at);
  }

  private void form(JsonNode form, Map<String, String> names) {
    for (JsonNode component : FormCheck.components(form)) {
      String label = component.path("label").asText();
      String twin = korean ? component.path("properties").path("label.ko").asText() : "";
      String said = blank(twin) ? label : twin;
      if (!blank(said)) names.put(component.path("id").asText(), said);
    }
  }
}
