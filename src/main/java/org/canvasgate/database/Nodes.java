package org.canvasgate.database;

import jakarta.annotation.PreDestroy;
import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The nodes of the application that run on this database. Each says every five seconds that it is
 * alive, which files it brought and how far its clock is from the database's, and at its end that
 * it leaves; one that is silent without having left was killed or is cut off. All times are the
 * database's: the clocks of nodes differ.
 */
@Component
public class Nodes implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
  private static final long EVERY_SECONDS = 5;

  /** Who has missed three signs, and some seconds, has gone. */
  private static final String ALIVE = "left_at is null and seen_at > now() - interval '20 seconds'";

  /** How long a node that is gone is still told of. */
  private static final String KEPT = "seen_at > now() - interval '1 day'";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final UUID me = UUID.randomUUID();
  private final String name = ManagementFactory.getRuntimeMXBean().getName();
  private String brought;
  private ScheduledExecutorService signs;

  public Nodes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * A node as it was heard of last.
   *
   * @param name the process and the machine
   * @param version of the application
   * @param alive whether it has said so within the last twenty seconds
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

  /** The version of the application; "development" where it does not run from its jar. */
  public static String version() {
    return Optional.ofNullable(Nodes.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  /**
   * This node runs from now on, by the files that it brought.
   *
   * @param setHash SHA-256 of the set, 64 hexadecimal digits
   */
  public synchronized void bring(String setHash) {
    brought = setHash;
    sayAlive();
  }

  /** Whether a node other than this one runs that brought this set of files. */
  public boolean anotherBrought(String setHash) {
    return jdbc.sql(
            "select exists (select from node where set_hash = ? and id <> ? and " + ALIVE + ")")
        .params(setHash, me)
        .query(Boolean.class)
        .single();
  }

  /** Those that run, and those that have gone within a day. */
  public List<Node> seen() {
    return jdbc.sql(
            """
            select name, version, started_at, seen_at, left_at is not null as gone, clock_ahead_ms,
              %s as alive
            from node where %s order by gone, name, started_at\
            """
                .formatted(ALIVE, KEPT))
        .query(
            (row, number) ->
                new Node(
                    row.getString("name"),
                    row.getString("version"),
                    row.getTimestamp("started_at").toInstant(),
                    row.getTimestamp("seen_at").toInstant(),
                    row.getBoolean("alive"),
                    row.getBoolean("gone"),
                    Duration.ofMillis(row.getLong("clock_ahead_ms"))))
        .list();
  }

  /** A thread of its own: whatever else the application does by the clock may take long. */
  @Override
  public synchronized void start() {
    sayAlive();
    jdbc.sql("delete from node where not " + KEPT).update();
    signs =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "sign-of-life");
              thread.setDaemon(true);
              return thread;
            });
    signs.scheduleWithFixedDelay(this::sign, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void sign() {
    if (signs == null) return;
    try {
      sayAlive();
    } catch (RuntimeException unreachable) {
      LOG.warn("This node could not tell the database that it is alive.", unreachable);
    }
  }

  /** One row a node, which only the node itself writes. */
  synchronized void sayAlive() {
    jdbc.sql(
            """
            insert into node (id, name, version, set_hash, started_at, seen_at, clock_ahead_ms)
            values (:id, :name, :version, :brought, now(), now(), :ahead)
            on conflict (id) do update set set_hash = excluded.set_hash, seen_at = now(),
              left_at = null, clock_ahead_ms = excluded.clock_ahead_ms\
            """)
        .param("id", me)
        .param("name", name)
        .param("version", version())
        .param("brought", brought)
        .param("ahead", ahead())
        .update();
  }

  /** Measured from the middle of the question, in milliseconds. */
  private long ahead() {
    Instant asked = clock.instant();
    Instant there =
        jdbc.sql("select clock_timestamp()").query(Timestamp.class).single().toInstant();
    Duration took = Duration.between(asked, clock.instant());
    return Duration.between(there, asked.plus(took.dividedBy(2))).toMillis();
  }

  /** Also where the start broke off after it had said that it was alive. */
  @Override
  @PreDestroy
  public synchronized void stop() {
    if (signs != null) signs.shutdown();
    signs = null;
    try {
      jdbc.sql("update node set left_at = now() where id = ?").param(me).update();
    } catch (RuntimeException gone) {
      LOG.debug("The database was gone before this node could take its leave.", gone);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return signs != null;
  }
}
