package org.canvasgate.database;

import java.sql.Connection;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Which backups were made of this database, for whoever runs the system. */
@Component
public class Backups {
  private final JdbcClient jdbc;

  Backups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last backup that the database knows of; empty where none was ever made. */
  public Optional<Taken> last() {
    return jdbc.sql("select taken_at, bytes from backup_taken order by taken_at desc limit 1")
        .query((row, number) -> new Taken(row.getTimestamp(1).toInstant(), row.getLong(2)))
        .optional();
  }

  /**
   * A backup.
   *
   * @param at the moment that it shows
   * @param bytes of its file
   */
  public record Taken(Instant at, long bytes) {}

  /** Leaves the trace of a backup that is finished, in a transaction of its own. */
  static void note(Connection connection, BackupFile.Written written) {
    JdbcClient.create(new SingleConnectionDataSource(connection, true))
        .sql("insert into backup_taken (taken_at, bytes) values (?, ?)")
        .params(Timestamp.from(Instant.parse(written.takenAt())), written.bytes())
        .update();
  }
}
