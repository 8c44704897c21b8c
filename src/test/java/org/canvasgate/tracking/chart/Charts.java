package org.canvasgate.tracking.chart;

import java.util.Arrays;
import java.util.List;
import org.canvasgate.tracking.chart.Chart.Mark;
import org.canvasgate.tracking.chart.Chart.Series;

/** A chart with one of everything. */
final class Charts {
  private Charts() {}

  static Chart example() {
    return new Chart(
        "연도별 운영비와 재원",
        "억원",
        List.of("2027", "2028", "2029", "2030"),
        List.of(
            Series.stack("국비", Arrays.asList(12.0, 6.0, 0.0, 0.0), 1),
            Series.stack("시비", Arrays.asList(8.0, 8.0, 8.0, null), 2),
            Series.stack("시비", Arrays.asList(0.0, 4.5, 4.5, null), 2).asUncertain(),
            Series.line("운영비", Arrays.asList(20.0, 20.5, 21.126, null), 0)),
        List.of(new Mark("2029", "첫 부족")));
  }
}
