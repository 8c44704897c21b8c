package org.canvasgate.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person sent with a form, carried past the engine to the listener that reads it. It stays
 * on the thread for the one call and never becomes a variable.
 *
 * @param target the id of the task, or of the process definition to be started
 * @param withdrawn whether the task ends without an answer, which only this application can say
 */
record HandedSubmission(String target, Map<String, ?> values, boolean withdrawn) {
  private static final ThreadLocal<HandedSubmission> CURRENT = new ThreadLocal<>();

  /** Runs one engine call with the submission at hand; calls may be nested. */
  static <T> T during(String target, Map<String, ?> values, Supplier<T> call) {
    return during(new HandedSubmission(target, values == null ? Map.of() : values, false), call);
  }

  /** Ends a task without an answer: its form is not asked. */
  static void withdrawing(String task, Runnable call) {
    during(
        new HandedSubmission(task, Map.of(), true),
        () -> {
          call.run();
          return null;
        });
  }

  private static <T> T during(HandedSubmission handed, Supplier<T> call) {
    HandedSubmission outer = CURRENT.get();
    CURRENT.set(handed);
    try {
      return call.get();
    } finally {
      if (outer == null) CURRENT.remove();
      else CURRENT.set(outer);
    }
  }

  static boolean withdraws(String task) {
    HandedSubmission handed = CURRENT.get();
    return handed != null && handed.withdrawn() && handed.target().equals(task);
  }

  static Optional<Map<String, ?>> forTarget(String target) {
    HandedSubmission handed = CURRENT.get();
    return handed != null && handed.target().equals(target)
        ? Optional.of(handed.values())
        : Optional.empty();
  }
}
