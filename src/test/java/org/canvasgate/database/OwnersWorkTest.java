package org.canvasgate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.canvasgate.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the application's own user of the database may do where the tables are somebody else's. */
class OwnersWorkTest {
  private static PGSimpleDataSource tables;
  private static PGSimpleDataSource running;
  private static JdbcClient owner;
  private static JdbcClient application;

  @BeforeAll
  static void twoUsers() {
    tables = (PGSimpleDataSource) TestDatabase.createDataSource();
    owner = JdbcClient.create(tables);
    owner.sql("drop role if exists only_runs").update();
    owner.sql("create role only_runs login password 'only-runs'").update();
    running = new PGSimpleDataSource();
    running.setServerNames(tables.getServerNames());
    running.setPortNumbers(tables.getPortNumbers());
    running.setDatabaseName(tables.getDatabaseName());
    running.setUser("only_runs");
    running.setPassword("only-runs");
    application = JdbcClient.create(running);
    migrate();
    migrate(); // a second start finds all of it made
  }

  private static void migrate() {
    Flyway.configure()
        .dataSource(tables)
        .table("canvasgate_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .outOfOrder(true)
        .callbacks(new OwnersWork(running))
        .load()
        .migrate();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_entry set kind = 'sign-in.out'",
        "delete from audit_entry",
        "truncate audit_entry",
        "insert into audit_entry (kind, source) values ('sign-in.out', 'system')",
        "alter table audit_entry disable trigger all",
        "drop table audit_entry cascade",
        "update audit_person set person = 'somebody-else'",
        "delete from audit_person",
        "update audit_link set hash = entry_hash",
        "delete from audit_link",
        "alter table act_id_membership disable trigger all",
        "drop trigger audit_membership_given on act_id_membership",
        "create or replace function audit_row() returns trigger language plpgsql as 'begin return"
            + " null; end'",
        "set session_replication_role = replica",
        "update record_entry set document = ''",
        "update record_person set name = ''",
        "delete from model_event",
        "delete from canvasgate_schema_history",
        "do $$ begin lock table audit_entry in exclusive mode; end $$",
        "select * from audit_entry for update",
        "alter sequence audit_entry_id_seq restart with 1",
        "alter function audit_stays() owner to only_runs",
        "create or replace function audit_stays() returns trigger language plpgsql as 'begin return"
            + " old; end'",
        "create rule nothing as on insert to audit_entry do instead nothing",
        "create function lower(audit_entry) returns text language sql as 'select 1::text'",
        "create table audit_shadow (kind text)",
        "set role postgres",
        "alter role only_runs superuser",
        "copy audit_entry to program 'cat'",
        "select audit_forget('kim', 'scapegoat')",
        "select audit_mark('somebody')",
        "select audit_told('sign-in.out', 'kim', null, null, null, null)"
      })
  void theApplicationsUserCannotAlterTheTrail(String attempt) {
    assertThatThrownBy(() -> application.sql(attempt).update())
        .rootCause()
        .hasMessageMatching("(?s).*(permission denied|must be owner|must be able to).*");
  }

  /** To be forgotten is for those who are gone, and leads to a pseudonym and to nobody's name. */
  @Test
  void nobodysDeedsBecomeAnothersByForgettingThem() {
    application.sql("insert into act_id_user (id_, rev_) values ('stays', 1)").update();
    tell("sign-in.out", "stays");
    tell("sign-in.out", "kim");
    forget("kim", "left-00000000000a");
    for (String[] attempt :
        new String[][] {
          {"stays", "left-00000000000b", "still here"},
          {"gone", "scapegoat", "not a pseudonym"},
          {"gone", "left-scapegoat", "not a pseudonym"},
          {"gone", "left-00000000000a", "is taken"},
          {"left-00000000000a", "left-00000000000c", "forgotten already"}
        })
      assertThatThrownBy(() -> forget(attempt[0], attempt[1]))
          .as(String.join(" ", attempt))
          .rootCause()
          .hasMessageContaining(attempt[2]);
    assertThat(
            application
                .sql("select string_agg(person, ' ' order by person) from audit_person")
                .query(String.class)
                .single())
        .contains("left-00000000000a", "stays")
        .doesNotContain("kim", "scapegoat");
  }

  private static void forget(String who, String asWhom) {
    application.sql("select forget_person(?, ?)").params(who, asWhom).query((row, n) -> n).single();
  }

  @Test
  void anUpgradeSetsTheTriggersOfItsOwnVersion() {
    owner
        .sql(
            """
            create or replace trigger audit_group_created after insert on act_id_group for each row
              execute function audit_row('right.made', '', '', 'id_', '', '')""")
        .update();
    owner.sql("comment on table audit_entry is 'of the version before'").update();
    migrate();
    assertThat(
            owner
                .sql(
                    "select pg_get_triggerdef(oid) from pg_trigger where tgname = 'audit_group_created'")
                .query(String.class)
                .single())
        .contains("'right.group-created'");
  }

  /** The same statements by the owner reach the table: what refuses them above is the right. */
  @Test
  void theOwnerIsRefusedByTheTriggersAlone() {
    tell("sign-in.out");
    for (String attempt :
        new String[] {
          "update audit_entry set kind = 'sign-in.in'",
          "delete from audit_entry",
          "truncate audit_entry",
          "delete from audit_person",
          "update audit_person set person = 'somebody-else'"
        })
      assertThatThrownBy(() -> owner.sql(attempt).update())
          .rootCause()
          .hasMessageContaining("The audit trail is only added to.");
    assertThatCode(() -> owner.sql("alter table audit_entry disable trigger all").update())
        .as("why an owner must not run the application")
        .doesNotThrowAnyException();
    owner.sql("alter table audit_entry enable trigger all").update();
  }

  @Test
  void whatItWritesIsToldInTheSameTransaction() {
    long before = entries();
    application
        .sql(
            "insert into act_id_group (id_, rev_, name_, type_) values ('told', 1, 'Told',"
                + " 'WORKFLOW')")
        .update();
    assertThat(entries()).isEqualTo(before + 1);
    assertThat(last()).isEqualTo("right.group-created database only_runs told");
    assertThatThrownBy(
            () ->
                application
                    .sql(
                        """
                        with a as (insert into act_id_group (id_, rev_) values ('undone', 1) returning id_)
                        select 1 / (length(id_) - 6) from a\
                        """)
                    .query(Integer.class)
                    .single())
        .rootCause()
        .hasMessageContaining("division by zero");
    assertThat(entries()).as("nothing happened, nothing is told").isEqualTo(before + 1);
  }

  /** A function that runs as the owner could be led to a table of its caller's. */
  @Test
  void nobodyLeadsTheTrailElsewhere() {
    long before = entries();
    application
        .sql(
            """
            do $$ begin
              create temporary table audit_entry (kind text, source text, person text, concerns text,
                object text, proposal_id text, detail text, address inet) on commit drop;
              perform audit_tell('export.file', 'person', 'kim', null, null, null, null, null);
            end $$\
            """)
        .update();
    assertThat(entries()).isEqualTo(before + 1);
  }

  @Test
  void nothingYoungerThanAYearExpires() {
    tell("sign-in.out");
    long before = entries();
    long gone =
        application
            .sql("select audit_expire(clock_timestamp() + interval '1 day')")
            .query(Long.class)
            .single();
    assertThat(gone).isZero();
    assertThat(entries()).isEqualTo(before);
  }

  private static void tell(String kind) {
    tell(kind, "kim");
  }

  private static void tell(String kind, String person) {
    application
        .sql("select audit_tell(?, 'person', ?, null, null, null, null, null)")
        .params(kind, person)
        .query((row, n) -> n)
        .single();
  }

  private static long entries() {
    return application.sql("select count(*) from audit_entry").query(Long.class).single();
  }

  private static String last() {
    return application
        .sql(
            "select concat_ws(' ', kind, source, detail, object) from audit_entry order by id desc"
                + " limit 1")
        .query(String.class)
        .single();
  }
}
