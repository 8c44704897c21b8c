package org.canvasgate.database;

import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Knows what the database could not do. Once there was no room on its disk the application counts
 * as unwell until there is: each time that it is asked it tries to write a megabyte, and takes it
 * back.
 */
@Component("databaseRoom")
public class Troubles implements HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private static final String A_MEGABYTE =
      """
      create temporary table room_on_disk on commit drop as
        select md5(n::text) from generate_series(1, 25000) n\
      """;

  private final DataSource source;
  private volatile boolean full;

  public Troubles(DataSource source) {
    this.source = source;
  }

  /** The trouble behind a failure; empty where it is a failure of another kind. */
  public Optional<Trouble> in(Throwable failure) {
    Optional<Trouble> found = Trouble.behind(failure);
    if (found.equals(Optional.of(Trouble.NO_ROOM)) && !full) {
      full = true;
      LOG.error(
          "There is no room on a disk: nothing is stored until there is. {}", failure.getMessage());
      LOG.error("디스크에 공간이 없어, 공간이 생길 때까지 저장하지 않습니다.");
    }
    return found;
  }

  @Override
  public Health health() {
    if (full && roomAgain()) {
      full = false;
      LOG.info("There is room on the disk again. / 디스크에 공간이 다시 생겼습니다.");
    }
    return full
        ? Health.down().withDetail("reason", "no room on a disk").build()
        : Health.up().build();
  }

  private boolean roomAgain() {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(A_MEGABYTE);
        // The log of what was written lies on a disk, too.
        statement.execute(
            "select pg_logical_emit_message(true, 'canvasgate', repeat('-', 1000000))");
        return true;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (java.sql.SQLException stillFull) {
      return false;
    }
  }
}
