package org.canvasgate.testing;

import java.time.Duration;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who waits for whom in the database, for tests in which two do something at once. */
public final class Blocked {
  private Blocked() {}

  /** Returns as soon as so many wait for a lock, or the work has ended without waiting. */
  public static void orDone(JdbcClient jdbc, int waiting, Future<?> work) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(Duration.ofSeconds(30))
        .until(() -> work.isDone() || waiting(jdbc) >= waiting);
  }

  private static int waiting(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0
            """)
        .query(Integer.class)
        .single();
  }
}
