package org.canvasgate.tracking.api;

import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/** What a gate computed; points run from 0 to 100, shares from 0 to 1, null is "not known". */
record ScorecardAnswer(
    RoundAnswer round,
    @Nullable Double canvasScore,
    @Nullable String band,
    double weightScored,
    List<BlockAnswer> blocks,
    List<String> criticalBelow,
    List<String> criticalUnknown,
    @Nullable Double gateScore,
    Map<String, Object> parts,
    AgreementAnswer agreement,
    RobustnessAnswer robustness) {

  /** Where in the life of a case something was said. */
  record RoundAnswer(String gate, int cycle, int round) {}

  /** A block's score with what it is made of. */
  record BlockAnswer(
      String block,
      @Nullable Double score,
      @Nullable Double panel,
      @Nullable Double untrimmed,
      @Nullable Double evidence,
      double weight,
      int raters,
      @Nullable Double moved) {}

  /** Krippendorff's alpha with its interval. */
  record AgreementAnswer(
      String state, @Nullable Double alpha, @Nullable Double low, @Nullable Double high) {}

  /** How little would have to change for another band. */
  record RobustnessAnswer(@Nullable Double margin, @Nullable Double resampleAgreement) {}
}
