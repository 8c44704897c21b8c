package org.canvasgate.form;

import java.util.List;

/**
 * The business says no to what a person sent. Nothing of it is saved; every problem is told at
 * once, in the person's language.
 */
public class Refusal extends RuntimeException {
  private final transient List<Problem> problems;

  public Refusal(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  /** A refusal for a single reason that concerns no particular field. */
  public Refusal(String key, Object... arguments) {
    this(List.of(new Problem("", key, arguments)));
  }

  public List<Problem> problems() {
    return problems;
  }
}
