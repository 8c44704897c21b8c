package org.canvasgate.diagram.cases;

import java.util.Comparator;
import java.util.List;

/**
 * A sentence to be said in the reader's language.
 *
 * @param key of the message
 * @param arguments texts; one that begins with {@code step:} is the id of a step, to be shown by
 *     its name; likewise {@code person:}, {@code groups:}, {@code moment:} and {@code file:}
 */
public record Reason(String key, List<String> arguments) {
  static final Comparator<Reason> ORDER =
      Comparator.comparing(Reason::key).thenComparing(reason -> reason.arguments().toString());

  public Reason {
    arguments = List.copyOf(arguments);
  }

  static Reason of(String key, String... arguments) {
    return new Reason(key, List.of(arguments));
  }
}
