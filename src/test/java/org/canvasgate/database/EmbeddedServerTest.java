package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is written stays, however the run before it ended. */
class EmbeddedServerTest {
  @TempDir Path directory;

  @Test
  void isDurable() throws Exception {
    try (var server = EmbeddedServer.start(directory)) {
      assertThat(server.settings("fsync", "synchronous_commit", "full_page_writes").values())
          .containsOnly("on");
      assertThat(server.settings("server_version").get("server_version"))
          .startsWith(EmbeddedServer.MAJOR + ".");
    }
  }

  @Test
  void keepsDataOverARestart() throws Exception {
    try (var server = EmbeddedServer.start(directory)) {
      write(server);
    }
    try (var server = EmbeddedServer.start(directory)) {
      assertThat(votes(server)).isEqualTo(1);
    }
  }

  @Test
  void keepsDataWhenTheApplicationIsKilledAndItsServerRunsOn() throws Exception {
    killedApplication();
    long left = noted();
    assertThat(ProcessHandle.of(left)).as("its server outlives it").isPresent();
    try (var server = EmbeddedServer.start(directory)) {
      assertThat(votes(server)).isEqualTo(1);
      assertThat(noted()).isNotEqualTo(left);
    }
  }

  @Test
  void keepsDataWhenApplicationAndServerAreKilled() throws Exception {
    killedApplication();
    var process = ProcessHandle.of(noted()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    try (var server = EmbeddedServer.start(directory)) {
      assertThat(votes(server)).isEqualTo(1);
    }
  }

  /** Another JVM that acknowledges one vote, and is then killed as a power cut would. */
  private void killedApplication() throws Exception {
    var classpath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var application =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classpath,
                Voting.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said = application.inputReader()) {
      assertThat(said.lines().anyMatch("voted"::equals)).isTrue();
    }
    application.destroyForcibly().waitFor();
  }

  /** An application that never ends by itself. */
  static final class Voting {
    public static void main(String[] arguments) throws Exception {
      write(EmbeddedServer.start(Path.of(arguments[0])));
      System.out.println("voted");
      System.out.flush();
      Thread.sleep(600_000);
    }
  }

  @Test
  void doesNotMistakeAnotherProcessForItsServer() throws Exception {
    EmbeddedServer.start(directory).close();
    var somebodyElse = ProcessHandle.current().pid();
    Files.writeString(note(), somebodyElse + "\n" + directory + "\n0\n5432\n");
    try (var server = EmbeddedServer.start(directory)) {
      assertThat(noted()).isNotEqualTo(somebodyElse);
    }
  }

  @Test
  void putsAsideWhatAnInterruptedFirstStartBegan() throws Exception {
    Files.createDirectories(directory.resolve("cluster"));
    Files.writeString(directory.resolve("cluster/postgresql.conf"), "half");
    try (var server = EmbeddedServer.start(directory);
        var left = Files.list(directory)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith("cluster-unfinished-"));
    }
  }

  @Test
  void letsNobodyInWithoutItsSecret() throws Exception {
    try (var server = EmbeddedServer.start(directory)) {
      var stranger = new PGSimpleDataSource();
      stranger.setUrl(server.url());
      stranger.setUser(EmbeddedServer.OWNER);
      stranger.setPassword("postgres");
      assertThatThrownBy(stranger::getConnection)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  private Path note() {
    return directory.resolve("cluster/postmaster.pid");
  }

  private long noted() throws Exception {
    return Long.parseLong(Files.readAllLines(note()).get(0).strip());
  }

  private static void write(EmbeddedServer server) {
    var database = database(server);
    database.sql("create table vote (member text primary key)").update();
    database.sql("insert into vote values ('one')").update();
  }

  private static int votes(EmbeddedServer server) {
    return database(server).sql("select count(*) from vote").query(Integer.class).single();
  }

  private static JdbcClient database(EmbeddedServer server) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(server.url());
    dataSource.setUser(EmbeddedServer.OWNER);
    dataSource.setPassword(server.ownersPassword());
    return JdbcClient.create(dataSource);
  }
}
