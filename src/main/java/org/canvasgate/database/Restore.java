package org.canvasgate.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Brings a backup back into an empty database, in one transaction: all of it or nothing. The tables
 * are made as they were when the backup was taken; an application newer than they are brings them
 * up to date at its start, as after any upgrade.
 */
final class Restore {
  private static final String MIGRATIONS = "classpath*:db/migration/V*__*.sql";
  private static final Pattern MIGRATION = Pattern.compile("V(.+?)__.*\\.sql");

  /**
   * What a room has to do so that nothing comes back to life that must not, as statements of its
   * own, part of the same transaction.
   */
  private static final String AFTERWARDS = "classpath*:db/after-restore/*.sql";

  private Restore() {}

  /** Refuses what a newer application has written. */
  static void requireKnown(BackupFile.Manifest manifest) {
    Set<String> newer = new TreeSet<>(manifest.migrations());
    newer.removeAll(migrations());
    if (!newer.isEmpty()) throw new StartRefused("restore.newer", null, String.join(", ", newer));
    if (manifest.engine() == null
        || !manifest.engine().startsWith(ConfiguredDatabase.ENGINE_SERIES))
      throw new StartRefused("restore.engine", null, String.valueOf(manifest.engine()));
  }

  /** The versions of the migrations that this application knows, as Flyway writes them. */
  private static Set<String> migrations() {
    return resources(MIGRATIONS).stream()
        .map(resource -> MIGRATION.matcher(String.valueOf(resource.getFilename())))
        .filter(Matcher::matches)
        .map(name -> name.group(1).replace('_', '.'))
        .collect(Collectors.toSet());
  }

  /** Fills the database; leaves it as empty as it was where that does not succeed. */
  static void into(Connection connection, BackupFile backup) {
    try {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        fill(connection, statement, backup);
        connection.commit();
        connection.setAutoCommit(true);
        statement.execute("analyze");
      } catch (Exception failed) {
        connection.rollback();
        throw failed;
      }
    } catch (StartRefused refused) {
      throw refused;
    } catch (Exception e) {
      throw new StartRefused("restore.failed", e, Backup.said(e));
    }
  }

  private static void fill(Connection connection, Statement statement, BackupFile backup)
      throws SQLException, IOException {
    Backup.asText(statement);
    statement.execute("set local check_function_bodies = off");
    if (!Definitions.nothingThere(connection)) throw new StartRefused("restore.not-empty", null);
    Definitions wanted = backup.manifest().definitions();
    String schema = Backup.one(statement, "select current_schema()");
    for (String definition : wanted.before())
      statement.execute(Definitions.here(definition, schema));
    rows(connection, backup);
    numbers(connection, wanted.sequences());
    for (String definition : wanted.after()) statement.execute(definition);
    if (!Definitions.read(connection).shape().equals(wanted.shape()))
      throw new StartRefused("restore.other-shape", null);
    for (Resource resource : resources(AFTERWARDS))
      ScriptUtils.executeSqlScript(connection, resource);
  }

  private static void rows(Connection connection, BackupFile backup)
      throws SQLException, IOException {
    CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
    Map<String, Definitions.Table> tables =
        backup.manifest().definitions().tables().stream()
            .collect(Collectors.toMap(Definitions.Table::name, Function.identity()));
    for (BackupFile.Entry entry : backup.manifest().tables()) {
      Definitions.Table table = tables.get(entry.name());
      String into =
          "copy "
              + Backup.quoted(table.name())
              + " ("
              + String.join(", ", table.columns())
              + ") from stdin";
      try (var rows = backup.rows(entry)) {
        long number = copy.copyIn(into, rows);
        rows.requireSame();
        if (number != entry.rows())
          throw new StartRefused(
              "restore.rows",
              null,
              entry.name(),
              Long.toString(entry.rows()),
              Long.toString(number));
      }
    }
  }

  /** Numbers that were given out are not given out again. */
  private static void numbers(Connection connection, List<Definitions.Sequence> sequences)
      throws SQLException {
    try (PreparedStatement set =
        connection.prepareStatement(
            """
            select setval(coalesce(pg_get_serial_sequence(quote_ident(?), ?), quote_ident(?))::regclass,
              ?, ?)\
            """)) {
      for (Definitions.Sequence sequence : sequences) {
        set.setString(1, sequence.owner());
        set.setString(2, sequence.column());
        set.setString(3, sequence.owner());
        set.setLong(4, sequence.last());
        set.setBoolean(5, sequence.given());
        set.execute();
      }
    }
  }

  private static List<Resource> resources(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
