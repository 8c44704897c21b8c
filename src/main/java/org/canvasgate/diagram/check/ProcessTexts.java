package org.canvasgate.diagram.check;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Whether people can read a process: names and explanations, in both languages. */
final class ProcessTexts {
  private ProcessTexts() {}

  static void check(BpmnModelInstance diagram, Notes notes) {
    for (BaseElement element : explained(diagram)) texts(element, notes);
  }

  private static List<BaseElement> explained(BpmnModelInstance diagram) {
    List<BaseElement> elements = new ArrayList<>();
    elements.addAll(diagram.getModelElementsByType(FlowNode.class));
    elements.addAll(diagram.getModelElementsByType(Lane.class));
    elements.addAll(diagram.getModelElementsByType(Process.class));
    elements.addAll(diagram.getModelElementsByType(Participant.class));
    diagram.getModelElementsByType(SequenceFlow.class).stream()
        .filter(flow -> flow.getName() != null || flow.getConditionExpression() != null)
        .forEach(elements::add);
    return elements;
  }

  private static void texts(BaseElement element, Notes notes) {
    String id = element.getId();
    String name = element.getAttributeValue("name");
    Map<String, String> properties = properties(element);
    if (blank(name)) notes.warn(id, "general", "text.no-name");
    else if (korean(name)) notes.warn(id, "general", "text.korean-name");
    if (!blank(name) && !korean(properties.get("name.ko")))
      notes.warn(id, "korean", "text.no-name-ko");
    String documentation =
        element.getDocumentations().stream()
            .map(each -> each.getTextContent())
            .findFirst()
            .orElse(null);
    if (blank(documentation)) notes.warn(id, "documentation", "text.no-documentation");
    else if (!korean(properties.get("documentation.ko")))
      notes.warn(id, "korean", "text.no-documentation-ko");
  }

  static Map<String, String> properties(BaseElement element) {
    Map<String, String> all = new HashMap<>();
    for (CamundaProperties properties : Facts.extensions(element, CamundaProperties.class))
      for (CamundaProperty property : properties.getCamundaProperties())
        all.put(property.getCamundaName(), property.getCamundaValue());
    return all;
  }

  static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  static boolean korean(String text) {
    return text != null
        && text.codePoints().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.HANGUL);
  }
}
