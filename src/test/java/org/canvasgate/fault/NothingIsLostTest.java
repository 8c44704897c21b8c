package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.canvasgate.testing.process.CausesFaults;
import org.canvasgate.testing.process.Faults;
import org.canvasgate.testing.process.Wire.Moment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * People drive cases through all gates while the application is killed, the database stopped and
 * connections cut. After each fault everything that was acknowledged stands once, nothing stands
 * that was not sent, and in the end every case goes on.
 */
@CausesFaults
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NothingIsLostTest {
  /** What people send, each by the table that its statement writes. */
  private static final List<String> WRITTEN =
      List.of("ballot", "vote", "pledge", "maintenance_plan", "proposal", "verdict");

  @TempDir static Path directory;

  private Town town;

  @BeforeAll
  void found() throws Exception {
    town = Town.found(directory, 1);
  }

  @AfterAll
  void close() throws Exception {
    if (town != null) town.close();
  }

  @AfterEach
  void everythingAcknowledgedStandsOnce() throws Exception {
    assertThat(town.violations()).isEmpty();
  }

  @Test
  @Order(1)
  void theApplicationIsKilled() throws Exception {
    repeat(
        "kill -9 of the application under load",
        Faults.seeds(1, 200),
        random -> {
          Town.pause(random.nextInt(200));
          assertThat(town.killAndRestart()).as("as the dead left it").isEmpty();
        });
  }

  @Test
  @Order(2)
  void postgreSqlIsStoppedAtOnceAndStartedAgain() throws Exception {
    repeat(
        "PostgreSQL stopped with -m immediate under load",
        Faults.seeds(1, 50),
        random -> {
          town.database().stopImmediately();
          toldThatItIsAway();
          Town.pause(random.nextInt(1000));
          town.database().start();
          town.whenSent(3);
        });
    assertThat(town.node().process().isAlive())
        .as("nobody had to restart the application")
        .isTrue();
  }

  /**
   * A page and a program's request, in both languages: two sentences, and when to come again. All
   * at once, since each is answered when the application has waited for a connection.
   */
  private void toldThatItIsAway() throws Exception {
    Map<String, String> sentences =
        Map.of("en", "The database cannot be reached just now", "ko", "지금은 데이터베이스에 연결할 수 없습니다");
    Map<String, Future<HttpResponse<String>>> answers = new HashMap<>();
    var readers = Executors.newCachedThreadPool();
    try {
      for (String language : sentences.keySet())
        for (String address : List.of("/", "/camunda/api/engine/engine/default/task"))
          answers.put(
              language + " " + address,
              readers.submit(() -> town.person(Answers.SECRETARY).opens(address, language)));
      for (var each : answers.entrySet()) {
        HttpResponse<String> answer = each.getValue().get();
        assertThat(answer.statusCode()).as(each.getKey()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).as(each.getKey()).isPresent();
        assertThat(answer.body())
            .as(each.getKey())
            .contains(sentences.get(each.getKey().substring(0, 2)))
            .doesNotContainIgnoringCase("exception")
            .doesNotContain("org.", "SQL", "HikariPool");
      }
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  @Order(3)
  void singleConnectionsAreCut() throws Exception {
    repeat(
        "a connection cut by the network",
        Faults.seeds(3, 200),
        random -> {
          town.wire().cutOne(random.nextInt(100));
          town.whenSent(1);
        });
    repeat(
        "a connection ended by pg_terminate_backend",
        Faults.seeds(3, 200),
        random -> {
          terminateOne(random);
          town.whenSent(1);
        });
  }

  private void terminateOne(Random random) throws SQLException {
    try (var connection = town.database().dataSource().getConnection();
        var statement =
            connection.prepareStatement(
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where backend_type = 'client backend' and pid <> pg_backend_pid()
                order by state = 'active' desc, pid offset ? limit 1\
                """)) {
      statement.setInt(1, random.nextInt(3));
      statement.execute();
    }
  }

  @Test
  @Order(4)
  void aConnectionIsCutAtTheMomentOfCommit() throws Exception {
    for (Moment moment : Moment.values()) {
      repeat(
          "a connection cut at COMMIT, " + moment.name().toLowerCase().replace('_', ' '),
          Faults.seeds(WRITTEN.size(), 120),
          random -> {
            String table = WRITTEN.get((int) (random.seed % WRITTEN.size()));
            var writes = Pattern.compile("insert into " + table + "\\b");
            int cuts = town.wire().cuts();
            town.wire().cutAtCommit(moment, statement -> writes.matcher(statement).lookingAt());
            assertThat(town.whenCut(cuts)).as("cut while writing " + table).isTrue();
          });
    }
  }

  @Test
  @Order(5)
  void everyCaseGoesOn() throws Exception {
    assertThat(town.comeToRest()).isEmpty();
    Faults.row("cases driven to rest after all faults", town.cases(), town.ledger().measured());
  }

  @Test
  @Order(6)
  void theRecordOfDecisionsIsWhole() throws Exception {
    assertThat(town.person(Answers.SECRETARY).verifiesTheRecord()).contains("The chain is whole");
  }

  /** The checker is of use only where it finds what is wrong; nothing of this is kept. */
  @Test
  @Order(7)
  void whatWasTamperedWithIsFound() throws Exception {
    finds(
        "was acknowledged and is not stored",
        "delete from vote where ctid = (select min(ctid) from vote)");
    finds(
        "was acknowledged and is not stored",
        """
        with gone as (delete from ballot_rating where ballot_id = (select min(id) from ballot))
        delete from ballot where id = (select min(id) from ballot)\
        """);
    finds(
        "the step is done without its row",
        "delete from maintenance_plan where ctid = (select min(ctid) from maintenance_plan)");
    finds(
        "is stored 2 times",
        """
        with twice as (insert into ballot (proposal_id, gate, cycle, round, member, cast_at)
          select proposal_id, gate, cycle, round + 1, member, cast_at from ballot order by id limit 1
          returning id)
        insert into ballot_rating (ballot_id, block, value, comment)
        select twice.id, r.block, r.value, r.comment from twice, ballot_rating r
        where r.ballot_id = (select min(id) from ballot)\
        """);
    finds(
        "is stored as",
        "update ballot_rating set value = 1 where ballot_id = (select min(id) from ballot)");
    finds(
        "is stored as",
        "update vote set member = 'member9' where ctid = (select min(ctid) from vote)");
    finds(
        "was never sent",
        """
        insert into vote (proposal_id, gate, cycle, round, member, value, comment, cast_at)
        select proposal_id, gate, cycle, round, 'member9', value, '#0#', cast_at from vote limit 1\
        """);
    finds(
        "the row stands and the step is not done",
        """
        update act_hi_taskinst set end_time_ = null, delete_reason_ = null
        where id_ = (select max(id_) from act_hi_taskinst where task_def_key_ = 'vote-plan')\
        """);
    finds(
        "without a proposal",
        """
        update act_hi_procinst set business_key_ = 'another' where id_ =
          (select max(id_) from act_hi_procinst where super_process_instance_id_ is null)\
        """);
    finds(
        "what is noted as handed in and what is stored differ",
        "delete from handed_in where ctid = (select min(ctid) from handed_in where place not like"
            + " 'start:%')");
    finds(
        "carries proposalId as another",
        "update act_ru_variable set text_ = 'another' where name_ = 'proposalId'");
    finds(
        "does not follow on the one before",
        """
        alter table record_entry disable trigger user;
        update record_entry set previous = repeat('f', 64) where number = 2\
        """);
    finds(
        "letter",
        "delete from letter_text; delete from letter where id = (select min(id) from letter)");
    finds(
        "steps ", "delete from act_hi_actinst where ctid = (select min(ctid) from act_hi_actinst)");
    finds("waits for no date", "delete from act_ru_job where duedate_ is not null");
    finds(
        "waits for nobody",
        """
        delete from act_ru_identitylink; delete from act_ru_task; delete from act_ru_job;
        delete from act_ru_event_subscr\
        """);
    finds("has no tries left", "update act_ru_job set retries_ = 0");
  }

  private void finds(String what, String tampering) throws SQLException {
    try (Connection connection = town.reading()) {
      try (var statement = connection.createStatement()) {
        statement.execute(tampering);
      }
      List<String> found = new java.util.ArrayList<>(Checker.violations(connection, town.ledger()));
      found.addAll(Checker.unrest(connection));
      assertThat(found).as(tampering).anyMatch(sentence -> sentence.contains(what));
      connection.rollback();
    }
  }

  /** A random sequence that knows where it began. */
  private static final class Seeded extends Random {
    private final long seed;

    Seeded(long seed) {
      super(seed);
      this.seed = seed;
    }
  }

  private interface Fault {
    void happens(Seeded random) throws Exception;
  }

  /** Causes a fault once for each seed while people work, and looks each time. */
  private void repeat(String name, long[] seeds, Fault fault) throws Exception {
    int done = 0;
    String before = town.ledger().measured();
    for (long seed : seeds) {
      var random = new Seeded(seed);
      try (Town.Load load = town.load()) {
        town.whenSent(random.nextInt(2, 20));
        fault.happens(random);
      }
      assertThat(town.violations()).as("%s, seed %d", name, seed).isEmpty();
      Faults.progress(name, ++done, seeds.length, town.ledger().measured());
    }
    Faults.row(name, done, "violations 0; so far " + town.ledger().measured());
    assertThat(town.ledger().measured()).as("something was sent").isNotEqualTo(before);
  }
}
