package org.canvasgate.diagram.difference;

/** What the elements of a process are called. */
final class BpmnNames {
  private BpmnNames() {}

  /** In both languages; empty where it has no name. */
  static String of(XmlNode node) {
    return Bilingual.of(node.attribute("name"), property(node, "name.ko"));
  }

  /** The value of an extension property; empty where there is none. */
  static String property(XmlNode node, String name) {
    return node.children("bpmn:extensionElements")
        .flatMap(extensions -> extensions.children("camunda:properties"))
        .flatMap(properties -> properties.children("camunda:property"))
        .filter(property -> property.attribute("name").equals(name))
        .map(property -> property.attribute("value"))
        .findFirst()
        .orElse("");
  }
}
