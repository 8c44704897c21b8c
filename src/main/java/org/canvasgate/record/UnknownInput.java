package org.canvasgate.record;

/** A table asks for something that nobody has written down: its answer is not known. */
public class UnknownInput extends RuntimeException {
  private final String name;

  /**
   * @param name of the fact, as the table names it
   */
  public UnknownInput(String name) {
    super("Not known: " + name, null, false, false);
    this.name = name;
  }

  /** The fact that is not known. */
  public String name() {
    return name;
  }
}
