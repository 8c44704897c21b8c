package org.canvasgate.tracking.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.canvasgate.form.CaseTouched;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The board's rows while people answer at the same moment, on a real database with real threads.
 */
class RefresherTest {
  private static final int MEMBERS = 8;

  private JdbcClient jdbc;
  private TransactionTemplate transaction;
  private Refresher refresher;
  private Lines lines;
  private final ExecutorService people = Executors.newFixedThreadPool(MEMBERS);

  @BeforeEach
  void aCaseThatWaitsForEight() {
    DataSource database = TestDatabase.migrated();
    new ResourceDatabasePopulator(
            new ClassPathResource(
                "org/camunda/bpm/engine/db/create/activiti.postgres.create.engine.sql"))
        .execute(database);
    jdbc = JdbcClient.create(database);
    transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    lines = new Lines(new Truth(jdbc), jdbc, new ObjectMapper());
    refresher = new Refresher(lines, transaction);
    for (String id : List.of("bus", "lamp"))
      jdbc.sql(
              """
              insert into proposal (id, planner, status, status_at, revision, name_en, name_ko, city,
                kind, field, proposed_at, changed_at)
              values (?, 'p', 'evaluating', now(), 1, 'Bus', '버스', '대전', 'public', 'transport', now(),
                now())""")
          .param(id)
          .update();
    jdbc.sql(
            "insert into act_re_procdef (id_, rev_, key_, version_)"
                + " values ('review', 1, 'business-model-review', 1)")
        .update();
    for (String id : List.of("bus", "lamp"))
      jdbc.sql(
              "insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_, proc_def_id_)"
                  + " values (:id, 1, :id, :id, 'review')")
          .param("id", id)
          .update();
    for (int i = 0; i < MEMBERS; i++)
      jdbc.sql(
              """
              insert into act_ru_task (id_, rev_, proc_inst_id_, proc_def_id_, task_def_key_, name_,
                assignee_, create_time_, due_date_)
              values (?, 1, 'bus', 'review', 'score-canvas', 'Score', ?, now(), ?)""")
          .params("task" + i, "member" + i, java.sql.Timestamp.valueOf("2026-12-01 18:00:00"))
          .update();
  }

  @AfterEach
  void everybodyGoes() {
    people.shutdownNow();
  }

  @Test
  void all_who_answer_at_the_same_moment_are_counted() throws Exception {
    transaction.executeWithoutResult(now -> refresher.touched(new CaseTouched("bus")));
    assertThat(line().steps().get(0).tasks()).hasSize(MEMBERS);
    var answered = new CyclicBarrier(MEMBERS - 1);
    List<Future<?>> answers =
        IntStream.range(1, MEMBERS)
            .<Future<?>>mapToObj(member -> people.submit(() -> answer(member, answered)))
            .toList();
    for (Future<?> answer : answers) answer.get(30, TimeUnit.SECONDS);
    assertThat(line().steps().get(0).tasks())
        .extracting(Step.Todo::user)
        .containsExactly("member0");
    assertThat(line()).isEqualTo(new Truth(jdbc).of(List.of("bus")).get("bus"));
  }

  /** Nobody commits before everybody has answered, so that nobody sees the others' answers. */
  private void answer(int member, CyclicBarrier answered) {
    transaction.executeWithoutResult(
        now -> {
          jdbc.sql("delete from act_ru_task where id_ = ?").param("task" + member).update();
          refresher.touched(new CaseTouched("bus"));
          try {
            answered.await(20, TimeUnit.SECONDS);
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
        });
  }

  @Test
  void two_who_touch_the_same_cases_in_another_order_do_not_wait_for_each_other() throws Exception {
    var both = new CyclicBarrier(2);
    for (int i = 0; i < 20; i++) {
      Future<?> there = people.submit(() -> touch(both, "bus", "lamp"));
      Future<?> back = people.submit(() -> touch(both, "lamp", "bus"));
      there.get(20, TimeUnit.SECONDS);
      back.get(20, TimeUnit.SECONDS);
    }
    assertThat(lines.missing(10)).isEmpty();
  }

  private void touch(CyclicBarrier both, String first, String second) {
    transaction.executeWithoutResult(
        now -> {
          refresher.touched(new CaseTouched(first));
          refresher.touched(new CaseTouched(second));
          try {
            both.await(10, TimeUnit.SECONDS);
          } catch (Exception broken) {
            throw new IllegalStateException(broken);
          }
        });
  }

  @Test
  void what_is_rolled_back_leaves_the_row_as_it_was() {
    refresher.touched(new CaseTouched("bus"));
    Line before = line();
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    now -> {
                      jdbc.sql("delete from act_ru_task").update();
                      refresher.touched(new CaseTouched("bus"));
                      throw new IllegalStateException("the step is refused");
                    }))
        .hasMessage("the step is refused");
    assertThat(line()).isEqualTo(before);
    assertThat(before.words()).contains("qjtm", "bus", "daejeon", "eowjs");
    assertThat(before.stage()).isEqualTo("review");
    assertThat(before.due())
        .isEqualTo(java.sql.Timestamp.valueOf("2026-12-01 18:00:00").toInstant());
  }

  private Line line() {
    return lines.stored(List.of("bus")).get("bus");
  }
}
