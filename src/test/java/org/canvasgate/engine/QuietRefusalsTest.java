package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.spi.FilterReply;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.Test;

class QuietRefusalsTest {
  private final QuietRefusals filter = new QuietRefusals();

  @Test
  void a_refusal_is_not_logged_however_it_is_wrapped_or_printed() {
    var refused = new RefusedException("Choose 1 to 5.", new Refusal("committee.block-unrated"));
    var wrapped = new RuntimeException("Cannot submit task form", refused);
    assertThat(told(wrapped)).isEqualTo(FilterReply.DENY);
    assertThat(told(null, "RestException\nCaused by: " + refused)).isEqualTo(FilterReply.DENY);
  }

  @Test
  void a_fault_is_logged() {
    assertThat(told(new IllegalStateException("broken"))).isEqualTo(FilterReply.NEUTRAL);
    assertThat(told(null, "java.lang.IllegalStateException: broken"))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply told(Throwable thrown, Object... values) {
    return filter.decide(null, null, Level.WARN, "{}", values, thrown);
  }
}
