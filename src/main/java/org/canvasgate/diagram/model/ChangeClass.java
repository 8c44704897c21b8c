package org.canvasgate.diagram.model;

/**
 * How deep a change goes, from harmless to deep; the deepest of its parts classes a change. Who
 * must approve which class stands in the table {@code change-approval}.
 */
public enum ChangeClass {
  /** Where things are drawn: positions, bends, colours, white space. */
  LAYOUT,
  /** What people read: names, documentation, labels, translations. */
  TEXT,
  /** What a decision table answers, a date, a limit, an input that a form requires. */
  RULE,
  /** Which steps there are, who does them, in which order, by when, with which form. */
  FLOW,
  /** What the server executes: delegates, expressions, mappings, anything that is evaluated. */
  CODE;

  public ChangeClass deeper(ChangeClass other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** The word of this class in addresses, tables and message keys. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
