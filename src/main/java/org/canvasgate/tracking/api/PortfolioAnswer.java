package org.canvasgate.tracking.api;

import java.util.List;
import java.util.Map;
import org.springframework.lang.Nullable;

/** The portfolio of the cases that concern whoever asks; amounts in KRW 100 million. */
record PortfolioAnswer(
    int cases,
    int keptOff,
    List<PhaseAnswer> phases,
    @Nullable BacklogAnswer backlog,
    List<MoneyYearAnswer> money,
    @Nullable Integer firstGap,
    List<OtherCurrency> elsewhere,
    List<GrantLossAnswer> losses,
    List<GrantAnswer> grants,
    List<OverlapAnswer> overlaps,
    List<CityAnswer> cities,
    List<EarlyAnswer> early,
    int unmeasured) {

  /** How many cases came to a phase, what became of them, and how many working days it takes. */
  record PhaseAnswer(
      String phase,
      int came,
      int passed,
      int stopped,
      int withdrawn,
      int waitingNow,
      int lateNow,
      int decided,
      @Nullable Integer quarter,
      @Nullable Integer median,
      @Nullable Integer threeQuarters,
      @Nullable Integer targetDays,
      @Nullable Double overTarget) {}

  /** What waits for the committee, against what its members take. */
  record BacklogAnswer(
      int awaited,
      int answered,
      int weeks,
      @Nullable Double weeksToClear,
      @Nullable Integer free,
      int unseated,
      List<LoadAnswer> members) {}

  /** A member's load. */
  record LoadAnswer(
      String member,
      int awaited,
      int lateNow,
      @Nullable Integer daysLeft,
      int openCases,
      @Nullable Integer mostCases) {}

  /** What the approved plans in won come to in a year. */
  record MoneyYearAnswer(
      int year,
      @Nullable Double cost,
      int costUnknown,
      Map<String, Double> securedBySource,
      Map<String, Double> hopedBySource,
      int fundingUnknown,
      @Nullable Double gap,
      int services) {}

  /** A service whose plan is not in won, and is not converted. */
  record OtherCurrency(ServiceRef service, String unit) {}

  /** A year in which a service loses a central grant. */
  record GrantLossAnswer(
      ServiceRef service,
      int year,
      @Nullable Double amount,
      @Nullable Double coveredByOthers,
      boolean afterPlan) {}

  /** A central grant that a proposal names without its years. */
  record GrantAnswer(
      ServiceRef service,
      @Nullable Double amount,
      @Nullable String currency,
      @Nullable String unit,
      @Nullable String period) {}

  /** Two services that are alike. */
  record OverlapAnswer(
      ServiceRef one,
      ServiceRef other,
      double nameLikeness,
      Double propositionLikeness,
      boolean sameField,
      boolean sameCity,
      double likeness) {}

  /** A city and what is planned and run there. */
  record CityAnswer(
      String city, @Nullable String province, int evaluating, int operating, int ended) {}

  /** A running service whose figures can be held against its plan. */
  record EarlyAnswer(
      ServiceRef service,
      @Nullable Double costOverrun,
      @Nullable Double usageShortfall,
      boolean called,
      boolean underWay) {}

  /** A service by its name. */
  record ServiceRef(String id, String nameEn, @Nullable String nameKo) {}
}
