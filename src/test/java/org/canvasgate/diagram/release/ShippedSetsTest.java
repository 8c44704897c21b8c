package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.canvasgate.database.Nodes;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which of two versions that run side by side is the older, and what it leaves to the newer. */
class ShippedSetsTest {
  private static final ModelSet FIRST = set("first");
  private static final ModelSet SECOND = set("second");

  private static JdbcClient jdbc;

  private final ShippedSets old = new ShippedSets(jdbc, node());
  private final Nodes freshNode = node();
  private final ShippedSets fresh = new ShippedSets(jdbc, freshNode);

  @BeforeAll
  static void tables() {
    var database = TestDatabase.migrated();
    jdbc = JdbcClient.create(database);
  }

  @BeforeEach
  void anOldNodeRuns() {
    jdbc.sql("delete from node").update();
    jdbc.sql("delete from model_shipped_set").update();
    old.goBy(FIRST);
    old.enter(FIRST);
  }

  private static Nodes node() {
    return new Nodes(jdbc, Clock.systemUTC());
  }

  private static ModelSet set(String content) {
    return ModelSet.of(List.of(ModelFile.named("a.form", content)));
  }

  private void upgrade() {
    assertThat(fresh.overtaken(SECOND)).as("new files are no old ones").isFalse();
    fresh.goBy(SECOND);
    fresh.enter(SECOND);
  }

  @Test
  void nodesOfOneVersionShareTheJobs() {
    fresh.goBy(FIRST);
    fresh.enter(FIRST);
    assertThat(old.isOurs()).isTrue();
    assertThat(fresh.isOurs()).isTrue();
  }

  @Test
  void theNewerVersionTakesTheJobsAndTheOlderDoesNotBringItsFilesBack() {
    upgrade();
    assertThat(fresh.isOurs()).isTrue();
    assertThat(old.isOurs()).isFalse();
    assertThat(new ShippedSets(jdbc, node()).overtaken(FIRST)).isTrue();
  }

  @Test
  void whereNoNewNodeRunsAnyMoreTheOlderServesAgain() {
    upgrade();
    freshNode.stop();
    assertThat(old.isOurs()).isTrue();
    assertThat(new ShippedSets(jdbc, node()).overtaken(FIRST)).as("gone back on purpose").isFalse();
  }

  @Test
  void aNodeThatWasKilledCountsNoMoreAfterAWhile() {
    upgrade();
    jdbc.sql("update node set seen_at = now() - interval '30 seconds'").update();
    assertThat(old.isOurs()).isTrue();
    fresh.enter(SECOND);
    assertThat(old.isOurs()).isFalse();
  }
}
