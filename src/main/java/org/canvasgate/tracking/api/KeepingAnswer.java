package org.canvasgate.tracking.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/** What a running service reported, held against what its plan promised. */
record KeepingAnswer(List<ReportAnswer> reports, @Nullable Instant nextEvaluation) {

  /** One report; amounts in the plan's unit, null is "not known". */
  record ReportAnswer(
      int cycle,
      int sequence,
      String kind,
      int year,
      int monthsCovered,
      @Nullable Double operatingCost,
      @Nullable Double staff,
      @Nullable Integer incidents,
      Map<String, Double> income,
      String comment,
      Instant at,
      @Nullable Double keeping,
      List<KeptPromise> promises) {}

  /** What came of one promise; {@code ratio} runs from 0 to 1. */
  record KeptPromise(
      String promise, @Nullable Double actual, @Nullable Double ratio, @Nullable Boolean kept) {}
}
