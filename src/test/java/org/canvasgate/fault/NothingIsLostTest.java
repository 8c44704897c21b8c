package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.canvasgate.testing.process.CausesFaults;
import org.canvasgate.testing.process.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * People drive cases through all gates while the application is killed, the database stopped and
 * connections cut. After each fault everything that was acknowledged stands once, nothing stands
 * that was not sent, and in the end every case goes on.
 */
@CausesFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NothingIsLostTest {
  @TempDir static Path directory;

  private Town town;

  @BeforeAll
  void found() throws Exception {
    town = Town.found(directory, Faults.seeds(1, 1)[0]);
  }

  @AfterAll
  void close() throws Exception {
    if (town != null) town.close();
  }

  @Test
  @Order(1)
  void theApplicationIsKilled() throws Exception {
    long[] seeds = Faults.seeds(2, 200);
    int kills = 0;
    for (long seed : seeds) {
      var random = new Random(seed);
      town.under(
          () -> {
            town.whenSent(random.nextInt(2, 40));
            Town.pause(random.nextInt(200));
            town.killAndRestart();
          });
      kills++;
      assertThat(town.violations()).as("after the kill of seed " + seed).isEmpty();
      Faults.progress("kill -9 of the application", kills, seeds.length, town.ledger().measured());
    }
    Faults.row("kill -9 of the application under load", kills, town.ledger().measured());
  }

  @Test
  @Order(9)
  void everyCaseGoesOn() throws Exception {
    assertThat(town.comeToRest()).isEmpty();
    assertThat(town.violations()).isEmpty();
  }
}
