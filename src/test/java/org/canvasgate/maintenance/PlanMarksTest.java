package org.canvasgate.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PlanMarksTest {
  private static final PlanMarks MARKS = new PlanMarks(70, 60, 100, 50);

  @Test
  void a_mark_belongs_to_the_better_side() {
    assertThat(MARKS.soundness(70.0)).isEqualTo("sound");
    assertThat(MARKS.soundness(69.9)).isEqualTo("middling");
    assertThat(MARKS.soundness(60.0)).isEqualTo("middling");
    assertThat(MARKS.soundness(59.9)).isEqualTo("weak");
    assertThat(MARKS.funded(100.0)).isEqualTo("full");
    assertThat(MARKS.funded(99.9)).isEqualTo("gap");
    assertThat(MARKS.funded(50.0)).isEqualTo("gap");
    assertThat(MARKS.funded(10.0)).isEqualTo("unfunded");
  }

  @Test
  void the_unknown_stays_unknown() {
    assertThat(MARKS.soundness(null)).isNull();
    assertThat(MARKS.funded(null)).isNull();
  }

  @Test
  void marks_that_cross_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new PlanMarks(60, 70, 100, 50));
    assertThatIllegalArgumentException().isThrownBy(() -> new PlanMarks(70, 60, 50, 100));
  }
}
