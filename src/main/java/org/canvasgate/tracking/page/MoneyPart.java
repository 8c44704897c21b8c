package org.canvasgate.tracking.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.canvasgate.committee.Wording;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.tracking.chart.Chart;
import org.canvasgate.tracking.chart.Chart.Mark;
import org.canvasgate.tracking.chart.Chart.Series;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Funding against cost by year, from the last maintenance plan: what is not secured is drawn as
 * such, the first year that is not paid for is marked, and the share of central grants is told.
 */
@Component
@Order(5)
class MoneyPart implements PagePart {
  private static final int COST_TONE = 0;

  private final Plans plans;
  private final Wording wording;

  MoneyPart(Plans plans, Wording wording) {
    this.plans = plans;
    this.wording = wording;
  }

  @Override
  public String template() {
    return "page/money";
  }

  @Override
  public String title() {
    return "page.money";
  }

  @Override
  public Map<String, Object> model(Reading reading) {
    if (!reading.inside()) return Map.of();
    return plans.latest(reading.id()).map(filed -> model(filed, reading)).orElse(Map.of());
  }

  private Map<String, Object> model(FiledPlan filed, Reading reading) {
    Plan plan = filed.plan();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("filed", filed);
    model.put("chart", chart(filed, reading));
    model.put("gap", plan.firstGapYear());
    model.put("unknownYears", plan.unknownYears().size());
    model.put("years", plan.years());
    model.put("centralShare", plan.centralShare());
    model.put("lastGrant", lastGrant(plan));
    model.put("lastYear", plan.firstYear() + plan.years() - 1);
    model.put("unsecured", drawsUnsecured(plan));
    model.put("noFunding", plan.funding().isEmpty());
    return model;
  }

  /** The last year in which the plan counts on a central grant; null where it counts on none. */
  private static Integer lastGrant(Plan plan) {
    return plan.funding().stream()
        .filter(each -> each.source() == FundingSource.CENTRAL)
        .filter(each -> each.amount() == null || each.amount() > 0)
        .map(Funding::year)
        .max(Integer::compare)
        .orElse(null);
  }

  /** Whether the drawing has a hatched part to be explained: an unknown amount draws none. */
  static boolean drawsUnsecured(Plan plan) {
    return plan.funding().stream()
        .anyMatch(each -> !each.secured() && each.amount() != null && each.amount() > 0);
  }

  private Chart chart(FiledPlan filed, Reading reading) {
    Plan plan = filed.plan();
    List<Series> series = new ArrayList<>();
    for (FundingSource source : FundingSource.values())
      for (boolean secured : new boolean[] {true, false}) {
        if (plan.funding().stream().noneMatch(each -> is(each, source, secured))) continue;
        Series part =
            Series.stack(
                say("maintenance.source." + source.key(), reading),
                amounts(plan, source, secured),
                source.ordinal() + 1);
        series.add(secured ? part : part.asUncertain());
      }
    series.add(Series.line(say("page.money.cost", reading), plan.operatingCostByYear(), COST_TONE));
    Integer gap = plan.firstGapYear();
    return new Chart(
        say("page.money.chart", reading),
        say("maintenance.unit." + filed.unit().key(), reading),
        IntStream.range(0, plan.years())
            .mapToObj(i -> String.valueOf(plan.firstYear() + i))
            .toList(),
        series,
        gap == null
            ? List.of()
            : List.of(new Mark(String.valueOf(gap), say("page.money.gap-mark", reading))));
  }

  /** By year: nothing where the plan names none, and unknown where an amount is. */
  static List<Double> amounts(Plan plan, FundingSource source, boolean secured) {
    List<Double> amounts = new ArrayList<>();
    for (int i = 0; i < plan.years(); i++) {
      List<Funding> lines =
          plan.funding(plan.firstYear() + i).stream()
              .filter(each -> is(each, source, secured))
              .toList();
      boolean unknown = lines.stream().map(Funding::amount).anyMatch(Objects::isNull);
      amounts.add(unknown ? null : lines.stream().mapToDouble(Funding::amount).sum());
    }
    return amounts;
  }

  private static boolean is(Funding each, FundingSource source, boolean secured) {
    return each.source() == source && each.secured() == secured;
  }

  private String say(String key, Reading reading) {
    return wording.say(key, reading.locale());
  }
}
