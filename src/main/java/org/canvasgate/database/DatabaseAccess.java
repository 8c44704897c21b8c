package org.canvasgate.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * One plain connection, of whoever owns the tables, to the database that the application would
 * start on, without starting the application: the configured one, the embedded one started for
 * this, or the embedded one of an application that is running.
 */
final class DatabaseAccess implements AutoCloseable {
  private static final String HELD = "start.directory.held";

  /** The line of PostgreSQL's own note that names its port, counted from nought. */
  private static final int PORT_LINE = 3;

  /** What PostgreSQL answers while it starts, stops or recovers. */
  private static final String NOT_YET = "57P03";

  private static final int MOST_TRIES = 60;
  private static final long PAUSE_MILLIS = 500;

  private final EmbeddedServer started;
  private final Connection connection;

  private DatabaseAccess(EmbeddedServer started, Connection connection) {
    this.started = started;
    this.connection = connection;
  }

  /** To a database that has something in it, whether or not the application is running. */
  static DatabaseAccess toRead(Environment settings) {
    if (!DatabaseMode.of(settings).embedded()) return configured(settings);
    Path directory = directory(settings);
    if (!Files.exists(directory.resolve("ready"))) throw new StartRefused("backup.nothing", null);
    try {
      return embedded(directory);
    } catch (StartRefused refused) {
      if (!refused.key().equals(HELD)) throw refused;
      return running(directory);
    }
  }

  /** To a database that nobody is working on. */
  static DatabaseAccess toFill(Environment settings) {
    if (!DatabaseMode.of(settings).embedded()) return configured(settings);
    Path directory = directory(settings);
    try {
      return embedded(directory);
    } catch (StartRefused refused) {
      throw refused.key().equals(HELD)
          ? new StartRefused("restore.running", refused, directory)
          : refused;
    }
  }

  Connection connection() {
    return connection;
  }

  private static Path directory(Environment settings) {
    return Path.of(settings.getRequiredProperty("canvasgate.data-directory"))
        .toAbsolutePath()
        .normalize();
  }

  private static DatabaseAccess configured(Environment settings) {
    var source = Binder.get(settings).bindOrCreate("spring.datasource", DataSourceProperties.class);
    return new DatabaseAccess(
        null,
        new ConfiguredDatabase(
                source,
                settings.getProperty("spring.flyway.user", ""),
                settings.getProperty("spring.flyway.password", ""))
            .ownersConnection());
  }

  private static DatabaseAccess embedded(Path directory) {
    EmbeddedServer server = EmbeddedServer.start(directory);
    try {
      return new DatabaseAccess(
          server, connection(server.url(), EmbeddedServer.OWNER, server.ownersPassword()));
    } catch (SQLException e) {
      close(server);
      throw new StartRefused("backup.failed", e, e.getMessage());
    }
  }

  private static DatabaseAccess running(Path directory) {
    try {
      List<String> note = Files.readAllLines(directory.resolve("cluster/postmaster.pid"));
      String url =
          "jdbc:postgresql://localhost:"
              + note.get(PORT_LINE).strip()
              + "/"
              + EmbeddedServer.DATABASE;
      String secret = Files.readString(directory.resolve("secret")).strip();
      return new DatabaseAccess(null, connection(url, EmbeddedServer.OWNER, secret));
    } catch (IOException | IndexOutOfBoundsException | SQLException e) {
      throw new StartRefused("backup.failed", e, e.getMessage());
    }
  }

  /** A server that is starting or stopping is asked again for a while. */
  private static Connection connection(String url, String user, String password)
      throws SQLException {
    for (int tries = 1; ; tries++) {
      try {
        return DriverManager.getConnection(url, user, password);
      } catch (SQLException e) {
        if (!NOT_YET.equals(e.getSQLState()) || tries >= MOST_TRIES) throw e;
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartRefused("backup.failed", e, e.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException gone) {
      // It is given up either way.
    }
    if (started != null) close(started);
  }

  private static void close(EmbeddedServer server) {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
