package org.canvasgate.record.letter;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.canvasgate.committee.Gate;

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

  /** The answer to an objection that was admitted. */
  static final String ADMITTED = name("objection", "admitted");

  /** The answer to an objection that was not. */
  static final String NOT_ADMITTED = name("objection", "not-admitted");

  private static final List<String> DECISIONS =
      Stream.of(
              of(Gate.REVIEW, "pass", "revise", "reject"),
              of(Gate.CONSULTATION, "agreed", "rejected"),
              of(Gate.MAINTENANCE, "approved", "returned", "rejected"),
              of(Gate.OPERATION, "continue", "improve", "reassign", "retire"))
          .flatMap(names -> names)
          .toList();

  private static final List<String> OBJECTIONS = List.of(ADMITTED, NOT_ADMITTED);

  private LetterName() {}

  private static Stream<String> of(Gate gate, String... outcomes) {
    return Arrays.stream(outcomes).map(outcome -> of(gate, outcome));
  }

  /** The letter that tells a gate's verdict. */
  static String of(Gate gate, String outcome) {
    return name(gate.key(), outcome);
  }

  private static String name(String what, String result) {
    return what + "." + result;
  }

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
