package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void conditionsAreToldWithTheirOwnersOrWithout() {
    List<String> lines =
        List.of("Set a fare (both ways) (Kim, 2027-03-31)", "더 싸게 (이 (부장), 2027-01-02)", "Plain");
    var verdict =
        new Verdict(
            new CaseRound("x", Gate.REVIEW, 0, 1),
            "pass",
            null,
            null,
            null,
            Map.of("conditions", lines),
            "chair",
            Instant.EPOCH);
    assertThat(verdict.conditions(true)).isEqualTo(lines);
    assertThat(verdict.conditions(false))
        .containsExactly("Set a fare (both ways) (2027-03-31)", "더 싸게 (2027-01-02)", "Plain");
  }
}
