package org.canvasgate.testing.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL that keeps what it has acknowledged, as the application's own does, and can be
 * stopped as by a power cut and started again on the same data and port.
 */
public final class DurableDatabase implements AutoCloseable {
  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path directory;
  private final int port;
  private EmbeddedPostgres server;

  private DurableDatabase(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** Starts an empty server in that directory, on a port of its own. */
  public static DurableDatabase start(Path directory) throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    var database = new DurableDatabase(directory, free);
    database.start();
    database.requireDurability();
    return database;
  }

  /** Starts it, on the data that it had if it ran before. */
  public void start() throws IOException {
    Path log = directory.resolve("server.log");
    Files.createDirectories(directory);
    var redirect = ProcessBuilder.Redirect.appendTo(log.toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(directory.resolve("programs").toFile())
            .setDataDirectory(directory.resolve("cluster"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(true)
            .setPGStartupWait(PATIENCE)
            .setPort(port)
            .setErrorRedirector(redirect)
            .setOutputRedirector(redirect)
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setServerConfig("max_connections", "150");
    DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
    server = builder.start();
  }

  private void requireDurability() {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (String setting : DURABILITY) {
        try (var row = statement.executeQuery("show " + setting)) {
          row.next();
          if (!row.getString(1).equals("on"))
            throw new IllegalStateException(setting + " is " + row.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops it as {@code pg_ctl stop -m immediate} does: no checkpoint, nobody's work finished. */
  public void stopImmediately() throws IOException {
    var postmaster = ProcessHandle.of(pid()).orElseThrow();
    try {
      if (new ProcessBuilder("kill", "-QUIT", Long.toString(postmaster.pid())).start().waitFor()
          != 0) throw new IllegalStateException("the server could not be told to stop");
      postmaster.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      server.close(); // gives the directory free
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("the server did not stop", e);
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(directory.resolve("cluster/postmaster.pid")).get(0).strip());
  }

  public int port() {
    return port;
  }

  /** Its address for an application on this machine, user and password in it. */
  public String url() {
    return url(port);
  }

  /** The same database reached through another port, behind which something stands between. */
  public String url(int through) {
    return "jdbc:postgresql://localhost:" + through + "/postgres?user=postgres&password=postgres";
  }

  /** A plain, unpooled way to it, for whoever checks what is stored. */
  public DataSource dataSource() {
    var source = new PGSimpleDataSource();
    source.setUrl(url());
    return source;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
