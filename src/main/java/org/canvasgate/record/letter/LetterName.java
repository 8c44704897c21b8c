package org.canvasgate.record.letter;

import java.util.List;
import java.util.stream.Stream;

/**
 * The texts that the secretariat edits: a decision letter for each outcome of each gate, and what
 * every letter shares. The message {@code letter.name.<name>} says what it is.
 */
final class LetterName {
  /** Stands at the head of every letter. */
  static final String HEAD = "letterhead";

  /** Stands at the end of every letter. */
  static final String SIGNATURE = "signature";

  /** The message to which a letter is attached. */
  static final String COVER = "cover";

  private static final List<String> DECISIONS =
      List.of(
          "review.pass",
          "review.revise",
          "review.reject",
          "consultation.agreed",
          "consultation.rejected",
          "maintenance.approved",
          "maintenance.returned",
          "maintenance.rejected",
          "operation.continue",
          "operation.improve",
          "operation.reassign",
          "operation.retire");

  private LetterName() {}

  /** The decision letters. */
  static List<String> decisions() {
    return DECISIONS;
  }

  static List<String> all() {
    return Stream.concat(DECISIONS.stream(), Stream.of(HEAD, SIGNATURE, COVER)).toList();
  }
}
