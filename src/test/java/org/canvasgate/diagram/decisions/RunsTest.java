package org.canvasgate.diagram.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.canvasgate.diagram.check.Checks;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.MovableClock;
import org.canvasgate.form.Refusal;
import org.canvasgate.record.PastAnswers;
import org.canvasgate.record.PastDecisions;
import org.canvasgate.record.Recount;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An evaluation while it runs: it has asked its 400 answers again and stands before the 300th of
 * its 400 decisions, which the database hands over only when the test lets it.
 */
class RunsTest {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final int REVIEWS = 400;

  /** The 300th decision waits for whoever holds this lock. */
  private static final long GATE = 300;

  private static DataSource database;
  private static AnnotationConfigApplicationContext room;

  private final MovableClock clock =
      new MovableClock(Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), KOREA));
  private final ModelSet before = Tables.inForce();
  private final ModelSet after = raisedTo("80");
  private JdbcClient jdbc;
  private Runs runs;
  private PastDecisionsUnderChange past;
  private Connection holding;
  private long change;

  @BeforeAll
  static void many() throws SQLException {
    database = TestDatabase.migrated();
    ManyDecisions.reviews(database, REVIEWS);
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("alter table past_decision rename to past_decision_row");
      statement.execute(
          """
          create function handed_over(number bigint, basis text) returns text
          language plpgsql stable as $$
          begin
            if number = %1$d then perform pg_advisory_xact_lock_shared(%1$d); end if;
            return basis;
          end $$"""
              .formatted(GATE));
      statement.execute(
          """
          create view past_decision as select number, proposal_id, gate, recorded_at, tables,
            handed_over(number, basis) as basis from past_decision_row""");
    }
    room = ReplayTest.room(database);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  @BeforeEach
  void aChange() {
    jdbc = JdbcClient.create(database);
    runs = new Runs(jdbc, room.getBean(ObjectMapper.class), clock);
    past = service();
    change = newChange();
  }

  @AfterEach
  void letGo() throws SQLException {
    if (holding != null) holding.close();
    past.destroy();
    clock.reset();
  }

  private PastDecisionsUnderChange service() {
    return new PastDecisionsUnderChange(
        runs,
        room.getBean(PastAnswers.class),
        room.getBean(PastDecisions.class),
        room.getBean(Recount.class),
        room.getBean(Checks.class),
        clock);
  }

  private long newChange() {
    return jdbc.sql(
            """
            insert into model_change (title, reason, origin, state, author, created_at, changed_at)
            values ('Raise the mark', '', 'page', 'draft', 'admin', now(), now()) returning id""")
        .query(Long.class)
        .single();
  }

  private ModelSet raisedTo(String mark) {
    return Tables.with(
        before,
        "canvas-marks",
        text -> text.replaceFirst("<text>70</text>", "<text>" + mark + "</text>"));
  }

  private void hold() throws SQLException {
    holding = database.getConnection();
    try (var statement = holding.createStatement()) {
      statement.execute("select pg_advisory_lock(" + GATE + ")");
    }
  }

  private void letGoOn() throws SQLException {
    holding.close();
    holding = null;
  }

  private static void until(BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 600 && !reached.getAsBoolean(); i++) Thread.sleep(50);
    assertThat(reached.getAsBoolean()).isTrue();
  }

  private Run last() {
    return runs.latest(change).orElseThrow();
  }

  private void beginAndHold() throws SQLException, InterruptedException {
    hold();
    past.begin(change, before, after, null, "admin");
    until(() -> last().done() == REVIEWS);
  }

  private void ended() throws InterruptedException {
    until(() -> !last().running());
  }

  @Test
  void everybodySeesHowFarItIsAndNobodyBeginsItTwice() throws Exception {
    beginAndHold();

    var elsewhere = new Runs(JdbcClient.create(database), room.getBean(ObjectMapper.class), clock);
    Run seen = elsewhere.latest(change).orElseThrow();
    assertThat(seen.total()).isEqualTo(2 * REVIEWS);
    assertThat(seen.percent()).isEqualTo(50);
    assertThat(seen.running()).isTrue();
    assertThat(seen.startedBy()).isEqualTo("admin");
    PastDecisionsUnderChange otherNode = service();
    try {
      otherNode.begin(change, before, after, null, "second");
      assertThat(last().id()).isEqualTo(seen.id());

      letGoOn();
      ended();
    } finally {
      otherNode.destroy();
    }
    assertThat(last().id()).isEqualTo(seen.id());
    assertThat(last().state()).isEqualTo(Run.State.DONE);
    assertThat(last().done()).isEqualTo(2 * REVIEWS);
    assertThat(last().result().gates().get(0).differs()).isEqualTo(REVIEWS / 4);
  }

  @Test
  void aSecondAdministratorStopsItAndWhatWasEvaluatedStays() throws Exception {
    beginAndHold();

    service().stop(change);
    assertThat(last().stopping()).isTrue();
    heardOfTwice();
    letGoOn();
    ended();

    assertThat(last().state()).isEqualTo(Run.State.STOPPED);
    assertThat(last().done()).isEqualTo(REVIEWS);
    assertThat(last().result().tables().get(0).asked()).isEqualTo(REVIEWS);
    assertThat(last().result().gates()).isEmpty();
  }

  /** Two beats: with the first one is heard of, and at the second what it read has been heeded. */
  private void heardOfTwice() throws InterruptedException {
    for (int beat = 0; beat < 2; beat++) {
      clock.moveBy(Duration.ofSeconds(1));
      Instant now = clock.instant();
      until(() -> !heardAt().isBefore(now));
    }
  }

  private Instant heardAt() {
    return jdbc.sql("select heard_at from decision_replay where id = ?")
        .param(last().id())
        .query(Timestamp.class)
        .single()
        .toInstant();
  }

  @Test
  void anEditWhileItRunsDoesNotReachItAndItsResultIsKnownToBeOfOtherTables() throws Exception {
    beginAndHold();

    ModelSet edited = raisedTo("90");
    letGoOn();
    ended();

    assertThat(last().setHash())
        .isEqualTo(PastDecisionsUnderChange.hash(before, after))
        .isNotEqualTo(PastDecisionsUnderChange.hash(before, edited));
    assertThat(last().result().tables().get(0).turns().get(0).cells().get(0).after())
        .isEqualTo("80");
  }

  @Test
  void oneThatARestartBrokeOffIsToldFromOneThatFailedAndIsBegunAgain() throws Exception {
    beginAndHold();
    long broken = last().id();

    past.destroy();
    letGoOn();
    assertThat(last().running()).as("its node may only be slow").isTrue();
    clock.moveBy(Duration.ofSeconds(31));
    assertThat(last().state()).isEqualTo(Run.State.BROKEN_OFF);

    past = service();
    past.begin(change, before, after, null, "second");
    ended();
    assertThat(last().id()).isNotEqualTo(broken);
    assertThat(last().state()).isEqualTo(Run.State.DONE);
    assertThat(last().result().lineCount()).isEqualTo(REVIEWS / 4);
    assertThat(
            jdbc.sql("select state from decision_replay where id = ?")
                .param(broken)
                .query(String.class)
                .single())
        .isEqualTo("running");
  }

  @Test
  void oneThatWaitsForItsTurnHasNotBrokenOff() throws Exception {
    beginAndHold();
    long first = change;
    change = newChange();
    past.begin(change, before, raisedTo("90"), null, "second");

    heardOfTwice();
    clock.moveBy(Duration.ofSeconds(31));
    until(() -> last().running());
    assertThat(last().total()).isNull();
    letGoOn();
    ended();

    assertThat(last().state()).isEqualTo(Run.State.DONE);
    assertThat(runs.latest(first).orElseThrow().state()).isEqualTo(Run.State.DONE);
  }

  @Test
  void aChangeWithoutATableIsNotEvaluated() {
    assertThatThrownBy(() -> past.begin(change, before, before, null, "admin"))
        .isInstanceOf(Refusal.class);
    assertThat(runs.latest(change)).isEmpty();
  }
}
