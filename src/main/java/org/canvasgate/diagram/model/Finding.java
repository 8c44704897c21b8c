package org.canvasgate.diagram.model;

import java.util.List;

/**
 * Something that the check of a file has found.
 *
 * @param file name of the file, such as {@code bpmn/objection.bpmn}
 * @param element id of the element, column, rule or field it concerns; null for the whole file
 * @param place where it can be mended, as key of a message such as {@code check.place.conditions};
 *     null where the element says enough
 * @param key of the sentence that says what is wrong and how to mend it
 * @param arguments of the sentence; texts and numbers only
 */
public record Finding(
    Severity severity,
    String file,
    String element,
    String place,
    String key,
    List<Object> arguments) {

  /** How much a finding matters. */
  public enum Severity {
    /** Cannot be deployed. */
    ERROR,
    /** Can be deployed by somebody who has read it. */
    WARNING,
    /** Could be better. */
    HINT;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public Finding {
    arguments = List.copyOf(arguments);
  }

  public boolean refuses() {
    return severity == Severity.ERROR;
  }
}
