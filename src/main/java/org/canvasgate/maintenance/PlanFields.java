package org.canvasgate.maintenance;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The keys of form {@code write-plan}, so that reading and prefilling cannot differ in one. */
final class PlanFields {
  /** Years that the grid of the form holds. */
  static final int YEARS = 5;

  /** Promises that the form holds. */
  static final int PROMISES = 4;

  static final String FIRST_YEAR = "firstYear";
  static final String COVERED_YEARS = "years";
  static final String MONEY_UNIT = "moneyUnit";
  static final String CONSTRUCTION_COST = "constructionCost";
  static final String COST_UNKNOWN = "costUnknown";
  static final String UNKNOWN_SOURCES = "unknownSources";
  static final String FTE = "dedicatedFte";
  static final String TENURE = "tenureYears";
  static final String HANDOVER = "handover";
  static final String SERVICE_LEVELS = "serviceLevels";
  static final String EXIT_PLAN = "exitPlan";
  static final String REQUIREMENTS = "requirementsNote";
  static final String USAGE_PROMISE = "usagePromise";

  /** Every key that the form may submit. */
  static final Set<String> ALL =
      Stream.of(
              Stream.of(
                  FIRST_YEAR,
                  COVERED_YEARS,
                  MONEY_UNIT,
                  CONSTRUCTION_COST,
                  COST_UNKNOWN,
                  UNKNOWN_SOURCES,
                  FTE,
                  TENURE,
                  HANDOVER,
                  SERVICE_LEVELS,
                  EXIT_PLAN,
                  REQUIREMENTS,
                  USAGE_PROMISE),
              columns().mapToObj(PlanFields::cost),
              Arrays.stream(FundingSource.values())
                  .flatMap(s -> columns().mapToObj(column -> amount(s, column))),
              Arrays.stream(FundingSource.values()).map(PlanFields::secured),
              IntStream.rangeClosed(1, PROMISES)
                  .boxed()
                  .flatMap(
                      n ->
                          Stream.of("text", "block", "target", "unit", "direction")
                              .map(part -> promise(n, part))))
          .flatMap(keys -> keys)
          .collect(Collectors.toUnmodifiableSet());

  private PlanFields() {}

  static IntStream columns() {
    return IntStream.rangeClosed(1, YEARS);
  }

  static String cost(int column) {
    return "cost_" + column;
  }

  static String amount(FundingSource source, int column) {
    return source.key() + "_" + column;
  }

  static String secured(FundingSource source) {
    return "secured_" + source.key();
  }

  static String promise(int number, String part) {
    return "promise_" + number + "_" + part;
  }

  /** A promise's id in its plan: its place in the form. */
  static String promiseId(int number) {
    return "promise-" + number;
  }
}
