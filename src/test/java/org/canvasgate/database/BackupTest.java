package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is in the application's database comes back, all of it or nothing. */
@CanvasgateTest
class BackupTest {
  @TempDir Path directory;
  @Autowired DataSource source;

  private Path file;
  private DataSource empty;

  @BeforeEach
  void files() {
    file = directory.resolve("one.backup");
    empty = TestDatabase.createDataSource();
  }

  /** What a restore leaves empty or marks, and other tests write to meanwhile. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "mail",
          "mail_event",
          "notice",
          "digest_item",
          "node",
          "spring_session",
          "spring_session_attributes");

  @Test
  void everyTableComesBackAsItWas() throws Exception {
    var jdbc = JdbcClient.create(source);
    jdbc.sql("insert into spring_session values ('p', 's', 0, 0, 0, 0, 'member1')").update();
    try {
      BackupFile.Written written = write();
      assertThat(written.rows()).isPositive();
    } finally {
      jdbc.sql("delete from spring_session where primary_id = 'p'").update();
    }
    restore();
    try (Connection here = source.getConnection();
        Connection there = empty.getConnection()) {
      assertThat(Definitions.read(there).before()).isEqualTo(Definitions.read(here).before());
      assertThat(Definitions.read(there).shape()).isEqualTo(Definitions.read(here).shape());
      assertThat(Definitions.read(there).sequences()).isEqualTo(Definitions.read(here).sequences());
      for (Definitions.Table table : Definitions.read(here).tables())
        if (!LEFT_OUT.contains(table.name()))
          assertThat(rows(empty, table)).as(table.name()).isEqualTo(rows(source, table));
    }
    assertThat(
            JdbcClient.create(empty)
                .sql(
                    "select has_function_privilege('public', 'audit_forget(text,text)', 'execute')")
                .query(Boolean.class)
                .single())
        .as("nobody but the owner forgets by a backup")
        .isFalse();
    assertThat(
            JdbcClient.create(empty)
                .sql("select count(*) from spring_session")
                .query(Long.class)
                .single())
        .as("nobody is signed in by a backup")
        .isZero();
  }

  /** A sum over all rows, whichever order they lie in. */
  private static String rows(DataSource source, Definitions.Table table) {
    return JdbcClient.create(source)
        .sql(
            "select count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \""
                + table.name()
                + "\" t")
        .query(String.class)
        .single();
  }

  @Test
  void itShowsOneMomentWhilePeopleWork() throws Exception {
    var jdbc = JdbcClient.create(source);
    jdbc.sql("create table aa_first (n int)").update();
    jdbc.sql("create table zz_last (n int)").update();
    try {
      // The first table's rows are read while the last one's are still being written.
      var writing =
          new Thread(
              () -> {
                for (int n = 0; !Thread.currentThread().isInterrupted(); n++)
                  jdbc.sql(
                          "with one as (insert into aa_first values (?)) insert into zz_last values"
                              + " (?)")
                      .params(n, n)
                      .update();
              });
      writing.start();
      try {
        write();
      } finally {
        writing.interrupt();
        writing.join();
      }
    } finally {
      jdbc.sql("drop table aa_first").update();
      jdbc.sql("drop table zz_last").update();
    }
    restore();
    var there = JdbcClient.create(empty);
    assertThat(there.sql("select count(*) from aa_first").query(Long.class).single())
        .isEqualTo(there.sql("select count(*) from zz_last").query(Long.class).single());
  }

  @Test
  void onlyItsOwnerReadsIt() throws Exception {
    write();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void anotherBackupIsNotWrittenOver() throws Exception {
    Files.writeString(file, "the only copy");
    assertThatThrownBy(this::write).hasMessageContaining("already exists");
    assertThat(file).hasContent("the only copy");
  }

  @Test
  void aBackupThatBreaksOffLeavesNoFile() throws Exception {
    assertThatThrownBy(
            () -> {
              try (var writer = new BackupFile.Writer(file)) {
                writer.table(
                    "half",
                    out -> {
                      out.write("half".getBytes(StandardCharsets.UTF_8));
                      throw new IllegalStateException("the connection broke");
                    });
              }
            })
        .hasMessage("the connection broke");
    try (var left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void ofTwoBackupsToOnePlaceOneIsWholeAndTheOtherIsRefused() throws Exception {
    try (var slow = new BackupFile.Writer(file)) {
      slow.table("half", out -> 0);
      write();
      assertThatThrownBy(() -> slow.finish(null)).hasMessageContaining("already exists");
    }
    assertThat(rowsOf(file)).isPositive();
    try (var left = Files.list(directory)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aCutOffOrChangedFileIsRefused() throws Exception {
    write();
    byte[] whole = Files.readAllBytes(file);
    Path cut =
        Files.write(directory.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> BackupFile.open(cut)).hasMessageContaining("not a whole backup");
    byte[] changed = whole.clone();
    changed[whole.length / 3] ^= 1;
    Path other = Files.write(directory.resolve("changed"), changed);
    assertThatThrownBy(
            () -> {
              try (var backup = BackupFile.open(other)) {
                backup.verify();
              }
            })
        .hasMessageContaining("not a whole backup")
        .hasMessageContaining("온전한 백업이 아니어서");
  }

  @Test
  void aDatabaseThatIsNotEmptyIsLeftAlone() throws Exception {
    write();
    JdbcClient.create(empty).sql("create table somebody_elses (n int)").update();
    assertThatThrownBy(this::restore)
        .hasMessageContaining("not empty")
        .hasMessageContaining("비어 있지 않아");
    assertThat(tables(empty)).containsExactly("somebody_elses");
  }

  @Test
  void aRestoreThatFailsHalfwayLeavesNothing() throws Exception {
    write();
    // Triggers are among the last things that are made.
    JdbcClient.create(empty)
        .sql(
            """
            create function no_more_triggers() returns event_trigger language plpgsql as $$
            begin raise exception 'disk full, say'; end $$\
            """)
        .update();
    JdbcClient.create(empty).sql("create schema elsewhere").update();
    JdbcClient.create(empty).sql("alter function no_more_triggers() set schema elsewhere").update();
    JdbcClient.create(empty)
        .sql(
            """
            create event trigger fails on ddl_command_end when tag in ('CREATE TRIGGER')
              execute function elsewhere.no_more_triggers()\
            """)
        .update();
    assertThatThrownBy(this::restore).hasMessageContaining("disk full, say");
    assertThat(tables(empty)).isEmpty();
    JdbcClient.create(empty).sql("drop event trigger fails").update();
    restore();
    assertThat(tables(empty)).contains("record_entry", "act_ru_task");
  }

  @Test
  void whatANewerApplicationWroteIsRefused() throws Exception {
    write();
    try (var backup = BackupFile.open(file)) {
      var manifest = backup.manifest();
      var newer = new java.util.ArrayList<>(manifest.migrations());
      newer.add("999");
      assertThatThrownBy(
              () ->
                  Restore.requireKnown(
                      new BackupFile.Manifest(
                          manifest.format(),
                          manifest.takenAt(),
                          manifest.postgres(),
                          manifest.engine(),
                          newer,
                          manifest.definitions(),
                          manifest.tables())))
          .hasMessageContaining("newer Canvasgate")
          .hasMessageContaining("999");
      assertThatThrownBy(
              () ->
                  Restore.requireKnown(
                      new BackupFile.Manifest(
                          manifest.format(),
                          manifest.takenAt(),
                          manifest.postgres(),
                          "7.25.0",
                          manifest.migrations(),
                          manifest.definitions(),
                          manifest.tables())))
          .hasMessageContaining("7.25.0");
    }
  }

  @Test
  void whatItDoesNotCarryIsNamed() {
    var jdbc = JdbcClient.create(source);
    jdbc.sql("create type mood as enum ('glad')").update();
    try {
      assertThatThrownBy(this::write).hasMessageContaining("type mood");
    } finally {
      jdbc.sql("drop type mood").update();
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void itComesBackIntoASchemaOfAnotherName() throws Exception {
    write();
    JdbcClient.create(empty).sql("create schema elsewhere").update();
    ((org.postgresql.ds.PGSimpleDataSource) empty).setCurrentSchema("elsewhere");
    restore();
    assertThat(tables(empty)).contains("record_entry", "act_ru_task");
    assertThat(
            JdbcClient.create(empty)
                .sql("select count(*) from pg_proc where proconfig::text like '%public%'")
                .query(Long.class)
                .single())
        .as("functions are bound to the schema that they stand in")
        .isZero();
  }

  /** The commands, on the database that comes along: restored, stopped, and running. */
  @Test
  void theCommandsServeTheEmbeddedDatabaseRunningOrStopped() throws Exception {
    long rows = write().rows();
    Path data = directory.resolve("data");
    assertThat(command(data, "--restore=" + file)).isZero();
    Path stopped = directory.resolve("stopped.backup");
    assertThat(command(data, "--backup=" + stopped)).isZero();
    Path running = directory.resolve("running.backup");
    try (var server = EmbeddedServer.start(data)) {
      assertThat(command(data, "--backup=" + running)).isZero();
      assertThat(command(data, "--restore=" + file)).as("it is running").isEqualTo(2);
    }
    assertThat(command(data, "--restore=" + file)).as("it is not empty").isEqualTo(2);
    assertThat(rowsOf(stopped)).isEqualTo(rows);
    assertThat(rowsOf(running))
        .as("and the trace of the one before, told twice")
        .isEqualTo(rows + 2);
  }

  private static long rowsOf(Path file) throws Exception {
    try (var backup = BackupFile.open(file)) {
      backup.verify();
      return backup.manifest().rows();
    }
  }

  @Test
  void aBackupLeavesATraceInItsDatabaseAndInTheAuditTrail() throws Exception {
    var jdbc = JdbcClient.create(source);
    var backups = new Backups(jdbc);
    BackupFile.Written written = write();
    try (Connection connection = source.getConnection()) {
      Backups.note(connection, written);
    }
    try {
      assertThat(backups.last())
          .hasValueSatisfying(
              taken -> {
                assertThat(taken.at()).isEqualTo(Instant.parse(written.takenAt()));
                assertThat(taken.bytes()).isEqualTo(file.toFile().length());
              });
      assertThat(
              jdbc.sql("select detail from audit_entry where kind = 'export.backup'")
                  .query(String.class)
                  .list())
          .anyMatch(detail -> detail.startsWith(written.bytes() + " "));
      restore();
      assertThat(new Backups(JdbcClient.create(empty)).last()).as("of itself").isEmpty();
    } finally {
      jdbc.sql("delete from backup_taken").update();
    }
  }

  @Test
  void aBackupOfACopyThatMayOnlyBeReadIsWholeAllTheSame() throws Exception {
    String address = ((HikariDataSource) source).getJdbcUrl();
    assertThat(
            BackupCommand.run(
                new String[] {
                  "--backup=" + file,
                  "--spring.datasource.url="
                      + address
                      + "&options=-c%20default_transaction_read_only=on"
                },
                () -> 0))
        .isZero();
    assertThat(rowsOf(file)).isPositive();
    assertThat(new Backups(JdbcClient.create(source)).last()).isEmpty();
  }

  private static int command(Path data, String argument) {
    return BackupCommand.run(
        new String[] {argument, "--spring.datasource.url=", "--canvasgate.data-directory=" + data},
        () -> 0);
  }

  @Test
  void messagesThatWaitedDoNotLeaveByThemselves() throws Exception {
    var jdbc = JdbcClient.create(source);
    jdbc.sql(
            """
            insert into mail (mail_key, person, subject, body, next_try, created_at)
            values ('of-a-backup', 'member1', 'a', 'b', now(), now())\
            """)
        .update();
    try {
      write();
    } finally {
      jdbc.sql("delete from mail where mail_key = 'of-a-backup'").update();
    }
    restore();
    var there = JdbcClient.create(empty);
    assertThat(
            there
                .sql("select state || ' ' || attempts from mail where mail_key = 'of-a-backup'")
                .query(String.class)
                .single())
        .isEqualTo("unsure 3");
    assertThat(
            there
                .sql("select count(*) from mail_event where event = 'restored'")
                .query(Long.class)
                .single())
        .isPositive();
  }

  private BackupFile.Written write() throws Exception {
    try (Connection connection = source.getConnection()) {
      return Backup.write(connection, file);
    }
  }

  private void restore() throws Exception {
    try (var backup = BackupFile.open(file);
        Connection connection = empty.getConnection()) {
      Restore.requireKnown(backup.manifest());
      backup.verify();
      Restore.into(connection, backup);
    }
  }

  private static List<String> tables(DataSource source) {
    return JdbcClient.create(source)
        .sql("select tablename from pg_tables where schemaname = current_schema() order by 1")
        .query(String.class)
        .list();
  }
}
