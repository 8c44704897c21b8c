package org.canvasgate.proposal;

import java.util.List;
import java.util.Set;

/** Where a proposal's life stands: the words of the fact {@code status} and of the table. */
public final class Status {
  public static final String EVALUATING = "evaluating";
  public static final String OPERATING = "operating";
  public static final String REJECTED = "rejected";
  public static final String INCOMPLETE = "incomplete";
  public static final String WITHDRAWN = "withdrawn";
  public static final String RETIRED = "retired";

  private static final Set<String> ENDED = Set.of(REJECTED, INCOMPLETE, WITHDRAWN, RETIRED);

  /** Every status there is. */
  public static final List<String> ALL =
      List.of(EVALUATING, OPERATING, REJECTED, INCOMPLETE, WITHDRAWN, RETIRED);

  private Status() {}

  /** Whether the case is over. */
  public static boolean ended(String status) {
    return ENDED.contains(status);
  }

  static void check(String status) {
    if (!ALL.contains(status))
      throw new IllegalArgumentException("No status of a proposal: " + status);
  }
}
