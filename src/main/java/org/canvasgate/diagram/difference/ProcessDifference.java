package org.canvasgate.diagram.difference;

import java.util.List;
import org.canvasgate.diagram.model.Alteration.What;
import org.canvasgate.diagram.model.ChangeClass;

/** Compares two versions of a process. */
final class ProcessDifference extends XmlDifference {
  ProcessDifference(String file) {
    super(file);
  }

  @Override
  String identity(XmlNode node) {
    // Ids of event definitions and other parts are made anew by editors and mean nothing.
    return node.id() != null && depths.isOwn(node.name) ? "id:" + node.id() : null;
  }

  @Override
  String name(XmlNode own) {
    String named = BpmnNames.of(own);
    if (!named.isEmpty()) return named;
    if (own.name.equals("bpmn:sequenceFlow")) {
      String from = nameOf(own.attribute("sourceRef"));
      String to = nameOf(own.attribute("targetRef"));
      return Bilingual.of(
          Bilingual.english(from) + " → " + Bilingual.english(to),
          Bilingual.korean(from) + " → " + Bilingual.korean(to));
    }
    if (own.name.equals("bpmn:textAnnotation")) return own.textOf("bpmn:text");
    if (own.parent == null)
      return own.children("bpmn:process").map(BpmnNames::of).findFirst().orElse("");
    return own.id() == null ? own.localName() : own.id();
  }

  private String nameOf(String id) {
    XmlNode node = later(id) == null ? earlier(id) : later(id);
    String named = node == null ? "" : BpmnNames.of(node);
    return named.isEmpty() ? id : named;
  }

  @Override
  String like(XmlNode node) {
    return node.name + " " + node.attribute("sourceRef");
  }

  /**
   * Conditions behind a gateway are asked, and mappings worked through, in the order in which they
   * are written; of everything else the order means nothing.
   */
  @Override
  void reordered(XmlNode before, XmlNode after, List<XmlNode> moved) {
    for (XmlNode node : moved) {
      XmlNode own = own(node);
      if (node.name.equals("bpmn:sequenceFlow"))
        found.add(node.id(), What.MOVED, ChangeClass.FLOW, "asked-in-order", name(node));
      else if (node.name.startsWith("camunda:") && !node.name.equals("camunda:property"))
        found.add(own.id(), What.MOVED, ChangeClass.CODE, "order", name(own), node.summary());
      else written(own);
    }
  }

  private void written(XmlNode own) {
    String element = own.parent == null ? null : own.id();
    found.add(element, What.MOVED, ChangeClass.LAYOUT, "written", name(own));
  }
}
