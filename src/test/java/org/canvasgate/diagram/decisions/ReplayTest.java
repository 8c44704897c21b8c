package org.canvasgate.diagram.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.record.PastAnswers;
import org.canvasgate.record.PastDecisions;
import org.canvasgate.record.Recount;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/**
 * Four hundred reviews, a quarter each with a canvas score of 25, 50, 75 and 100, evaluated again
 * under changed tables.
 */
class ReplayTest {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final int REVIEWS = 400;

  private static AnnotationConfigApplicationContext room;

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  @ComponentScan(
      basePackages = "org.canvasgate",
      useDefaultFilters = false,
      includeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = {
                ".*record\\.(PastAnswers|PastDecisions|Recount|ManyRows)",
                ".*maintenance\\.PlanUnderRules",
                ".*check\\.Checks"
              }))
  static class Room {}

  static AnnotationConfigApplicationContext room(DataSource database) {
    var context = new AnnotationConfigApplicationContext();
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(Clock.class, () -> Clock.system(KOREA));
    context.register(Room.class, JacksonAutoConfiguration.class);
    context.refresh();
    return context;
  }

  @BeforeAll
  static void many() throws SQLException {
    DataSource database = TestDatabase.migrated();
    ManyDecisions.reviews(database, REVIEWS);
    room = room(database);
  }

  @AfterAll
  static void close() {
    room.close();
  }

  private static ReplayResult replay(ModelSet after, LocalDate day) {
    var replay = new Replay(Tables.inForce(), after, day, room.getBean(Recount.class), KOREA);
    return replay
        .run(
            to -> room.getBean(PastAnswers.class).each(replay.changed(), to),
            to -> room.getBean(PastDecisions.class).each(replay.decisive(), to),
            new AtomicLong(),
            () -> false)
        .result(0, 0);
  }

  private static ModelSet marks(String before, String after) {
    return Tables.with(Tables.inForce(), "canvas-marks", text -> text.replaceFirst(before, after));
  }

  @Test
  void a_higher_mark_turns_the_recommendations_between_the_old_and_the_new() {
    ReplayResult result = replay(marks("<text>70</text>", "<text>80</text>"), null);

    ReplayResult.Table table = result.tables().get(0);
    assertThat(table.table()).isEqualTo("canvas-marks");
    assertThat(table.asked()).isEqualTo(REVIEWS);
    assertThat(table.differs()).isEqualTo(REVIEWS);
    assertThat(table.alreadyOther()).isZero();
    assertThat(table.turns())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.before()).containsExactly("marks-from-2000");
              assertThat(turn.cells())
                  .containsExactly(new ReplayResult.Cell("passMark", "70", "80"));
              assertThat(turn.cells().get(0).rise()).isEqualTo(10);
            });
    ReplayResult.Gate gate = result.gates().get(0);
    assertThat(gate.decided()).isEqualTo(REVIEWS);
    assertThat(gate.differs()).isEqualTo(REVIEWS / 4);
    assertThat(gate.followed()).isEqualTo(REVIEWS / 4);
    assertThat(gate.shifts())
        .containsExactly(new ReplayResult.Shift("pass", "revise", REVIEWS / 4, REVIEWS / 4));
    assertThat(result.lineCount()).isEqualTo(REVIEWS / 4);
    assertThat(result.lines())
        .allSatisfy(
            line -> {
              assertThat(line.scoreAfter()).isEqualTo(75);
              assertThat(line.bandBefore()).isEqualTo("pass");
              assertThat(line.bandAfter()).isEqualTo("revise");
              assertThat(line.inForce()).isEqualTo("pass");
              assertThat(line.computed()).isEqualTo("revise");
            });
    assertThat(result.scores().same()).isEqualTo(REVIEWS);
  }

  @Test
  void a_rule_of_a_later_day_changes_nothing_but_when_it_is_asked_for_as_of_that_day() {
    String rule = "<rule id=\"marks-from-2000\">";
    ModelSet later =
        Tables.with(
            Tables.inForce(),
            "canvas-marks",
            text -> {
              int from = text.indexOf(rule);
              String first = text.substring(from, text.indexOf("</rule>") + "</rule>".length());
              String added =
                  first
                      .replace("marks-from-2000", "marks-from-2027")
                      .replace("2000-01-01", "2027-01-01")
                      .replace("<text>70</text>", "<text>80</text>");
              return text.substring(0, from) + added + text.substring(from);
            });

    assertThat(replay(later, null).lineCount()).isZero();
    assertThat(replay(later, null).tables().get(0).differs()).isZero();
    ReplayResult then = replay(later, LocalDate.of(2027, 3, 1));
    assertThat(then.lineCount()).isEqualTo(REVIEWS / 4);
    assertThat(then.tables().get(0).turns().get(0).after()).containsExactly("marks-from-2027");
  }

  @Test
  void a_changed_recommendation_is_asked_again_with_the_facts_that_were_recorded() {
    ModelSet stricter =
        Tables.with(
            Tables.inForce(),
            "review-recommendation",
            text ->
                text.replaceFirst(
                    "\"pass\"</text>(\\s*)</outputEntry>", "\"revise\"</text>$1</outputEntry>"));

    ReplayResult result = replay(stricter, null);

    assertThat(result.tables().get(0).differs()).isEqualTo(REVIEWS / 2);
    assertThat(result.gates().get(0).shifts())
        .containsExactly(new ReplayResult.Shift("pass", "revise", REVIEWS / 2, REVIEWS / 2));
  }

  @Test
  void an_input_that_nobody_wrote_down_is_counted_as_not_known() {
    ModelSet asksMore =
        Tables.with(
            Tables.inForce(),
            "review-recommendation",
            text -> text.replace("<text>revisionsLeft</text>", "<text>population</text>"));

    ReplayResult result = replay(asksMore, null);

    assertThat(result.tables().get(0).unknown()).isEqualTo(REVIEWS);
    assertThat(result.tables().get(0).unknownNames())
        .isEqualTo(Map.of("population", (long) REVIEWS));
    assertThat(result.gates().get(0).unknown()).isEqualTo(REVIEWS);
    assertThat(result.gates().get(0).differs()).isZero();
    assertThat(result.lineCount()).isZero();
  }

  @Test
  void other_weights_move_scores_and_a_table_that_decides_nothing_concerns_no_verdict() {
    ReplayResult equal =
        replay(
            Tables.with(
                Tables.inForce(),
                "canvas-weights",
                text -> text.replaceFirst("<text>14</text>", "<text>40</text>")),
            null);
    // Each member gave all blocks of a canvas one mark: no weight can move its score.
    assertThat(equal.scores().same()).isEqualTo(REVIEWS);
    assertThat(equal.tables().get(0).differs()).isEqualTo(REVIEWS);

    ReplayResult windows =
        replay(
            Tables.with(
                Tables.inForce(),
                "windows",
                text -> text.replaceFirst("<text>10</text>", "<text>12</text>")),
            null);
    assertThat(windows.gates()).isEmpty();
  }

  @Test
  void what_cannot_answer_any_more_is_counted_apart() {
    ModelSet broken =
        Tables.with(
            Tables.inForce(), "rounds", text -> text.replace("\"revision\"", "\"repairs\""));

    ReplayResult.Table rounds = replay(broken, null).tables().get(0);

    assertThat(rounds.differs()).isEqualTo(REVIEWS);
    assertThat(rounds.turns().get(0).after()).isEmpty();
  }
}
