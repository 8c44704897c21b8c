package org.canvasgate.record.letter;

import java.util.List;
import java.util.stream.Stream;

/**
 * The texts that the secretariat edits: a decision letter for each outcome of each gate, the answer
 * to an objection, and what every letter shares. The message {@code letter.name.<name>} says what
 * it is.
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

  private static final List<String> OBJECTIONS =
      List.of("objection.admitted", "objection.not-admitted");

  private LetterName() {}

  /** The letters that tell a verdict. */
  static List<String> decisions() {
    return DECISIONS;
  }

  /** The letters that tell whether an objection was admitted. */
  static List<String> objections() {
    return OBJECTIONS;
  }

  /** Whether it is a whole letter and no part of others. */
  static boolean isLetter(String name) {
    return DECISIONS.contains(name) || OBJECTIONS.contains(name);
  }

  static List<String> all() {
    return Stream.of(DECISIONS, OBJECTIONS, List.of(HEAD, SIGNATURE, COVER))
        .flatMap(List::stream)
        .toList();
  }
}
