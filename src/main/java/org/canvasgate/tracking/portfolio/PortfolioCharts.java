package org.canvasgate.tracking.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.tracking.chart.Chart;
import org.canvasgate.tracking.chart.Chart.Mark;
import org.canvasgate.tracking.chart.Chart.Series;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What of the portfolio people would rather look at than read. */
@Component
class PortfolioCharts {
  private static final int PASSED = 2;
  private static final int HERE = 0;
  private static final int AWAY = 6;
  private static final int STOPPED = 5;
  private static final int COST = 5;

  private final MessageSource words;

  PortfolioCharts(MessageSource words) {
    this.words = words;
  }

  /** How many cases came to each phase, and what became of them there. */
  Chart funnel(PortfolioReport report, Locale locale) {
    List<PhaseTime> phases = report.phases();
    return new Chart(
        say("portfolio.funnel.chart", locale),
        say("portfolio.cases", locale),
        phases.stream().map(phase -> say("phase.short." + phase.phase().key(), locale)).toList(),
        List.of(
            counted("passed", phases, PhaseTime::passed, PASSED, locale),
            counted("waiting", phases, PhaseTime::waiting, HERE, locale),
            counted("withdrawn", phases, PhaseTime::withdrawn, AWAY, locale),
            counted("stopped", phases, PhaseTime::stopped, STOPPED, locale)),
        List.of());
  }

  private Series counted(
      String word,
      List<PhaseTime> phases,
      ToIntFunction<PhaseTime> count,
      int tone,
      Locale locale) {
    return Series.stack(
        say("portfolio.funnel." + word, locale),
        phases.stream().map(phase -> (double) count.applyAsInt(phase)).toList(),
        tone);
  }

  /** The plans' cost against their funding; null where no plan is in won. */
  Chart money(PortfolioReport report, Locale locale) {
    List<MoneyYear> years = report.money();
    if (years.isEmpty()) return null;
    List<Series> series = new ArrayList<>();
    for (FundingSource source : FundingSource.values()) {
      add(series, source, years, MoneyYear::secured, false, locale);
      add(series, source, years, MoneyYear::hoped, true, locale);
    }
    if (series.isEmpty())
      series.add(
          Series.stack(say("portfolio.money.funding", locale), amounts(years, year -> null), HERE));
    series.add(
        Series.line(say("portfolio.money.cost", locale), amounts(years, MoneyYear::cost), COST));
    Integer gap = report.firstGap();
    return new Chart(
        say("portfolio.money.chart", locale),
        say("portfolio.unit", locale),
        years.stream().map(year -> Integer.toString(year.year())).toList(),
        series,
        gap == null
            ? List.of()
            : List.of(new Mark(gap.toString(), say("portfolio.money.gap", locale))));
  }

  /** A source that no plan counts on is not drawn. */
  private void add(
      List<Series> series,
      FundingSource source,
      List<MoneyYear> years,
      Function<MoneyYear, Map<FundingSource, Double>> money,
      boolean uncertain,
      Locale locale) {
    if (years.stream().noneMatch(year -> money.apply(year).containsKey(source))) return;
    Series own =
        Series.stack(
            say("maintenance.source." + source.key(), locale),
            amounts(
                years,
                year ->
                    year.fundingUnknown() == year.services() && year.services() > 0
                        ? null
                        : money.apply(year).getOrDefault(source, 0.0)),
            source.ordinal());
    series.add(uncertain ? own.asUncertain() : own);
  }

  /** The grants that end, by year; null where no plan in won foresees one. */
  Chart losses(PortfolioReport report, Locale locale) {
    TreeMap<Integer, Double> lost = new TreeMap<>();
    report.losses().stream()
        .filter(each -> each.amount() != null)
        .forEach(each -> lost.merge(each.loss().year(), each.amount(), Double::sum));
    if (lost.isEmpty()) return null;
    List<Integer> years = new ArrayList<>();
    for (int year = lost.firstKey(); year <= lost.lastKey(); year++) years.add(year);
    return new Chart(
        say("portfolio.grants.chart", locale),
        say("portfolio.unit", locale),
        years.stream().map(year -> Integer.toString(year)).toList(),
        List.of(
            Series.bar(
                say("portfolio.grants.lost", locale),
                years.stream().map(year -> lost.getOrDefault(year, 0.0)).toList(),
                STOPPED)),
        List.of());
  }

  /** With nulls, which a stream's list would refuse. */
  private static List<Double> amounts(List<MoneyYear> years, Function<MoneyYear, Double> amount) {
    return Arrays.asList(years.stream().map(amount).toArray(Double[]::new));
  }

  private String say(String key, Locale locale) {
    return words.getMessage(key, null, locale);
  }
}
