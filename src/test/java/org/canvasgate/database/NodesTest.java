package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the nodes on a database know of one another. */
class NodesTest {
  private static final String FILES = "a".repeat(64);

  private JdbcClient jdbc;
  private Nodes here;
  private Nodes there;

  @BeforeEach
  void twoNodes() {
    var database = TestDatabase.migrated();
    jdbc = JdbcClient.create(database);
    here = new Nodes(jdbc, Clock.systemUTC());
    there = new Nodes(jdbc, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2)));
    here.sayAlive();
    there.sayAlive();
  }

  @Test
  void eachIsOneRowHoweverOftenItSpeaksAndHasAClockOfItsOwn() {
    there.bring(FILES);
    there.sayAlive();
    assertThat(here.seen())
        .hasSize(2)
        .allMatch(Nodes.Node::alive)
        .anyMatch(node -> node.clockAhead().toSeconds() <= -119)
        .anyMatch(node -> node.clockAhead().abs().toSeconds() < 60);
    assertThat(here.anotherBrought(FILES)).isTrue();
    assertThat(there.anotherBrought(FILES)).as("that is itself").isFalse();
  }

  @Test
  void whoLeavesHasLeftAndWhoIsKilledIsSilent() {
    there.bring(FILES);
    there.stop();
    assertThat(here.seen()).filteredOn(Nodes.Node::left).hasSize(1).noneMatch(Nodes.Node::alive);
    assertThat(here.anotherBrought(FILES)).isFalse();

    jdbc.sql("update node set left_at = null, seen_at = now() - interval '30 seconds'").update();
    assertThat(here.seen()).hasSize(2).noneMatch(Nodes.Node::alive).noneMatch(Nodes.Node::left);
    assertThat(here.anotherBrought(FILES)).isFalse();
    here.sayAlive();
    assertThat(here.seen()).filteredOn(Nodes.Node::alive).hasSize(1);
  }

  @Test
  void whoHasGoneForADayIsForgotten() {
    jdbc.sql("update node set seen_at = now() - interval '25 hours'").update();
    assertThat(here.seen()).isEmpty();
    var another = new Nodes(jdbc, Clock.systemUTC());
    another.start();
    another.stop();
    assertThat(jdbc.sql("select count(*) from node").query(Integer.class).single()).isEqualTo(1);
  }
}
