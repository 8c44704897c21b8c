package org.canvasgate.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class HerfindahlTest {
  @Test
  void one_holder_is_one_and_nothing_held_is_unknown() {
    assertThat(Herfindahl.of(List.of(7.0))).isEqualTo(1);
    assertThat(Herfindahl.of(List.of(7.0, 0.0))).isEqualTo(1);
    assertThat(Herfindahl.of(List.of())).isNull();
    assertThat(Herfindahl.of(List.of(0.0))).isNull();
    assertThatIllegalArgumentException().isThrownBy(() -> Herfindahl.of(List.of(1.0, -1.0)));
  }

  @Test
  void the_funding_of_incheon_is_concentrated_as_its_shares_say() {
    // 41, 29 and 30 %: 0.1681 + 0.0841 + 0.09
    assertThat(Herfindahl.of(List.of(41.0, 29.0, 30.0))).isCloseTo(0.3422, within(1e-9));
  }

  @Property
  void n_equal_holders_are_one_nth(
      @ForAll @IntRange(min = 1, max = 50) int n,
      @ForAll @DoubleRange(min = 0.01, max = 1e6) double amount) {
    assertThat(Herfindahl.of(Collections.nCopies(n, amount))).isCloseTo(1.0 / n, within(1e-9));
  }
}
