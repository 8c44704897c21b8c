package org.canvasgate.operation;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.maintenance.Promise;
import org.springframework.stereotype.Component;

/**
 * How far a service has moved: its cost from the plan, its usage from the promise, its canvas score
 * from gate to gate. A score is shown once its round is closed and computed, never before.
 */
@Component
class DriftPanel implements FormPanel {
  private final Plans plans;
  private final Reports reports;
  private final Scorecards scorecards;

  DriftPanel(Plans plans, Reports reports, Scorecards scorecards) {
    this.plans = plans;
    this.reports = reports;
    this.scorecards = scorecards;
  }

  /**
   * The canvas score of one computation.
   *
   * @param gate the gate's key
   * @param total points, 0 to 100; null unknown
   */
  record Score(String gate, int cycle, int round, Double total) {}

  @Override
  public String name() {
    return "drift";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Optional<FiledPlan> filed = plans.latest(task.proposalId());
    Optional<Figures> figures =
        reports.latest(task.proposalId(), task.count("cycle")).map(Report::figures);
    Map<String, Object> model = new HashMap<>();
    model.put("drift", Standing.of(filed.orElse(null), figures.orElse(null)).drift());
    model.put("figures", figures.orElse(null));
    model.put("money", filed.map(plan -> "operation.money." + plan.unit().key()).orElse(null));
    model.put("planned", planned(filed, figures));
    model.put("actual", figures.map(Figures::operatingCostOfYear).orElse(null));
    Promise usage = filed.flatMap(FiledPlan::promiseOfUsage).orElse(null);
    model.put("usage", usage);
    model.put("used", usage == null ? null : figures.map(f -> f.actual(usage.id())).orElse(null));
    model.put("scores", scores(task.proposalId()));
    return model;
  }

  private static Double planned(Optional<FiledPlan> filed, Optional<Figures> figures) {
    return filed
        .flatMap(plan -> figures.map(f -> plan.plan().operatingCost(f.year())))
        .orElse(null);
  }

  /** The earliest first. */
  private List<Score> scores(String proposalId) {
    List<Score> scores =
        scorecards.all(proposalId).stream()
            .map(
                card ->
                    new Score(
                        card.round().gate().key(),
                        card.round().cycle(),
                        card.round().round(),
                        card.canvas().total()))
            .collect(Collectors.toList());
    Collections.reverse(scores);
    return scores;
  }
}
