package org.canvasgate.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a person sent with a form, carried past the engine to the listener that reads it. It stays
 * on the thread for the one call and never becomes a variable.
 *
 * @param target the id of the task, or of the process definition to be started
 */
record HandedSubmission(String target, Map<String, ?> values) {
  private static final ThreadLocal<HandedSubmission> CURRENT = new ThreadLocal<>();

  /** Runs one engine call with the submission at hand; calls may be nested. */
  static <T> T during(String target, Map<String, ?> values, Supplier<T> call) {
    HandedSubmission outer = CURRENT.get();
    CURRENT.set(new HandedSubmission(target, values == null ? Map.of() : values));
    try {
      return call.get();
    } finally {
      if (outer == null) CURRENT.remove();
      else CURRENT.set(outer);
    }
  }

  static Optional<Map<String, ?>> forTarget(String target) {
    HandedSubmission handed = CURRENT.get();
    return handed != null && handed.target().equals(target)
        ? Optional.of(handed.values())
        : Optional.empty();
  }
}
