package org.canvasgate.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.canvasgate.canvas.Block;
import org.canvasgate.maintenance.Promise;
import org.junit.jupiter.api.Test;

class PromiseKeepingTest {
  private static final Promise RIDERS =
      new Promise("riders", "Riders a day", Block.CUSTOMER_SEGMENTS, 400, "people", true);
  private static final Promise WAIT =
      new Promise("wait", "Mean wait", Block.VALUE_PROPOSITION, 10, "min", false);

  @Test
  void a_promise_is_kept_in_proportion_and_never_more_than_fully() {
    PromiseKeeping keeping = of(new Actual("riders", 300.0), new Actual("wait", 8.0));
    assertThat(keeping.promises().get(0))
        .isEqualTo(new PromiseKeeping.Outcome(RIDERS, 300.0, 0.75, false));
    assertThat(keeping.promises().get(1))
        .isEqualTo(new PromiseKeeping.Outcome(WAIT, 8.0, 1.0, true));
    assertThat(keeping.score()).isCloseTo(87.5, within(1e-9));
    assertThat(keeping.evidence())
        .containsEntry(Block.CUSTOMER_SEGMENTS, 75.0)
        .containsEntry(Block.VALUE_PROPOSITION, 100.0)
        .hasSize(2);
  }

  @Test
  void where_less_is_better_the_ratio_is_turned_over() {
    assertThat(of(new Actual("wait", 12.5)).promises().get(1).ratio()).isCloseTo(0.8, within(1e-9));
  }

  @Test
  void what_was_not_reported_or_not_measured_stays_unknown() {
    PromiseKeeping keeping = of(new Actual("wait", null));
    assertThat(keeping.score()).isNull();
    assertThat(keeping.evidence()).isEmpty();
    assertThat(keeping.promises())
        .allSatisfy(o -> assertThat(o.ratio()).isNull())
        .allSatisfy(o -> assertThat(o.kept()).isNull());
    assertThat(of(new Actual("riders", 200.0)).score()).isCloseTo(50, within(1e-9));
    assertThat(PromiseKeeping.of(List.of(), List.of()).score()).isNull();
  }

  @Test
  void zeros_have_an_answer() {
    assertThat(ratio(0, true, 0)).isEqualTo(1);
    assertThat(ratio(0, false, 0)).isEqualTo(1);
    assertThat(ratio(0, false, 3)).isZero();
    assertThat(ratio(5, false, 0)).isEqualTo(1);
    assertThat(ratio(5, true, 0)).isZero();
  }

  @Test
  void a_figure_without_a_promise_or_reported_twice_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new Actual("profit", 1.0)))
        .withMessageContaining("profit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> of(new Actual("wait", 1.0), new Actual("wait", 1.0)));
    assertThatIllegalArgumentException().isThrownBy(() -> new Actual("wait", -1.0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Actual("", 1.0));
  }

  @Property
  void a_promise_is_kept_exactly_where_its_ratio_is_one(
      @ForAll @DoubleRange(max = 100) double target,
      @ForAll @DoubleRange(max = 100) double actual,
      @ForAll boolean higher) {
    Promise promise = new Promise("p", "Any", Block.CHANNELS, target, "", higher);
    PromiseKeeping.Outcome outcome =
        PromiseKeeping.of(List.of(promise), List.of(new Actual("p", actual))).promises().get(0);
    assertThat(outcome.ratio()).isBetween(0.0, 1.0);
    assertThat(outcome.kept()).isEqualTo(outcome.ratio() == 1);
    assertThat(outcome.kept()).isEqualTo(higher ? actual >= target : actual <= target);
  }

  private static double ratio(double target, boolean higher, double actual) {
    Promise promise = new Promise("p", "Any", Block.CHANNELS, target, "", higher);
    return PromiseKeeping.of(List.of(promise), List.of(new Actual("p", actual)))
        .promises()
        .get(0)
        .ratio();
  }

  private static PromiseKeeping of(Actual... actuals) {
    return PromiseKeeping.of(List.of(RIDERS, WAIT), List.of(actuals));
  }
}
