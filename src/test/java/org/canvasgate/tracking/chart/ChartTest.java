package org.canvasgate.tracking.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.canvasgate.tracking.chart.Chart.Mark;
import org.canvasgate.tracking.chart.Chart.Series;
import org.junit.jupiter.api.Test;

/** Figures over categories, as a table and as what the browser draws. */
class ChartTest {
  private final Chart chart = Charts.example();

  @Test
  void theTableHasEveryFigureAndWhatIsMarked() {
    assertThat(chart.rows()).hasSize(4);
    Chart.Row gap = chart.rows().get(2);
    assertThat(gap.category()).isEqualTo("2029");
    assertThat(gap.marks()).containsExactly("첫 부족");
    assertThat(gap.values()).containsExactly(0.0, 8.0, 4.5, 21.126);
    assertThat(chart.rows().get(3).values()).containsExactly(0.0, null, null, null);
  }

  @Test
  void figuresAreWrittenShortAndTheUnknownStaysUnknown() {
    assertThat(chart.text(21.126, Locale.KOREAN)).isEqualTo("21.13");
    assertThat(chart.text(12345.0, Locale.ENGLISH)).isEqualTo("12,345");
    assertThat(chart.text(null, Locale.ENGLISH)).isNull();
  }

  @Test
  void theDrawingGetsTheSameFigures() throws IOException {
    JsonNode drawing = new ObjectMapper().readTree(chart.json());
    assertThat(drawing.at("/categories/3").asText()).isEqualTo("2030");
    assertThat(drawing.at("/series/1/values/3").isNull()).isTrue();
    assertThat(drawing.at("/series/2/uncertain").asBoolean()).isTrue();
    assertThat(drawing.at("/series/3/kind").asText()).isEqualTo("line");
    assertThat(drawing.at("/series/1/color")).isEqualTo(drawing.at("/series/2/color"));
    assertThat(drawing.at("/marks/0/category").asText()).isEqualTo("2029");
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    assertThatThrownBy(
            () ->
                new Chart(
                    "t",
                    "",
                    List.of("a"),
                    List.of(Series.bar("s", List.of(1.0, 2.0), 0)),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Chart("t", "", List.of("a", "a"), List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Chart("t", "", List.of("a"), List.of(), List.of(new Mark("b", "x"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Series.bar("s", List.of(Double.NaN), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChartOfUnknownsOnlyIsEmpty() {
    assertThat(chart.isEmpty()).isFalse();
    assertThat(
            new Chart(
                    "t",
                    "",
                    List.of("a"),
                    List.of(Series.bar("s", Arrays.asList((Double) null), 0)),
                    List.of())
                .isEmpty())
        .isTrue();
  }
}
