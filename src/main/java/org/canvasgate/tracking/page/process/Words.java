package org.canvasgate.tracking.page.process;

import java.util.Locale;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.canvasgate.engine.DiagramNames;

/** The words of one diagram in the reader's language. */
record Words(String definition, DiagramNames names, Locale locale) {

  static boolean korean(Locale locale) {
    return Locale.KOREAN.getLanguage().equals(locale.getLanguage());
  }

  /** What the diagram calls an element; null where it has no name. */
  String of(FlowElement element) {
    String name =
        element.getName() == null || element.getName().isBlank() ? null : element.getName();
    return korean(locale) ? names.korean(definition, element.getId()).orElse(name) : name;
  }
}
