package org.canvasgate.tracking.api;

import java.time.Instant;
import java.util.List;
import org.springframework.lang.Nullable;

/** The maintenance plan that was filed last; amounts in {@code unit}, null is "not known". */
record PlanAnswer(
    int round,
    Instant submittedAt,
    String currency,
    String unit,
    @Nullable String entity,
    @Nullable Double constructionCost,
    List<YearAnswer> years,
    StaffAnswer staff,
    List<PromiseAnswer> promises,
    @Nullable String serviceLevels,
    @Nullable String exitPlan) {

  /** A year's cost and what pays for it. */
  record YearAnswer(int year, @Nullable Double operatingCost, List<YearFunding> funding) {}

  /** What one source gives in a year. */
  record YearFunding(String source, @Nullable Double amount, boolean secured) {}

  /** Who runs the service. */
  record StaffAnswer(
      @Nullable Double dedicatedFte,
      @Nullable Double expectedTenureYears,
      @Nullable Boolean handover) {}

  /** What the plan promises. */
  record PromiseAnswer(
      String id,
      String text,
      String block,
      double target,
      String unit,
      boolean higherIsBetter,
      boolean usage) {}
}
