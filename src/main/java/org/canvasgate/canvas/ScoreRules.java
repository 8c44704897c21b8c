package org.canvasgate.canvas;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * The marks and settings that turn ratings into a score and a score into a band. They are dated
 * data that an administrator edits; {@code docs/method.md} gives the defaults and their sources.
 *
 * @param passMark points from which a canvas passes, 0 to 100
 * @param rejectMark points under which it is rejected, 0 to the pass mark
 * @param criticalMark points under which a critical block lets a canvas be revised at best, 0 to
 *     100
 * @param agreementMark Krippendorff's alpha under which a deliberation is recommended, -1 to 1
 * @param trimFrom the number of ratings from which the highest and the lowest of a block are
 *     dropped; at least 3, so that one remains; {@link #NEVER_TRIM} switches it off
 * @param evidenceWeight the share of evidence in a block that has both ratings and evidence, 0 to 1
 * @param criticalBlocks the blocks that the critical mark is about; may be empty
 */
public record ScoreRules(
    double passMark,
    double rejectMark,
    double criticalMark,
    double agreementMark,
    int trimFrom,
    double evidenceWeight,
    Set<Block> criticalBlocks) {

  /** The value of {@link #trimFrom} with which nothing is ever dropped. */
  public static final int NEVER_TRIM = Integer.MAX_VALUE;

  public ScoreRules {
    refuseOutside("pass mark", passMark, 0, 100);
    refuseOutside("reject mark", rejectMark, 0, 100);
    refuseOutside("critical mark", criticalMark, 0, 100);
    refuseOutside("agreement mark", agreementMark, -1, 1);
    refuseOutside("evidence weight", evidenceWeight, 0, 1);
    if (rejectMark > passMark) {
      throw new IllegalArgumentException(
          "The reject mark %s lies above the pass mark %s.".formatted(rejectMark, passMark));
    }
    if (trimFrom < 3) {
      throw new IllegalArgumentException(
          "Dropping the highest and the lowest needs at least 3 ratings, not %d."
              .formatted(trimFrom));
    }
    if (criticalBlocks == null) {
      throw new IllegalArgumentException(
          "The critical blocks must be given as a set, were it empty.");
    }
    Set<Block> copy = EnumSet.noneOf(Block.class);
    copy.addAll(criticalBlocks);
    criticalBlocks = Collections.unmodifiableSet(copy);
  }

  private static void refuseOutside(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "The %s is %s, but it goes from %s to %s.".formatted(name, value, low, high));
    }
  }
}
