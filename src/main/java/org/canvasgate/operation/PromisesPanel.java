package org.canvasgate.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.maintenance.Promise;
import org.springframework.stereotype.Component;

/** Promise against actual over the cycles: a bar a cycle, and a line where the promise stands. */
@Component
class PromisesPanel implements FormPanel {
  private final Plans plans;
  private final Reports reports;

  PromisesPanel(Plans plans, Reports reports) {
    this.plans = plans;
    this.reports = reports;
  }

  /**
   * One promise.
   *
   * @param mark where the promise stands on the bars' scale, percent of their width
   */
  record Kept(Promise promise, double mark, List<Bar> bars) {}

  /**
   * What a cycle's last report says of a promise.
   *
   * @param actual null unknown
   * @param width of the bar, percent; 0 where unknown
   * @param kept null unknown
   */
  record Bar(int cycle, int year, Double actual, double width, Boolean kept) {}

  @Override
  public String name() {
    return "promises";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    List<Promise> promises =
        plans.latest(task.proposalId()).map(FiledPlan::plan).stream()
            .flatMap(plan -> plan.promises().stream())
            .toList();
    Map<Integer, Report> lastOfCycle = new TreeMap<>();
    reports.all(task.proposalId()).forEach(report -> lastOfCycle.put(report.cycle(), report));
    Map<String, Object> model = new HashMap<>();
    model.put("promises", kept(promises, List.copyOf(lastOfCycle.values())));
    return model;
  }

  /** The pure part: promises against the last report of each cycle, in the order of the cycles. */
  static List<Kept> kept(List<Promise> promises, List<Report> lastOfCycle) {
    List<Kept> all = new ArrayList<>();
    for (Promise promise : promises) {
      double most =
          Stream.concat(
                  Stream.of(promise.target()),
                  lastOfCycle.stream()
                      .map(report -> report.figures().actual(promise.id()))
                      .map(actual -> actual == null ? 0 : actual))
              .mapToDouble(Double::doubleValue)
              .max()
              .orElse(0);
      List<Bar> bars = lastOfCycle.stream().map(report -> bar(promise, report, most)).toList();
      all.add(new Kept(promise, share(promise.target(), most), bars));
    }
    return all;
  }

  private static Bar bar(Promise promise, Report report, double most) {
    Double actual = report.figures().actual(promise.id());
    Boolean kept = PromiseKeeping.Outcome.of(promise, actual).kept();
    double width = actual == null ? 0 : share(actual, most);
    return new Bar(report.cycle(), report.figures().year(), actual, width, kept);
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : Math.rint(1000 * part / whole) / 10;
  }
}
