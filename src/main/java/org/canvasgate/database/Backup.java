package org.canvasgate.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * Writes what the database holds at one moment, while people go on working: one transaction that
 * sees one state and writes nothing, as pg_dump's does.
 */
final class Backup {
  /**
   * Who is signed in and which nodes run is nobody's business later: made again as empty tables.
   */
  private static final Set<String> WITHOUT_ROWS =
      Set.of("spring_session", "spring_session_attributes", "node");

  private Backup() {}

  /** Refuses a place that is taken: a backup is never written over another. */
  static void requireFree(Path file) {
    if (Files.exists(file)) throw new StartRefused("backup.exists", null, file.toAbsolutePath());
  }

  /** Writes the backup; where that fails no file is left. */
  static BackupFile.Written write(Connection connection, Path file) {
    requireFree(file);
    try (var writer = new BackupFile.Writer(file)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        begin(statement);
        requireSomething(statement);
        lockTables(connection, statement);
        Definitions definitions = Definitions.read(connection);
        String takenAt = Instant.now().toString();
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Definitions.Table table : definitions.tables())
          writer.table(table.name(), out -> rows(copy, table, out));
        return writer.finish(
            new BackupFile.Manifest(
                BackupFile.FORMAT,
                takenAt,
                one(statement, "show server_version"),
                one(statement, ConfiguredDatabase.LATEST_ENGINE),
                migrations(statement),
                definitions,
                writer.entries()));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (IOException e) {
      throw new StartRefused("backup.file", e, file.toAbsolutePath(), e.getMessage());
    } catch (StartRefused refused) {
      throw refused;
    } catch (Exception e) {
      throw new StartRefused("backup.failed", e, said(e));
    }
  }

  /** One state for the whole of it, and values written as any later server reads them. */
  private static void begin(Statement statement) throws SQLException {
    statement.execute("set transaction isolation level repeatable read, read only");
    asText(statement);
  }

  /** Independent of how a server or a user is set up. */
  static void asText(Statement statement) throws SQLException {
    for (String setting :
        List.of(
            "timezone = 'UTC'",
            "datestyle = 'ISO'",
            "intervalstyle = 'postgres'",
            "extra_float_digits = 3",
            "row_security = off",
            "statement_timeout = 0",
            "lock_timeout = 0",
            "idle_in_transaction_session_timeout = 0")) statement.execute("set local " + setting);
  }

  private static void requireSomething(Statement statement) throws SQLException {
    if (one(statement, "select to_regclass('canvasgate_schema_history')::text") == null
        || one(statement, "select to_regclass('act_ge_property')::text") == null)
      throw new StartRefused("backup.nothing", null);
  }

  /** Nobody changes a table's columns, by an upgrade, until its rows are written. */
  private static void lockTables(Connection connection, Statement statement) throws SQLException {
    String names =
        Definitions.tables(statement).stream()
            .map(table -> quoted(table.name()))
            .collect(Collectors.joining(", "));
    statement.execute("lock table " + names + " in access share mode");
  }

  private static long rows(CopyManager copy, Definitions.Table table, java.io.OutputStream out)
      throws SQLException, IOException {
    if (WITHOUT_ROWS.contains(table.name())) return 0;
    return copy.copyOut(
        "copy " + quoted(table.name()) + " (" + String.join(", ", table.columns()) + ") to stdout",
        out);
  }

  private static List<String> migrations(Statement statement) throws SQLException {
    List<String> versions = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            select version from canvasgate_schema_history
            where success and version is not null and type <> 'BASELINE' order by installed_rank\
            """)) {
      while (row.next()) versions.add(row.getString(1));
    }
    return versions;
  }

  static String one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : null;
    }
  }

  static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** The first line of what went wrong. */
  static String said(Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message);
  }
}
