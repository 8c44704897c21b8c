package org.canvasgate.maintenance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A plan as values of form {@code write-plan}: what {@link PlanReader} reads, the other way round.
 */
final class PlanPrefill {
  private PlanPrefill() {}

  static Map<String, Object> of(FiledPlan filed) {
    Plan plan = filed.plan();
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(PlanFields.FIRST_YEAR, plan.firstYear());
    values.put(PlanFields.COVERED_YEARS, plan.years());
    values.put(PlanFields.MONEY_UNIT, filed.unit().key());
    values.put(PlanFields.CONSTRUCTION_COST, plan.constructionCost());
    money(plan, values);
    values.put(PlanFields.FTE, plan.staff().dedicatedFte());
    values.put(PlanFields.TENURE, plan.staff().expectedTenureYears());
    values.put(PlanFields.HANDOVER, yesNoUnknown(plan.staff().handover()));
    values.put(PlanFields.SERVICE_LEVELS, plan.serviceLevels());
    values.put(PlanFields.EXIT_PLAN, plan.exitPlan());
    values.put(PlanFields.REQUIREMENTS, filed.requirements());
    promises(filed, values);
    values.values().removeIf(java.util.Objects::isNull);
    return values;
  }

  private static void money(Plan plan, Map<String, Object> values) {
    for (int column = 1; column <= Math.min(plan.years(), PlanFields.YEARS); column++)
      values.put(PlanFields.cost(column), plan.operatingCostByYear().get(column - 1));
    values.put(
        PlanFields.COST_UNKNOWN,
        plan.operatingCostByYear().stream().allMatch(java.util.Objects::isNull));
    for (Funding each : plan.funding()) {
      int column = each.year() - plan.firstYear() + 1;
      values.put(PlanFields.amount(each.source(), column), each.amount());
      values.put(PlanFields.secured(each.source()), each.secured());
    }
    values.put(PlanFields.UNKNOWN_SOURCES, unknownSources(plan));
  }

  /** Sources that are counted on without a single known amount. */
  private static List<String> unknownSources(Plan plan) {
    return java.util.Arrays.stream(FundingSource.values())
        .filter(source -> plan.funding().stream().anyMatch(f -> f.source() == source))
        .filter(
            source ->
                plan.funding().stream().noneMatch(f -> f.source() == source && f.amount() != null))
        .map(FundingSource::key)
        .toList();
  }

  private static void promises(FiledPlan filed, Map<String, Object> values) {
    List<Promise> promises = filed.plan().promises();
    values.put(PlanFields.USAGE_PROMISE, "none");
    IntStream.rangeClosed(1, Math.min(promises.size(), PlanFields.PROMISES))
        .forEach(
            number -> {
              Promise promise = promises.get(number - 1);
              values.put(PlanFields.promise(number, "text"), promise.text());
              values.put(PlanFields.promise(number, "block"), promise.block().key());
              values.put(PlanFields.promise(number, "target"), promise.target());
              values.put(PlanFields.promise(number, "unit"), promise.unit());
              values.put(
                  PlanFields.promise(number, "direction"),
                  promise.higherIsBetter() ? "at-least" : "at-most");
              if (promise.id().equals(filed.usagePromise()))
                values.put(PlanFields.USAGE_PROMISE, String.valueOf(number));
            });
  }

  private static String yesNoUnknown(Boolean handover) {
    return handover == null ? "unknown" : handover ? "yes" : "no";
  }
}
