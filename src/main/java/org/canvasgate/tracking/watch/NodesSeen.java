package org.canvasgate.tracking.watch;

import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which nodes of the application there are. Each says every half minute that it is alive and how
 * far its clock is from the database's, and at its end that it leaves; one that is silent without
 * having left was killed or is cut off.
 */
@Component
class NodesSeen implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(NodesSeen.class);
  private static final long EVERY_SECONDS = 30;

  /** Three signs missed, and some seconds. */
  private static final Duration SILENT = Duration.ofSeconds(100);

  /** How long a node that is gone is still told of. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final String name = ManagementFactory.getRuntimeMXBean().getName();
  private ScheduledExecutorService signs;

  NodesSeen(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A node as it was heard of last. Public, as is all that a template reads.
   *
   * @param alive whether it has said so within the last one and a half minutes
   * @param left whether it took its leave
   * @param clockAhead how far its clock is ahead of the database's; negative where it is behind
   */
  public record Node(
      String name,
      String version,
      Instant started,
      Instant seen,
      boolean alive,
      boolean left,
      Duration clockAhead) {}

  @Override
  public synchronized void start() {
    jdbc.sql(
            """
            insert into node_seen (node, version, started_at, seen_at, clock_ahead_ms)
            values (?, ?, now(), now(), ?)
            on conflict (node) do update set version = excluded.version, started_at = now(),
              seen_at = now(), left_at = null, clock_ahead_ms = excluded.clock_ahead_ms\
            """)
        .params(name, Versions.application(), ahead())
        .update();
    jdbc.sql("delete from node_seen where seen_at < now() - interval '1 day'").update();
    signs =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "sign-of-life");
              thread.setDaemon(true);
              return thread;
            });
    signs.scheduleWithFixedDelay(this::sign, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void sign() {
    try {
      jdbc.sql("update node_seen set seen_at = now(), clock_ahead_ms = ? where node = ?")
          .params(ahead(), name)
          .update();
    } catch (DataAccessException unreachable) {
      LOG.warn("This node could not tell the database that it is alive.", unreachable);
    }
  }

  /** Measured from the middle of the question, in milliseconds. */
  private long ahead() {
    Instant asked = clock.instant();
    Instant there =
        jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
    Duration took = Duration.between(asked, clock.instant());
    return Duration.between(there, asked.plus(took.dividedBy(2))).toMillis();
  }

  List<Node> seen() {
    return jdbc.sql(
            """
            select node, version, started_at, seen_at, left_at is not null as gone, clock_ahead_ms,
              left_at is null and seen_at > now() - make_interval(secs => ?) as alive
            from node_seen where seen_at > now() - make_interval(secs => ?)
            order by gone, node\
            """)
        .params(SILENT.toSeconds(), KEPT.toSeconds())
        .query(
            (row, number) ->
                new Node(
                    row.getString("node"),
                    row.getString("version"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getTimestamp("seen_at").toInstant(),
                    row.getBoolean("alive"),
                    row.getBoolean("gone"),
                    Duration.ofMillis(row.getLong("clock_ahead_ms"))))
        .list();
  }

  @Override
  public synchronized void stop() {
    if (signs == null) return;
    signs.shutdownNow();
    signs = null;
    try {
      jdbc.sql("update node_seen set left_at = now() where node = ?").param(name).update();
    } catch (DataAccessException gone) {
      LOG.debug("The database was gone before this node could take its leave.");
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return signs != null;
  }
}
