package org.canvasgate.tracking.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.lang.Nullable;

/** A proposal, and later its service, as the interface tells it. Null stands for "not known". */
record CaseAnswer(
    String id,
    int revision,
    String nameEn,
    @Nullable String nameKo,
    String city,
    String kind,
    String field,
    String status,
    @Nullable String statusReason,
    @Nullable String stage,
    boolean sample,
    @Nullable String summary,
    @Nullable String leadBody,
    List<String> otherBodies,
    Money constructionCost,
    @Nullable Double annualOperatingCost,
    List<FundingSourceAnswer> funding,
    @Nullable String period,
    @Nullable String usage,
    List<String> sources,
    @Nullable String planner,
    List<WaitingAnswer> waiting,
    boolean failed,
    @Nullable ServiceAnswer service,
    @Nullable Documented documented,
    Standing standing) {

  /** An amount as its source gives it. */
  record Money(
      @Nullable Double amount,
      @Nullable String currency,
      @Nullable String unit,
      @Nullable String basis) {}

  /** What one source gives, in the unit of the construction cost. */
  record FundingSourceAnswer(
      String kind, @Nullable Double amount, @Nullable String share, @Nullable String note) {}

  /** A step that the case waits for. */
  record WaitingAnswer(
      String process,
      String step,
      String name,
      List<String> persons,
      List<String> groups,
      @Nullable Integer open,
      @Nullable Instant due) {}

  /** The service in the register. */
  record ServiceAnswer(
      @Nullable String entity,
      @Nullable String operator,
      LocalDate operatingSince,
      @Nullable LocalDate endedOn,
      @Nullable String outcome) {}

  /** What is documented of a real service, beside what the committee found. */
  record Documented(@Nullable String status, @Nullable String sentence) {}

  /** Where whoever asks stands in the case. */
  record Standing(boolean party, boolean keptOff, boolean publicOnly, boolean mayWithdraw) {}
}
