package org.canvasgate.handover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Problem;

/**
 * A kind of matter that people have in hand. Each bean of this is asked for every handover, in the
 * order of {@link org.springframework.core.annotation.Order}; its name is the message {@code
 * handover.kind.<kind>}.
 */
public interface Matter {

  /** The kind's name in tables and message keys, in kebab-case. */
  String kind();

  /** Whether it belongs to a seat in the committee, so that it passes on when the term ends. */
  default boolean ofTerm() {
    return false;
  }

  /** Whether only the secretariat and administrators may give it to somebody else. */
  default boolean officeOnly() {
    return false;
  }

  /** All that a person has in hand of this kind, in the same order each time. */
  List<Item> of(String person);

  /**
   * Why somebody cannot take it although they have the role; empty where they can.
   *
   * @param on the day from which they would have it
   */
  default Optional<Problem> hindrance(Item item, String to, LocalDate on) {
    return Optional.empty();
  }

  /**
   * Gives it to the successor.
   *
   * @return what has to be remembered to give it back; null where nothing
   */
  String move(Item item, Handover handover);

  /**
   * Once more after it has passed: brings into line what a case began in the very moment, with the
   * facts as they were before.
   *
   * @param from who had it
   * @param to who has it, unless it has passed on since
   */
  default void settle(Item item, String from, String to) {}

  /**
   * Gives it back, where the successor has done nothing with it.
   *
   * @return why it stays with the successor; empty where it went back
   */
  Optional<Problem> giveBack(Moved moved, Handover handover);
}
