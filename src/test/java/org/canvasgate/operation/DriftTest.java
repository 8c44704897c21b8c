package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.canvasgate.maintenance.Plan;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final Plan PLAN =
      new Plan(
          2027,
          null,
          Arrays.asList(100.0, null, 0.0),
          List.of(),
          null,
          List.of(),
          null,
          null,
          "KRW",
          null);

  @Test
  void costs_over_plan_and_usage_under_promise_are_positive() {
    assertThat(Drift.of(PLAN, 2027, 120.0, 1000.0, 700.0)).isEqualTo(new Drift(0.2, 0.3));
    assertThat(Drift.of(PLAN, 2027, 80.0, 1000.0, 1500.0)).isEqualTo(new Drift(-0.2, -0.5));
    assertThat(Drift.of(PLAN, 2027, 100.0, 1000.0, 1000.0)).isEqualTo(new Drift(0.0, 0.0));
  }

  @Test
  void what_is_not_known_stays_unknown() {
    assertThat(Drift.of(PLAN, 2027, null, null, 700.0)).isEqualTo(new Drift(null, null));
    assertThat(Drift.of(PLAN, 2028, 120.0, 1000.0, null)).isEqualTo(new Drift(null, null));
    assertThat(Drift.of(PLAN, 2040, 120.0, 0.0, 5.0)).isEqualTo(new Drift(null, null));
    assertThat(Drift.of(PLAN, 2029, 120.0, 10.0, 5.0)).isEqualTo(new Drift(null, 0.5));
  }

  @Test
  void a_negative_figure_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Drift.of(PLAN, 2027, -1.0, null, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Drift.of(PLAN, 2027, null, null, Double.NaN));
  }

  /** A table asks for "at least 0.2"; binary fractions must not make 20 % over a hair less. */
  @Property
  void exactly_20_percent_over_is_0_2_whatever_the_plan(
      @ForAll @IntRange(min = 1, max = 1_000_000) int tenths) {
    double planned = tenths / 10.0;
    Plan plan =
        new Plan(2027, null, List.of(planned), List.of(), null, List.of(), null, null, "KRW", null);
    assertThat(Drift.of(plan, 2027, planned * 1.2, null, null).costOverrun()).isEqualTo(0.2);
  }
}
