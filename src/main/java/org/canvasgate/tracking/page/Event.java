package org.canvasgate.tracking.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened to a case, as its row tells it. Which words it has depends on {@link
 * #what()}, the last part of a message key.
 *
 * @param at when
 * @param what which event, such as {@code verdict} or {@code window-opened}
 * @param gate key of the gate; null where it belongs to none
 * @param cycle of the gate; 0 before operation
 * @param round of the gate; 0 where it belongs to none
 * @param who user id of whoever did it or whom it concerns; null where nobody is named
 * @param other a second name or word; null where there is none
 * @param text what somebody wrote; null where nobody did
 * @param number a count or a score; null where there is none
 */
public record Event(
    Instant at,
    String what,
    String gate,
    int cycle,
    int round,
    String who,
    String other,
    String text,
    Double number) {

  /** What kinds of events a reader can look for. */
  public enum Kind {
    PROPOSAL("proposed", "completed", "revised", "ended", "plan"),
    ROUNDS("panel", "window", "asked", "answered"),
    DECISIONS("score", "verdict", "condition", "objection"),
    PEOPLE("recusal", "challenge", "handover", "operator"),
    LETTERS("letter"),
    OPERATION("registered", "report", "improved", "exit");

    private final List<String> beginnings;

    Kind(String... beginnings) {
      this.beginnings = List.of(beginnings);
    }

    /** The word in addresses and message keys. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with that word; null where there is none. */
    static Kind of(String key) {
      return Arrays.stream(values())
          .filter(kind -> kind.key().equals(key))
          .findFirst()
          .orElse(null);
    }
  }

  /** The first part of {@link #what()}. */
  String family() {
    int dash = what.indexOf('-');
    return dash < 0 ? what : what.substring(0, dash);
  }

  /** Which kind the event is of. */
  public Kind kind() {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.beginnings.contains(family()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no kind of event: " + what));
  }

  /** The same without names and words that only those who take part may read. */
  Event withoutNames() {
    return new Event(at, what, gate, cycle, round, null, other, text, number);
  }

  Event withoutText() {
    return new Event(at, what, gate, cycle, round, who, other, null, number);
  }
}
