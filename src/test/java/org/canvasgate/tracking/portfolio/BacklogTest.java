package org.canvasgate.tracking.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.roster.Profile;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final Profile BUSY = new Profile("kim", null, null, Set.of(), null, null, 2);
  private static final Profile FREE = new Profile("lee", null, null, Set.of(), null, null, 5);

  @Test
  void holdsWhatIsAskedAgainstWhatMembersTake() {
    Backlog backlog =
        Backlog.of(
            Map.of("kim", new Backlog.Asked("kim", 3, 1, 4)),
            Map.of("kim", Set.of("a", "b", "c"), "lee", Set.of("a")),
            Map.of("kim", BUSY, "lee", FREE),
            26,
            13,
            1);

    assertThat(backlog.members()).extracting(Backlog.Load::member).containsExactly("kim", "lee");
    assertThat(backlog.members().get(0).free()).as("has more than the limit").isZero();
    assertThat(backlog.free()).isEqualTo(4);
    assertThat(backlog.open()).isEqualTo(3);
    // 26 answers in 13 weeks are two a week.
    assertThat(backlog.weeksToClear()).isEqualTo(1.5);
  }

  @Test
  void knowsNoPaceWhereNobodyAnsweredAndNoCapacityWithoutALimit() {
    Backlog backlog =
        Backlog.of(
            Map.of("kim", new Backlog.Asked("kim", 1, 0, 4)),
            Map.of(),
            Map.of("kim", Profile.unknown("kim"), "lee", FREE),
            0,
            13,
            0);

    assertThat(backlog.weeksToClear()).isNull();
    assertThat(backlog.free()).isNull();
  }

  @Test
  void nothingAwaitedIsClearedAtOnce() {
    assertThat(Backlog.of(Map.of(), Map.of(), Map.of(), 0, 13, 0).weeksToClear()).isZero();
  }
}
