package org.canvasgate.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that the application brings along, running in its data directory. The library that
 * unpacks it is made for tests and switches durability off; here votes are kept, so durability is
 * switched on and asked back from the running server before anything is stored. It listens on this
 * machine only and asks for a password that only this directory knows.
 */
final class EmbeddedServer implements AutoCloseable {
  /** Owns the tables, and makes and alters them. */
  static final String OWNER = "postgres";

  /** The user of the running application, who may read and write rows and alter no table. */
  static final String USER = "canvasgate";

  static final String DATABASE = "canvasgate";

  /** The major version that the build brings (postgres-binaries.version in pom.xml). */
  static final String MAJOR = "17";

  private static final List<String> DURABILITY =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  /** Long, because recovery after a power cut takes as long as it takes. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);

  private final DataDirectory directory;
  private final String secret;
  private EmbeddedPostgres postgres;

  private EmbeddedServer(DataDirectory directory, String secret) {
    this.directory = directory;
    this.secret = secret;
  }

  /** Starts the server on the data of that directory, new or old, or refuses with the reason. */
  static EmbeddedServer start(Path path) {
    var directory = DataDirectory.open(path);
    EmbeddedServer server = null;
    try {
      requireMajor(directory);
      directory.tidy();
      LOG.info(
          StartText.both(
              directory.isNew() ? "start.preparing" : "start.starting", directory.path()));
      server = new EmbeddedServer(directory, secretOf(directory.secret()));
      server.run();
      return server;
    } catch (IOException | SQLException | RuntimeException e) {
      closeQuietly(server == null ? directory : server);
      throw e instanceof StartRefused refused
          ? refused
          : new StartRefused(
              "start.server", e, directory.path(), directory.path().resolve("server.log"));
    }
  }

  private void run() throws IOException, SQLException {
    var log = ProcessBuilder.Redirect.appendTo(directory.log().toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(directory.programs().toFile())
            .setDataDirectory(directory.cluster())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false) // Spring stops it, after everything that uses it
            .setPGStartupWait(PATIENCE)
            .setErrorRedirector(log)
            .setOutputRedirector(log)
            .setLocaleConfig("locale", "C") // the same order of words on every system
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setConnectConfig("password", secret)
            .setServerConfig("max_connections", "100");
    DURABILITY.forEach(setting -> builder.setServerConfig(setting, "on"));
    postgres = builder.start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      requireDurability(statement);
      requirePassword(statement);
      createDatabase(statement);
      createUser(statement);
    }
    directory.markReady();
  }

  private static void requireMajor(DataDirectory directory) throws IOException {
    var note = directory.cluster().resolve("PG_VERSION");
    if (!directory.isNew() && Files.exists(note)) {
      var found = Files.readString(note).strip();
      if (!found.equals(MAJOR)) {
        throw new StartRefused("start.directory.version", null, directory.path(), found, MAJOR);
      }
    }
  }

  static void requireDurability(Statement statement) throws SQLException {
    for (var setting : DURABILITY) {
      try (ResultSet row = statement.executeQuery("show " + setting)) {
        row.next();
        if (!row.getString(1).equals("on")) {
          throw new StartRefused("start.durability", null, setting, row.getString(1));
        }
      }
    }
  }

  /**
   * Fresh data let everybody on this machine in; from the first start on, only who has the secret.
   */
  private void requirePassword(Statement statement) throws SQLException, IOException {
    statement.execute("alter role " + OWNER + " password '" + secret + "'");
    Files.writeString(
        directory.cluster().resolve("pg_hba.conf"),
        """
        local all all scram-sha-256
        host all all 127.0.0.1/32 scram-sha-256
        host all all ::1/128 scram-sha-256
        """);
    statement.execute("select pg_reload_conf()");
  }

  private static void createDatabase(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
      if (row.next()) {
        return;
      }
    }
    statement.execute("create database " + DATABASE);
  }

  private void createUser(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select 1 from pg_roles where rolname = '" + USER + "'")) {
      if (!row.next()) statement.execute("create role " + USER + " login");
    }
    statement.execute("alter role " + USER + " password '" + password() + "'");
  }

  private static String secretOf(Path file) throws IOException {
    if (Files.exists(file)) {
      return Files.readString(file).strip();
    }
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    var secret = HexFormat.of().formatHex(bytes);
    Files.createFile(file, ownerOnly());
    Files.writeString(file, secret);
    return secret;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  String url() {
    return "jdbc:postgresql://localhost:" + postgres.getPort() + "/" + DATABASE;
  }

  /** The password of {@link #USER}; it tells nothing of the owner's. */
  String password() {
    return DigestUtils.sha256Hex(USER + secret);
  }

  /** The password of {@link #OWNER}. */
  String ownersPassword() {
    return secret;
  }

  Map<String, String> settings(String... names) throws SQLException {
    var found = new LinkedHashMap<String, String>();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (var name : names) {
        try (ResultSet row = statement.executeQuery("show " + name)) {
          row.next();
          found.put(name, row.getString(1));
        }
      }
    }
    return found;
  }

  /** Stops the server, having waited for its last write, and gives the directory free. */
  @Override
  public void close() throws IOException {
    try {
      if (postgres != null) {
        var process = directory.server();
        postgres.close();
        // The library waits a few seconds only, and a busy machine takes longer.
        if (process.isPresent()) awaitEnd(process.get());
      }
    } finally {
      directory.close();
    }
  }

  private static void awaitEnd(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the database does not stop", e);
    }
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      LOG.debug("while giving up a start", e);
    }
  }
}
