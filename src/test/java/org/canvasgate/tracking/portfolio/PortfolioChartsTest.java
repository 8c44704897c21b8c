package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.tracking.chart.Chart;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;

/** What the portfolio's drawings are made of. */
class PortfolioChartsTest {
  private final PortfolioCharts charts = new PortfolioCharts(words());

  @Test
  void anUnknownAmountIsDrawnAsUnknownAndHopedForMoneyAsUncertain() {
    Chart chart =
        charts.money(
            report(
                List.of(
                    new MoneyYear(
                        2027, 10.0, 0, Map.of(FundingSource.CENTRAL, 8.0), Map.of(), 0, 1),
                    new MoneyYear(2028, 12.0, 0, Map.of(), Map.of(FundingSource.LOCAL, 5.0), 0, 1),
                    new MoneyYear(2029, null, 1, Map.of(), Map.of(), 1, 1))),
            Locale.ENGLISH);

    assertThat(chart.categories()).containsExactly("2027", "2028", "2029");
    assertThat(chart.series())
        .extracting(Chart.Series::values)
        .containsExactly(
            Arrays.asList(8.0, 0.0, null),
            Arrays.asList(0.0, 5.0, null),
            Arrays.asList(10.0, 12.0, null));
    assertThat(chart.series())
        .extracting(Chart.Series::uncertain)
        .containsExactly(false, true, false);
    assertThat(chart.marks()).extracting(Chart.Mark::category).containsExactly("2027");
  }

  @Test
  void nothingIsDrawnWhereNoPlanIsKnown() {
    assertThat(charts.money(report(List.of()), Locale.ENGLISH)).isNull();
    assertThat(charts.losses(report(List.of()), Locale.ENGLISH)).isNull();
  }

  private static PortfolioReport report(List<MoneyYear> money) {
    return new PortfolioReport(
        PortfolioFilter.ALL,
        1,
        0,
        3,
        List.of(),
        null,
        List.of(),
        money,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  /** Every key says itself. */
  private static StaticMessageSource words() {
    var words = new StaticMessageSource();
    words.setUseCodeAsDefaultMessage(true);
    return words;
  }
}
