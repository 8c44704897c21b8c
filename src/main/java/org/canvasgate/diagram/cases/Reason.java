package org.canvasgate.diagram.cases;

import java.util.List;

/**
 * A sentence to be said in the reader's language.
 *
 * @param key of the message
 * @param arguments texts; one that begins with {@code step:} is the id of a step, to be shown by
 *     its name
 */
public record Reason(String key, List<String> arguments) {

  public Reason {
    arguments = List.copyOf(arguments);
  }

  static Reason of(String key, String... arguments) {
    return new Reason(key, List.of(arguments));
  }
}
