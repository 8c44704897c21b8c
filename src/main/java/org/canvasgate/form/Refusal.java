package org.canvasgate.form;

import java.util.List;
import java.util.Optional;

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

  /** The refusal that a failure came from, however many hands wrapped it up. */
  public static Optional<Refusal> in(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause())
      if (cause instanceof Refusal refusal) return Optional.of(refusal);
    return Optional.empty();
  }

  public List<Problem> problems() {
    return problems;
  }
}
