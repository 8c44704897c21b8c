package org.canvasgate.committee.conflict;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.canvasgate.canvas.Keys;
import org.springframework.context.MessageSourceResolvable;

/**
 * A possible conflict of interest of a member in a case. As a {@link MessageSourceResolvable} it is
 * the sentence that says why and where it was found.
 *
 * @param member user id
 * @param kind what makes it one
 * @param subject what it is about: the same as long as the reason is the same, so that a dismissal
 *     holds for the reason and not for the person
 * @param message key of the sentence
 * @param arguments what the sentence names
 * @param dismissible whether the secretariat may find it to be none; from the table {@code
 *     conflict-rules}
 * @param source the rule that it rests on, English and Korean with a slash between
 * @param dismissal who found it to be none, and why
 */
public record Conflict(
    String member,
    Kind kind,
    String subject,
    String message,
    List<Object> arguments,
    boolean dismissible,
    String source,
    Optional<Dismissal> dismissal)
    implements MessageSourceResolvable {

  /** What makes somebody partial. */
  public enum Kind {
    /** Was kept off the case already. */
    RECUSED,
    /** Proposed the service or wrote a revision of it. */
    PLANNER,
    /** Runs the service. */
    OPERATOR,
    /** Speaks for a body that the case consults. */
    REPRESENTATIVE,
    /** Had a part in another case on the same service. */
    EARLIER_PART,
    /** Works for an organisation that the case names. */
    SAME_ORGANISATION,
    /** Declared an interest in an organisation that the case names. */
    DECLARED_INTEREST;

    /** The word used in tables and message keys. */
    public String key() {
      return Keys.of(this);
    }

    /**
     * The constant with that key.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Kind of(String key) {
      return Keys.find(Kind.class, key);
    }
  }

  /** That somebody looked into it and found no conflict. */
  public record Dismissal(String reason, String by, Instant at) {}

  public Conflict {
    arguments = List.copyOf(arguments);
  }

  /** Whether it keeps the member from being appointed: found, and not dismissed. */
  public boolean stands() {
    return !dismissible || dismissal.isEmpty();
  }

  @Override
  public String[] getCodes() {
    return new String[] {message};
  }

  @Override
  public Object[] getArguments() {
    return arguments.toArray();
  }
}
