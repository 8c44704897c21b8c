package org.canvasgate.tracking.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.database.Backups;
import org.canvasgate.database.Nodes.Node;
import org.canvasgate.tracking.watch.Line.State;
import org.junit.jupiter.api.Test;

/** What is judged to be well, worth a look, or to be mended at once. */
class CheckupTest {
  private static final Instant NOW = Instant.parse("2027-03-02T01:00:00Z");

  @Test
  void stepsThatWaitAreALookAndThenAnAlarm() {
    assertThat(Checkup.jobs(3, Duration.ofMinutes(9)).state()).isEqualTo(State.WELL);
    assertThat(Checkup.jobs(3, Duration.ofMinutes(10)).state()).isEqualTo(State.LOOK);
    assertThat(Checkup.jobs(3, Duration.ofHours(1)).state()).isEqualTo(State.ACT);
  }

  @Test
  void aDiskIsLowBeforeItIsFull() {
    assertThat(Checkup.disk(Checkup.DISK_LOW).state()).isEqualTo(State.WELL);
    assertThat(Checkup.disk(Checkup.DISK_LOW - 1).state()).isEqualTo(State.LOOK);
    assertThat(Checkup.disk(Checkup.DISK_FULL - 1).state()).isEqualTo(State.ACT);
  }

  @Test
  void anyIncidentAndAnyMessageInDoubtIsTold() {
    assertThat(Checkup.incidents(0).state()).isEqualTo(State.WELL);
    assertThat(Checkup.incidents(1).state()).isEqualTo(State.ACT);
    assertThat(Checkup.unsure(0, 0).state()).isEqualTo(State.WELL);
    assertThat(Checkup.unsure(1, 0).state()).isEqualTo(State.LOOK);
    assertThat(Checkup.unsure(0, 1).state()).isEqualTo(State.LOOK);
  }

  @Test
  void mailIsUnsetFailingOrStuck() {
    assertThat(Checkup.mail("mail.no-server", mail(0, Duration.ZERO)).situation())
        .isEqualTo("unset");
    assertThat(Checkup.mail(null, mail(0, Duration.ofHours(1))).state()).isEqualTo(State.WELL);
    assertThat(Checkup.mail(null, mail(1, Duration.ofHours(1))).state()).isEqualTo(State.LOOK);
    assertThat(Checkup.mail(null, mail(1, Duration.ofHours(6))).state()).isEqualTo(State.ACT);
  }

  private static SystemState mail(long failing, Duration oldest) {
    return new SystemState(
        Map.of(), Map.of(), 0, 0, 0, 0, Duration.ZERO, 0, Map.of("queued", 2L), oldest, failing, 0);
  }

  @Test
  void aNodeThatLeftIsNoNewsAndOneThatFellSilentIs() {
    Node here = node("1", true, false, 3);
    assertThat(Checkup.alive(List.of(here, node("2", false, true, 0))).state())
        .isEqualTo(State.WELL);
    assertThat(Checkup.alive(List.of(here, node("2", false, false, 0))).situation())
        .isEqualTo("silent");
    var newer = new Node("3", "0.2.0", NOW, NOW, true, false, Duration.ZERO);
    assertThat(Checkup.alive(List.of(here, newer)).situation()).isEqualTo("versions");
  }

  @Test
  void aClockMayBeWrongInEitherDirection() {
    assertThat(Checkup.clocks(List.of(node("1", true, false, -3))).state()).isEqualTo(State.WELL);
    assertThat(Checkup.clocks(List.of(node("1", true, false, -7_000))).state())
        .isEqualTo(State.LOOK);
    assertThat(Checkup.clocks(List.of(node("1", true, false, 90_000))).state())
        .isEqualTo(State.ACT);
    assertThat(Checkup.clocks(List.of(node("1", false, true, 90_000))).state())
        .isEqualTo(State.WELL);
  }

  @Test
  void aBackupGrowsOld() {
    assertThat(Checkup.backup(Optional.empty(), NOW).situation()).isEqualTo("never");
    assertThat(Checkup.backup(Optional.empty(), NOW).state()).isEqualTo(State.LOOK);
    assertThat(backup(Duration.ofHours(47)).state()).isEqualTo(State.WELL);
    assertThat(backup(Duration.ofHours(49)).state()).isEqualTo(State.LOOK);
  }

  private static Line backup(Duration age) {
    return Checkup.backup(Optional.of(new Backups.Taken(NOW.minus(age), 3 << 20)), NOW);
  }

  private static Node node(String name, boolean alive, boolean left, long ahead) {
    return new Node(name, "0.1.0", NOW, NOW, alive, left, Duration.ofMillis(ahead));
  }
}
