package org.canvasgate.proposal;

import java.util.List;

/**
 * Money that one source gives, or is said to give.
 *
 * @param kind one of {@link #KINDS}
 * @param amount in the unit of the proposal's construction cost; null where it is not known
 * @param share as the source states it, such as {@code 41%}; null where it is not stated
 * @param note what the amount is for, or why it is not known; null where there is none
 */
public record FundingLine(String kind, Double amount, String share, String note) {
  /** The keys of the six sources: the plan's own list, spelt the same way. */
  public static final List<String> KINDS =
      List.of("central", "local", "private", "fees", "indirect", "other");

  public FundingLine {
    if (!KINDS.contains(kind))
      throw new IllegalArgumentException("No source of funding: " + kind + "; choose of " + KINDS);
    Numbers.refuseNonsense(amount);
  }
}
