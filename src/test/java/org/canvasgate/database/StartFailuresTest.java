package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import org.canvasgate.Canvasgate;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Each fault is really caused; who started the application sees one sentence with the remedy, in
 * English and in Korean, and no stack trace.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartFailuresTest {

  /** The application without its rooms: what starts before them is what is tested here. */
  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    FlywayAutoConfiguration.class
  })
  @Import({DatabaseConfiguration.class, ReadyNotes.class})
  static class Start {}

  @Test
  void portInUse(CapturedOutput output) throws Exception {
    try (var taken = new ServerSocket(0)) {
      refuse(
          output,
          "port " + taken.getLocalPort() + " is already in use",
          "포트를 다른 프로그램이 사용하고 있어",
          "--server.port=" + taken.getLocalPort(),
          url(TestDatabase.create()));
    }
  }

  @Test
  void dataDirectoryHeldByAnotherRun(CapturedOutput output, @TempDir Path directory)
      throws Exception {
    try (var other = DataDirectory.open(directory)) {
      refuse(
          output,
          "is in use by another run (process " + ProcessHandle.current().pid() + ")",
          "사용하고 있어 Canvasgate를 시작하지 못했습니다",
          "--canvasgate.data-directory=" + other.path());
    }
  }

  @Test
  void dataDirectoryThatCannotBeMade(CapturedOutput output, @TempDir Path directory)
      throws Exception {
    var file = Files.createFile(directory.resolve("file"));
    refuse(
        output,
        "cannot write to the data directory",
        "쓸 수 없어",
        "--canvasgate.data-directory=" + file.resolve("below"));
  }

  @Test
  void dataOfAnotherPostgres(CapturedOutput output, @TempDir Path directory) throws Exception {
    Files.createFile(directory.resolve("ready"));
    Files.createDirectories(directory.resolve("cluster"));
    Files.writeString(directory.resolve("cluster/PG_VERSION"), "16\n");
    refuse(
        output,
        "were written by PostgreSQL 16 and this version brings PostgreSQL 17",
        "PostgreSQL 16에서 작성되었으나",
        "--canvasgate.data-directory=" + directory);
  }

  @Test
  void databaseUnreachable(CapturedOutput output) throws Exception {
    int port;
    try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    refuse(
        output,
        "the database at localhost:" + port + "/canvasgate does not answer",
        "데이터베이스가 응답하지 않아",
        url("jdbc:postgresql://localhost:" + port + "/canvasgate?user=u&password=topsecret"));
    assertThat(output).doesNotContain("topsecret");
  }

  @Test
  void theWholeApplicationSaysNoMore(CapturedOutput output) {
    refuse(
        Canvasgate.class,
        output,
        "does not answer",
        "데이터베이스가 응답하지 않아",
        url("jdbc:postgresql://localhost:1/canvasgate"));
  }

  @Test
  void databaseWithoutTheSearchesExtension(CapturedOutput output) throws Exception {
    var url = TestDatabase.create();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("drop role if exists guest");
      statement.execute("create role guest login password 'guest'");
    }
    refuse(
        output,
        "lacks the extension pg_trgm",
        "확장 기능 pg_trgm이 없어",
        url(url.replaceAll("user=[^&]*", "user=guest&password=guest")));
  }

  @Test
  void wrongPassword(CapturedOutput output, @TempDir Path directory) throws Exception {
    try (var server = EmbeddedServer.start(directory)) {
      refuse(
          output,
          "does not accept the user name and password",
          "사용자 이름과 비밀번호를 받아들이지 않아",
          url(server.url()),
          "--spring.datasource.username=" + EmbeddedServer.OWNER,
          "--spring.datasource.password=wrong");
    }
  }

  @Test
  void noDatabaseOfThatName(CapturedOutput output) {
    var url = TestDatabase.create().replaceFirst("/test_\\d+", "/nowhere");
    refuse(output, "knows no database of that name", "해당 이름의 데이터베이스가 없어", url(url));
  }

  @Test
  void notPostgres(CapturedOutput output) {
    refuse(
        output,
        "not the address of a PostgreSQL database (jdbc:mysql://db/canvasgate)",
        "PostgreSQL 데이터베이스 주소가 아니어서",
        url("jdbc:mysql://me:topsecret@db/canvasgate?password=topsecret"));
    assertThat(output).doesNotContain("topsecret");
  }

  @Test
  void noAdministratorsPassword(CapturedOutput output) {
    refuse(
        output,
        "set CANVASGATE_ADMINISTRATOR_PASSWORD",
        "관리자 비밀번호가 없어",
        url(TestDatabase.create()),
        "--canvasgate.administrator.password=");
  }

  @Test
  void tablesOfAnotherProgram(CapturedOutput output) {
    var url = TestDatabase.create();
    database(url).sql("create table parking_ticket (id int)").update();
    refuse(output, "holds tables of another program", "다른 프로그램의 테이블이 있어", url(url));
    assertThat(tables(url)).containsExactly("parking_ticket");
  }

  @Test
  void anotherEngine(CapturedOutput output) {
    var url = TestDatabase.create();
    database(url)
        .sql("create table act_ge_schema_log (id_ text, timestamp_ timestamp, version_ text)")
        .update();
    database(url).sql("insert into act_ge_schema_log values ('0', now(), '7.99.0')").update();
    refuse(output, "are of version 7.99.0", "프로세스 엔진 테이블의 버전이 7.99.0", url(url));
  }

  @Test
  void newerSchema(CapturedOutput output) {
    var url = TestDatabase.create();
    start(Start.class, url(url)).close();
    database(url)
        .sql(
            """
            insert into canvasgate_schema_history
              (installed_rank, version, description, type, script, checksum, installed_by,
               execution_time, success)
            values (9000, '9000', 'from the future', 'SQL', 'V9000__from_the_future.sql', 1, 'x', 1, true)
            """)
        .update();
    refuse(output, "a newer Canvasgate has already worked on this database", "더 새로운 버전의", url(url));
  }

  @Test
  void schemaNotAsItWasLeft(CapturedOutput output) {
    var url = TestDatabase.create();
    start(Start.class, url(url)).close();
    int changed =
        database(url)
            .sql("update canvasgate_schema_history set checksum = checksum + 1 where type = 'SQL'")
            .update();
    assertThat(changed).isPositive();
    refuse(output, "are not as it left them", "마지막 상태와 다르거나", url(url));
  }

  @Test
  void everySentenceExistsInBothLanguages() {
    var english = java.util.ResourceBundle.getBundle("messages/database", java.util.Locale.ROOT);
    for (var key : english.keySet()) {
      assertThat(StartText.each(key, "a", "b", "c")).doesNotHaveDuplicates();
    }
  }

  @Test
  void aServerThatIsNotDurableIsRefused() throws Exception {
    try (var connection = TestDatabase.createDataSource().getConnection();
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> EmbeddedServer.requireDurability(statement))
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining("fsync is off");
    }
  }

  private static String url(String url) {
    return "--spring.datasource.url=" + url;
  }

  private static org.springframework.context.ConfigurableApplicationContext start(
      Class<?> application, String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    for (var usual : List.of("--server.port=0", "--canvasgate.administrator.password=given")) {
      var name = usual.substring(0, usual.indexOf('=') + 1);
      if (all.stream().noneMatch(argument -> argument.startsWith(name))) {
        all.add(usual);
      }
    }
    return new SpringApplicationBuilder(application)
        .registerShutdownHook(false)
        .run(all.toArray(String[]::new));
  }

  private static void refuse(
      CapturedOutput output, String english, String korean, String... arguments) {
    refuse(Start.class, output, english, korean, arguments);
  }

  private static void refuse(
      Class<?> application,
      CapturedOutput output,
      String english,
      String korean,
      String... arguments) {
    int before = output.getAll().length();
    var failure = catchThrowable(() -> start(application, arguments));
    assertThat(failure).as("the start was refused").isNotNull();
    var said = output.getAll().substring(before);
    assertThat(said).contains(english, korean).doesNotContain("\tat ", "Exception");
    assertThat(said.lines().filter(line -> !line.isBlank()))
        .as("one sentence a language, and nothing else")
        .hasSize(2);
  }

  private static JdbcClient database(String url) {
    var dataSource = new org.postgresql.ds.PGSimpleDataSource();
    dataSource.setUrl(url);
    return JdbcClient.create(dataSource);
  }

  private static List<String> tables(String url) {
    return database(url)
        .sql("select tablename from pg_tables where schemaname = 'public'")
        .query(String.class)
        .list();
  }
}
