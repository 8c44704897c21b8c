package org.canvasgate.committee.statistics;

import java.security.Principal;
import org.canvasgate.canvas.Severity.Spread;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the panel over time to the secretariat and the chairs. */
@Controller
class StatisticsPages {
  private final PanelStatistics statistics;

  StatisticsPages(PanelStatistics statistics) {
    this.statistics = statistics;
  }

  /** Rating steps from the middle of the drawn scale to an end. */
  private static final double REACH = 2;

  /** The scale's width, in its units. */
  private static final double WIDTH = 180;

  /**
   * A figure as it is drawn.
   *
   * @param from where the interval begins; the figure's own place where there is none
   */
  public record Drawn(Spread spread, double place, double from, double to) {
    public static Drawn of(Spread spread) {
      double place = at(spread.value());
      return new Drawn(
          spread,
          place,
          spread.low() == null ? place : at(spread.low()),
          spread.high() == null ? place : at(spread.high()));
    }

    /** What lies beyond the scale is drawn at its end. */
    private static double at(double value) {
      double within = Math.max(-REACH, Math.min(REACH, value));
      return (within + REACH) / (2 * REACH) * WIDTH;
    }
  }

  /** A member's line with its pictures; those are null where the cases are too few. */
  public record Line(PanelStatistics.MemberLine of, Drawn difference, Drawn effect) {}

  @GetMapping("/panel-statistics")
  String show(Principal reader, Model page) {
    PanelStatistics.Report report = statistics.report(reader.getName());
    page.addAttribute("report", report);
    page.addAttribute(
        "lines",
        report.lines().stream()
            .map(
                line ->
                    line.severity() == null
                        ? new Line(line, null, null)
                        : new Line(
                            line,
                            Drawn.of(line.severity().difference()),
                            Drawn.of(line.severity().effect())))
            .toList());
    return "statistics/panel";
  }
}
