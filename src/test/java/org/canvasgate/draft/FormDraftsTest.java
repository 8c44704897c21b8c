package org.canvasgate.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.Drafts;
import org.canvasgate.form.OpenForms;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** What is kept of an unfinished form, for whom, and how long. */
class FormDraftsTest {
  private static final String TASK = "task-1";
  private static final String PROPOSAL = Drafts.START + "service-evaluation";
  private static final Instant MONDAY = Instant.parse("2026-11-23T03:34:00Z");

  private static AnnotationConfigApplicationContext context;
  private static FormDrafts drafts;
  private static JdbcClient jdbc;
  private static TransactionTemplate transaction;
  private static Instant now = MONDAY;

  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  @BeforeAll
  static void database() {
    DataSource database = TestDatabase.migrated();
    jdbc = JdbcClient.create(database);
    var manager = new JdbcTransactionManager(database);
    transaction = new TransactionTemplate(manager);
    context = new AnnotationConfigApplicationContext();
    context.registerBean(JdbcClient.class, () -> jdbc);
    context.registerBean(PlatformTransactionManager.class, () -> manager);
    context.registerBean(ObjectMapper.class, () -> new ObjectMapper());
    context.registerBean(Clock.class, Moving::new);
    context.registerBean(Rules.class, TableRules::new);
    context.register(Transactions.class, FormDrafts.class);
    context.refresh();
    drafts = context.getBean(FormDrafts.class);
  }

  @AfterAll
  static void close() {
    context.close();
  }

  @BeforeEach
  void empty() {
    now = MONDAY;
    jdbc.sql("delete from form_draft").update();
  }

  @Test
  void whatAPersonWroteComesBackAsItWas() {
    var written =
        Map.<String, Object>of(
            "score", 4, "comment", "좋습니다", "recuse", false, "members", List.of("a", "b"));
    save("mina", TASK, written);
    assertThat(drafts.kept("mina", TASK)).isEqualTo(written);
    assertThat(drafts.savedAt("mina", TASK)).contains(MONDAY);
    now = MONDAY.plusSeconds(60);
    save("mina", TASK, Map.of("score", 5));
    assertThat(drafts.kept("mina", TASK)).isEqualTo(Map.of("score", 5));
    assertThat(drafts.savedAt("mina", TASK)).contains(now);
  }

  @Test
  void nobodyGetsTheDraftOfAnother() {
    save("mina", TASK, Map.of("score", 4));
    assertThat(drafts.kept("jun", TASK)).isEmpty();
    assertThat(drafts.savedAt("jun", TASK)).isEmpty();
    drafts.discard("jun", TASK);
    assertThat(drafts.kept("mina", TASK)).isNotEmpty();
  }

  @Test
  void whatTheFormDoesNotTakeIsNotKept() {
    save("mina", TASK, Map.of("score", 4, "verdict", "pass"));
    assertThat(drafts.kept("mina", TASK)).containsOnlyKeys("score");
  }

  @Test
  void whatIsNotOpenToSomebodyIsNotSaved() {
    assertThat(drafts.save("mina", TASK, Map.of("score", 4), Optional::empty)).isEmpty();
    assertThat(drafts.kept("mina", TASK)).isEmpty();
  }

  @Test
  void aTaskThatEndsTakesEverybodysDraftWithIt() {
    save("mina", TASK, Map.of("score", 4));
    save("jun", TASK, Map.of("score", 2));
    save("jun", "task-2", Map.of("score", 3));
    transaction.executeWithoutResult(tx -> drafts.left(TASK, null));
    assertThat(rows()).isOne();
    assertThat(drafts.kept("jun", "task-2")).isNotEmpty();
  }

  @Test
  void aTaskThatPassesToAnotherLeavesNoDraftBehindButTheirOwn() {
    save("mina", TASK, Map.of("score", 4));
    save("jun", TASK, Map.of("score", 2));
    transaction.executeWithoutResult(tx -> drafts.left(TASK, "jun"));
    assertThat(drafts.kept("mina", TASK)).isEmpty();
    assertThat(drafts.kept("jun", TASK)).isNotEmpty();
  }

  @Test
  void aProposalThatIsHandedInIsNoDraftAnyMore() {
    save("mina", PROPOSAL, Map.of("score", 4));
    save("jun", PROPOSAL, Map.of("score", 4));
    transaction.executeWithoutResult(tx -> drafts.handedIn("mina", PROPOSAL));
    assertThat(drafts.kept("mina", PROPOSAL)).isEmpty();
    assertThat(drafts.kept("jun", PROPOSAL)).isNotEmpty();
  }

  @Test
  void aDraftIsNoPlaceToStoreThings() {
    assertThatThrownBy(() -> save("mina", TASK, Map.of("comment", "가".repeat(100 * 1024))))
        .isInstanceOfSatisfying(
            FormDrafts.TooLarge.class, large -> assertThat(large.kilobytes()).isEqualTo(256));
    assertThat(rows()).isZero();
  }

  @Test
  void whatNobodyComesBackToGoesAfterTheDaysOfTheTable() {
    save("mina", TASK, Map.of("score", 4));
    save("mina", PROPOSAL, Map.of("score", 4));
    now = MONDAY.plus(Duration.ofDays(29));
    assertThat(drafts.expire()).isZero();
    now = MONDAY.plus(Duration.ofDays(31));
    assertThat(drafts.expire()).isOne();
    assertThat(drafts.kept("mina", PROPOSAL)).isNotEmpty();
    now = MONDAY.plus(Duration.ofDays(91));
    assertThat(drafts.expire()).isOne();
  }

  /** Another window saves while the task is being completed: what is late must not stay. */
  @Test
  void whatIsSavedDuringTheCompletionIsGoneAfterIt() throws Exception {
    var completing = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      Future<?> completion =
          people.submit(
              () ->
                  transaction.executeWithoutResult(
                      tx -> {
                        drafts.left(TASK, null);
                        completing.countDown();
                        await(mayEnd);
                      }));
      completing.await();
      Future<Optional<Instant>> late =
          people.submit(
              () ->
                  drafts.save(
                      "mina",
                      TASK,
                      Map.of("score", 4),
                      () -> mayEnd.getCount() == 0 ? Optional.empty() : open(TASK)));
      assertThatThrownBy(() -> late.get(300, TimeUnit.MILLISECONDS))
          .as("waits for the completion")
          .isInstanceOf(TimeoutException.class);
      mayEnd.countDown();
      completion.get();
      assertThat(late.get()).isEmpty();
      assertThat(rows()).isZero();
    } finally {
      people.shutdownNow();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Optional<OpenForms.Open> open(String place) {
    return Optional.of(
        new OpenForms.Open(place, "a-form", Set.of("score", "comment", "recuse", "members")));
  }

  private static void save(String person, String place, Map<String, Object> values) {
    assertThat(drafts.save(person, place, values, () -> open(place))).isPresent();
  }

  private static long rows() {
    return jdbc.sql("select count(*) from form_draft").query(Long.class).single();
  }

  private static final class Moving extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Seoul");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
