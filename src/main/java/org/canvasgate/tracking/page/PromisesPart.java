package org.canvasgate.tracking.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.Wording;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.maintenance.Promise;
import org.canvasgate.operation.PromiseKeeping;
import org.canvasgate.operation.Report;
import org.canvasgate.operation.Reports;
import org.canvasgate.tracking.chart.Chart;
import org.canvasgate.tracking.chart.Chart.Series;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What the plan promised against what the operator reported, year by year; beside it the operating
 * cost planned and reported.
 */
@Component
@Order(6)
class PromisesPart implements PagePart {
  private static final int ACTUAL_TONE = 4;
  private static final int PROMISE_TONE = 0;
  private static final int MONTHS_OF_A_YEAR = 12;

  private final Plans plans;
  private final Reports reports;
  private final Wording wording;

  PromisesPart(Plans plans, Reports reports, Wording wording) {
    this.plans = plans;
    this.reports = reports;
    this.wording = wording;
  }

  /**
   * A promise.
   *
   * @param kept whether the last report keeps it; null where nothing is reported
   * @param chart over the reports; null before the first one
   */
  public record Line(Promise promise, Boolean kept, Chart chart) {}

  @Override
  public String template() {
    return "page/promises";
  }

  @Override
  public String title() {
    return "page.promises";
  }

  @Override
  public Map<String, Object> model(Reading reading) {
    if (!reading.inside()) return Map.of();
    FiledPlan filed = plans.latest(reading.id()).orElse(null);
    if (filed == null) return Map.of();
    Map<String, Report> byYear = byYear(reports.all(reading.id()), reading);
    if (filed.plan().promises().isEmpty() && byYear.isEmpty()) return Map.of();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put(
        "promises",
        filed.plan().promises().stream().map(each -> line(each, byYear, reading)).toList());
    model.put("cost", byYear.isEmpty() ? null : cost(filed, byYear, reading));
    return model;
  }

  /** The last report of each year in each cycle, the earliest first. */
  private Map<String, Report> byYear(List<Report> all, Reading reading) {
    Map<String, Report> byYear = new LinkedHashMap<>();
    for (Report report : all)
      byYear.put(
          wording.say(
              "page.promises.year",
              reading.locale(),
              String.valueOf(report.figures().year()),
              report.cycle()),
          report);
    return byYear;
  }

  private Line line(Promise promise, Map<String, Report> byYear, Reading reading) {
    List<Double> actual = new ArrayList<>();
    byYear.values().forEach(report -> actual.add(report.figures().actual(promise.id())));
    Double last = actual.isEmpty() ? null : actual.get(actual.size() - 1);
    Boolean kept = PromiseKeeping.Outcome.of(promise, last).kept();
    if (byYear.isEmpty()) return new Line(promise, kept, null);
    return new Line(
        promise,
        kept,
        new Chart(
            promise.text(),
            promise.unit(),
            List.copyOf(byYear.keySet()),
            List.of(
                Series.bar(say("page.promises.actual", reading), actual, ACTUAL_TONE),
                Series.line(
                    say(
                        promise.higherIsBetter()
                            ? "page.promises.at-least"
                            : "page.promises.at-most",
                        reading),
                    Collections.nCopies(byYear.size(), promise.target()),
                    PROMISE_TONE)),
            List.of()));
  }

  /** A year of which a part is reported is put on to twelve months, and so not certain. */
  private Chart cost(FiledPlan filed, Map<String, Report> byYear, Reading reading) {
    List<Double> planned = new ArrayList<>();
    List<Double> reported = new ArrayList<>();
    for (Report report : byYear.values()) {
      planned.add(filed.plan().operatingCost(report.figures().year()));
      reported.add(report.figures().operatingCostOfYear());
    }
    boolean whole =
        byYear.values().stream()
            .allMatch(report -> report.figures().monthsCovered() == MONTHS_OF_A_YEAR);
    Series cost =
        Series.bar(
            say(whole ? "page.promises.cost-reported" : "page.promises.cost-projected", reading),
            reported,
            ACTUAL_TONE);
    return new Chart(
        say("page.promises.cost", reading),
        say("maintenance.unit." + filed.unit().key(), reading),
        List.copyOf(byYear.keySet()),
        List.of(
            whole ? cost : cost.asUncertain(),
            Series.line(say("page.promises.cost-planned", reading), planned, PROMISE_TONE)),
        List.of());
  }

  private String say(String key, Reading reading) {
    return wording.say(key, reading.locale());
  }
}
