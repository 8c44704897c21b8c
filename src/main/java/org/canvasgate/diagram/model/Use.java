package org.canvasgate.diagram.model;

/**
 * That one file uses another.
 *
 * @param from name of the file that uses, such as {@code bpmn/objection.bpmn}
 * @param element id of the step that uses it, or of the table that asks another
 * @param how what the step does with it
 * @param to name of the file that is used; it need not be there
 */
public record Use(String from, String element, How how, String to) {

  /** What one file does with another. */
  public enum How {
    /** A process runs another as one of its steps. */
    CALLS,
    /** A step, or another table, asks a table. */
    ASKS,
    /** A step shows a form. */
    SHOWS;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
