package org.canvasgate.tracking.watch;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is looked at, in words: {@code operations.<subject>} is its name, {@code
 * operations.<subject>.<situation>} what was found, and where that is not well, {@code .means} and
 * {@code .do} behind it what it means and what to do. Public, as is all that a template reads.
 *
 * @param arguments of what was found, in the sentence's order
 * @param link where it is dealt with; null where that is outside of these pages
 */
public record Line(
    String subject, String situation, State state, List<Object> arguments, String link) {

  /** How much it matters. */
  public enum State {
    WELL,
    /** True, and nothing to be done about it today. */
    NOTE,
    LOOK,
    ACT;

    /** The word in message keys and style sheets. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Line of(String subject, String situation, State state, Object... arguments) {
    return new Line(subject, situation, state, List.of(arguments), null);
  }

  Line at(String link) {
    return new Line(subject, situation, state, arguments, link);
  }

  /** Key of the subject's name. */
  public String name() {
    return "operations." + subject;
  }

  /** Key of the sentence that says what was found. */
  public String found() {
    return name() + "." + situation;
  }

  /** Whether there is something to say on what it means and what to do. */
  public boolean explained() {
    return state != State.WELL;
  }
}
