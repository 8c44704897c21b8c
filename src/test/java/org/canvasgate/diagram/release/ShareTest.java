package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.expression.spel.standard.SpelExpressionParser;

/** What pages ask of a share, as they ask it. */
class ShareTest {
  private static final Instant BEGUN = Instant.parse("2027-03-02T01:00:00Z");

  @Test
  void aPageCanAskWhetherItRuns() {
    assertThat(asked(new Share(1, 2, "d", 10, "admin", BEGUN, null, null))).isEqualTo(true);
    assertThat(asked(new Share(1, 2, "d", 10, "admin", BEGUN, BEGUN.plusSeconds(1), "ended")))
        .isEqualTo(false);
  }

  private static Object asked(Share share) {
    return new SpelExpressionParser().parseExpression("running()").getValue(share);
  }
}
