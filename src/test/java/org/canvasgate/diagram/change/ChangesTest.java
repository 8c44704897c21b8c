package org.canvasgate.diagram.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Savings in a real database: nobody's is overwritten, none is lost, none comes too late. */
class ChangesTest {
  private static final Instant NOON = Instant.parse("2026-03-02T03:00:00Z");
  private static DataSource database;

  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(database));
  private final Changes changes =
      new Changes(JdbcClient.create(database), Clock.fixed(NOON, ZoneOffset.UTC));

  @BeforeAll
  static void create() {
    database = TestDatabase.migrated();
  }

  @Test
  void theSecondOfTwoWhoOpenedTheSameSavingIsToldSo() {
    long change = begun("one");
    assertThat(save(change, "by Kim", 1, "kim")).contains(2);
    assertThat(save(change, "by Lee", 1, "lee")).isEmpty();
    Draft draft = changes.draft(change, FILE).orElseThrow();
    assertThat(draft.content()).isEqualTo("by Kim");
    assertThat(draft.changedBy()).isEqualTo("kim");
    assertThat(save(change, "by Lee, after having read Kim's", 2, "lee")).contains(3);
    assertThat(changes.editions(change, FILE))
        .extracting(Edition::content)
        .containsExactly("by Lee, after having read Kim's", "by Kim", "one");
  }

  @Test
  void whoeverOnceSavedIsKnownAsASaverHoweverManySavingsFollow() {
    long change = begun("one");
    assertThat(save(change, "by Kim", 1, "kim")).contains(2);
    for (int edition = 2; edition < 60; edition++)
      assertThat(save(change, "by Lee " + edition, edition, "lee")).contains(edition + 1);
    assertThat(changes.editions(change, FILE)).extracting(Edition::by).containsOnly("lee");
    assertThat(changes.savers(change)).contains("kim", "lee");
  }

  @Test
  void ofManyWhoSaveAtOnceExactlyOneComesThrough() throws Exception {
    long change = begun("one");
    var threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Optional<Integer>>> all = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String text = "by " + i;
        all.add(() -> save(change, text, 1, "someone"));
      }
      int through = 0;
      for (Future<Optional<Integer>> each : threads.invokeAll(all))
        if (each.get().isPresent()) through++;
      assertThat(through).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
    assertThat(changes.draft(change, FILE).orElseThrow().edition()).isEqualTo(2);
  }

  @Test
  void whatDiffersInNothingIsNoNewSaving() {
    long change = begun("one");
    assertThat(save(change, "one", 1, "lee")).contains(1);
    assertThat(changes.editions(change, FILE)).hasSize(1);
  }

  @Test
  void theLastFiftySavingsAreKept() {
    long change = begun("0");
    for (int i = 1; i <= 60; i++) assertThat(save(change, "" + i, i, "kim")).contains(i + 1);
    assertThat(changes.editions(change, FILE)).hasSize(50);
    assertThat(changes.edition(change, FILE, 61)).isPresent();
    assertThat(changes.edition(change, FILE, 11)).isEmpty();
  }

  @Test
  void aFileLeftOutAndTakenInAgainGoesOnCounting() {
    long change = begun("one");
    transaction.executeWithoutResult(s -> changes.drop(change, FILE, "kim"));
    assertThat(save(change, "too late", 1, "kim")).isEmpty();
    put(change, "two");
    assertThat(changes.draft(change, FILE).orElseThrow().edition()).isEqualTo(2);
    refused(() -> put(change, "three"), "changes.refused.there-already");
  }

  @Test
  void nothingIsEditedAnyMoreOnceItIsHandedIn() {
    long change = begun("one");
    transaction.executeWithoutResult(
        s -> assertThat(changes.move(change, ChangeState.DRAFT, ChangeState.SUBMITTED)).isTrue());
    String late = "changes.refused.no-draft";
    refused(() -> save(change, "late", 1, "kim"), late);
    refused(() -> transaction.executeWithoutResult(s -> changes.drop(change, FILE, "kim")), late);
    refused(() -> transaction.executeWithoutResult(s -> changes.describe(change, "t", "r")), late);
    refused(() -> transaction.executeWithoutResult(s -> changes.rebase(change, FILE, "h")), late);
    assertThat(changes.draft(change, FILE).orElseThrow().content()).isEqualTo("one");
  }

  @Test
  void theListKnowsEveryState() {
    long change = begun("one");
    assertThat(changes.list(Set.of(ChangeState.DRAFT), 1000))
        .extracting(Change::id)
        .contains(change);
    assertThat(changes.list(Set.of(ChangeState.DEPLOYED), 1000)).isEmpty();
    assertThat(changes.counts().get(ChangeState.DRAFT)).isPositive();
  }

  private static final String FILE = "forms/a.form";

  private long begun(String content) {
    return transaction.execute(
        s -> {
          long change = changes.begin("A change", "", "page", "kim");
          changes.put(change, new ModelFile(ModelKind.FORM, "a", content), null, "kim");
          return change;
        });
  }

  private void put(long change, String content) {
    transaction.executeWithoutResult(
        s -> changes.put(change, new ModelFile(ModelKind.FORM, "a", content), null, "kim"));
  }

  private Optional<Integer> save(long change, String content, int edition, String by) {
    return transaction.execute(
        s -> changes.save(change, new ModelFile(ModelKind.FORM, "a", content), edition, by));
  }

  private static void refused(Runnable deed, String key) {
    assertThatThrownBy(deed::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problems().get(0).key()).isEqualTo(key));
  }
}
