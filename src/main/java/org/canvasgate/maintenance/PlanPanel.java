package org.canvasgate.maintenance;

import java.text.NumberFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * The latest plan as a picture: cost against funding by year, the years that are short in words,
 * and beneath it people, promises and the way out. What is not known is said to be so.
 */
@Component
class PlanPanel implements FormPanel {
  private static final double ROUNDING = 1e-9;

  private final Plans plans;
  private final SustainabilityRuleBook rules;
  private final Clock clock;

  PlanPanel(Plans plans, SustainabilityRuleBook rules, Clock clock) {
    this.plans = plans;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A row of the table.
   *
   * @param amounts one a year, written in the reader's language; null where not known
   */
  record Row(FundingSource source, boolean secured, List<String> amounts) {}

  /**
   * Whether a year is paid for.
   *
   * @param state funded, short or unknown
   * @param missing how much is short, written in the reader's language; null otherwise
   * @param share how much that is of the cost, in whole per cent; null likewise
   * @param chance the simulated chance that the year is funded, in whole per cent; null where it is
   *     not known
   * @param error two standard errors of that chance, in percentage points; null likewise
   */
  record Balance(String state, String missing, String share, String chance, String error) {}

  /** A promise with its target written in the reader's language. */
  record Promised(Promise promise, String target, boolean usage) {}

  @Override
  public String name() {
    return "plan";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    plans
        .latest(task.proposalId())
        .ifPresent(filed -> fill(model, filed, NumberFormat.getInstance(locale)));
    return model;
  }

  private void fill(Map<String, Object> model, FiledPlan filed, NumberFormat numbers) {
    numbers.setMaximumFractionDigits(2);
    Plan plan = filed.plan();
    Sustainability found =
        Sustainability.of(plan, rules.on(MaintenanceEvaluation.submitted(filed, clock)));
    model.put("filed", filed);
    model.put("plan", plan);
    PlanChart chart = PlanChart.of(plan);
    model.put("chart", chart);
    model.put("scale", chart.lines().stream().map(l -> written(l.value(), numbers)).toList());
    model.put("costs", list(plan.operatingCostByYear(), numbers));
    model.put("rows", rows(plan, numbers));
    model.put("balances", balances(plan, found, numbers));
    model.put("constructionCost", written(plan.constructionCost(), numbers));
    model.put("operatingShare", percent(found.operatingShare(), numbers));
    model.put("fte", written(plan.staff().dedicatedFte(), numbers));
    model.put("tenure", written(plan.staff().expectedTenureYears(), numbers));
    model.put("promises", promises(filed, numbers));
    model.put("questions", found.questions());
  }

  private static List<Row> rows(Plan plan, NumberFormat numbers) {
    List<Row> rows = new ArrayList<>();
    for (FundingSource source : FundingSource.values()) {
      List<Funding> lines = plan.funding().stream().filter(f -> f.source() == source).toList();
      if (lines.isEmpty()) continue;
      Double[] amounts = new Double[plan.years()];
      lines.forEach(f -> amounts[f.year() - plan.firstYear()] = f.amount());
      rows.add(
          new Row(
              source,
              lines.stream().allMatch(Funding::secured),
              list(Arrays.asList(amounts), numbers)));
    }
    return rows;
  }

  private static List<Balance> balances(Plan plan, Sustainability found, NumberFormat numbers) {
    List<Balance> balances = new ArrayList<>();
    for (int i = 0; i < plan.years(); i++) {
      int year = plan.firstYear() + i;
      Double cost = plan.operatingCost(year);
      String chance = percent(found.fundedChance().get(i).chance(), numbers);
      String error = percent(twice(found.fundedChance().get(i).standardError()), numbers);
      if (found.unknownYears().contains(year)) {
        balances.add(new Balance("unknown", null, null, chance, error));
        continue;
      }
      double funded =
          plan.funding(year).stream()
              .map(Funding::amount)
              .filter(Objects::nonNull)
              .mapToDouble(a -> a)
              .sum();
      boolean gap = funded < cost * (1 - ROUNDING);
      balances.add(
          new Balance(
              gap ? "short" : "funded",
              gap ? written(cost - funded, numbers) : null,
              gap ? percent((cost - funded) / cost, numbers) : null,
              chance,
              error));
    }
    return balances;
  }

  private static List<Promised> promises(FiledPlan filed, NumberFormat numbers) {
    return filed.plan().promises().stream()
        .map(
            p -> new Promised(p, written(p.target(), numbers), p.id().equals(filed.usagePromise())))
        .toList();
  }

  private static List<String> list(List<Double> amounts, NumberFormat numbers) {
    List<String> written = new ArrayList<>();
    amounts.forEach(amount -> written.add(written(amount, numbers)));
    return written;
  }

  private static String written(Double amount, NumberFormat numbers) {
    return amount == null ? null : numbers.format(amount);
  }

  private static String percent(Double share, NumberFormat numbers) {
    return share == null ? null : numbers.format(Math.round(share * 100));
  }

  private static Double twice(Double error) {
    return error == null ? null : Double.valueOf(2 * error);
  }
}
