package org.canvasgate.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Documents in a real database: what is taken, how it is kept, when it may go. */
class DocumentsTest {
  private static final Instant NOON = Instant.parse("2026-03-02T03:00:00Z");
  private static DataSource database;

  @TempDir Path folder;
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transaction =
      new TransactionTemplate(new DataSourceTransactionManager(database));
  private final TableRules tables = new TableRules();

  @BeforeAll
  static void create() {
    database = TestDatabase.migrated();
  }

  @Test
  void whatIsSentComesBackByteForByteInPartsOfBoundedSize() throws Exception {
    byte[] content = new byte[3 * 512 * 1024 + 17];
    new Random(4).nextBytes(content);
    System.arraycopy(Samples.pdf(""), 0, content, 0, 9);
    Document added = add("whole", "measurements.pdf", content);

    assertThat(added.kind()).isEqualTo(DocumentKind.PDF);
    assertThat(added.size()).isEqualTo(content.length);
    assertThat(added.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    var out = new ByteArrayOutputStream();
    documents(NOON).write(added, out);
    assertThat(out.toByteArray()).isEqualTo(content);
    assertThat(
            jdbc.sql("select max(length(content)) from document_part where document_id = ?")
                .param(added.id())
                .query(Integer.class)
                .single())
        .isEqualTo(512 * 1024);
    assertThat(documents(NOON).find("another case", added.id())).isEmpty();
  }

  @Test
  void theNameMustPromiseWhatTheContentIs() throws IOException {
    refused(
        "kinds", "report.pdf", "plain".getBytes(StandardCharsets.UTF_8), "documents.kind-differs");
    refused("kinds", "list.xlsx", Samples.pdf("x"), "documents.kind-differs");
    refused(
        "kinds",
        "page.html",
        "<script>".getBytes(StandardCharsets.UTF_8),
        "documents.kind-unknown");
    refused("kinds", "run.txt", new byte[] {'M', 'Z', 0, 1}, "documents.kind-unknown");
    refused("kinds", "empty.txt", new byte[0], "documents.empty");
    refused(
        "kinds",
        "macros.xlsx",
        Samples.office("application/vnd.ms-excel.sheet.macroEnabled.main+xml", Map.of()),
        "documents.macros");
    assertThat(add("kinds", "list.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)).kind())
        .isEqualTo(DocumentKind.CSV);
    assertThat(
            add("kinds", "PHOTO.JPEG", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 1})
                .kind())
        .isEqualTo(DocumentKind.JPG);
  }

  @Test
  void sizeAndNumberEndWhereTheTableSays() throws IOException {
    byte[] text = "x".repeat(2 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);
    assertThat(add("sizes", "most.txt", text).size()).isEqualTo(2 * 1024 * 1024);
    refused(
        "sizes",
        "more.txt",
        (new String(text, StandardCharsets.UTF_8) + "y").getBytes(StandardCharsets.UTF_8),
        "documents.too-large");

    Rules two =
        new Rules() {
          @Override
          public Map<String, Object> one(String table, Map<String, Object> inputs) {
            return Map.of("mostMegabytes", 1, "mostDocuments", 2);
          }

          @Override
          public List<Map<String, Object>> all(String table, Map<String, Object> inputs) {
            return tables.all(table, inputs);
          }
        };
    var small = new Documents(jdbc, new DocumentLimits(two), Clock.fixed(NOON, ZoneId.of("UTC")));
    small.add(sent("small", "a.txt", "a".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(
            () ->
                small.add(
                    sent(
                        "small",
                        "big.txt",
                        new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))))
        .isInstanceOfSatisfying(Refusal.class, r -> is(r, "documents.case-full"));
    small.add(sent("small", "b.txt", "b".getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(
            () -> small.add(sent("small", "c.txt", "c".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOfSatisfying(Refusal.class, r -> is(r, "documents.case-has-enough"));
  }

  @Test
  void theSameContentIsKeptOnceForACaseEvenWhenSentTwiceAtOnce() throws Exception {
    byte[] content = Samples.pdf("twice");
    List<Callable<Boolean>> both =
        IntStream.range(0, 4)
            .<Callable<Boolean>>mapToObj(
                n ->
                    () -> {
                      try {
                        add("twice", "copy" + n + ".pdf", content);
                        return true;
                      } catch (Refusal refusal) {
                        is(refusal, "documents.twice");
                        return false;
                      }
                    })
            .toList();
    var threads = Executors.newFixedThreadPool(4);
    try {
      int added = 0;
      for (Future<Boolean> each : threads.invokeAll(both)) if (each.get()) added++;
      assertThat(added).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
    assertThatCode(() -> add("another", "copy.pdf", content)).doesNotThrowAnyException();
  }

  @Test
  void whoAddedADocumentRemovesItUntilAVerdictRestsOnIt() throws IOException {
    Document first = add("verdicts", "first.pdf", Samples.pdf("1"));
    Documents later = documents(NOON.plusSeconds(60));
    assertThat(later.removable(first, "kim")).isTrue();
    assertThat(later.removable(first, "lee")).isFalse();
    assertThatThrownBy(() -> later.remove(first, "lee"))
        .isInstanceOfSatisfying(Refusal.class, r -> is(r, "documents.not-yours"));
    transaction.executeWithoutResult(t -> later.remove(first, "kim"));

    assertThat(later.find("verdicts", first.id())).isEmpty();
    Document left = later.of("verdicts").get(0);
    assertThat(left.removedAt()).isEqualTo(NOON.plusSeconds(60));
    assertThat(left.sha256()).isEqualTo(first.sha256());
    assertThat(count("document_part", first.id())).as("the content is gone").isZero();

    Document second = add("verdicts", "second.pdf", Samples.pdf("2"));
    jdbc.sql(
            """
            insert into verdict (proposal_id, gate, cycle, round, outcome, details, decided_by,
              decided_at) values ('verdicts', 'review', 0, 1, 'pass', '{}', 'chair', ?)""")
        .param(java.sql.Timestamp.from(NOON.plusSeconds(30)))
        .update();
    assertThat(later.removable(second, "kim")).isFalse();
    assertThatThrownBy(() -> transaction.executeWithoutResult(t -> later.remove(second, "kim")))
        .isInstanceOfSatisfying(Refusal.class, r -> is(r, "documents.decided"));
    assertThat(count("document_part", second.id())).isEqualTo(1);
  }

  @Test
  void evidenceNamesAnItemThatTheCanvasHas() {
    var canvas = new Canvas(Map.of(Block.CHANNELS, List.of(Item.of("app"), Item.of("kiosk"))));
    assertThat(Evidence.of("channels/2", canvas)).contains(new Evidence(Block.CHANNELS, 2));
    assertThat(Evidence.of("channels", canvas)).contains(new Evidence(Block.CHANNELS, null));
    assertThat(Evidence.of(" ", canvas)).isEmpty();
    for (String wrong : List.of("channels/3", "channels/0", "channels/x", "nothing/1", "/"))
      assertThatThrownBy(() -> Evidence.of(wrong, canvas))
          .as(wrong)
          .isInstanceOfSatisfying(Refusal.class, r -> is(r, "documents.no-such-item"));
  }

  private int count(String table, long document) {
    return jdbc.sql("select count(*) from " + table + " where document_id = ?")
        .param(document)
        .query(Integer.class)
        .single();
  }

  private Document add(String proposal, String name, byte[] content) throws IOException {
    Documents.Sent sent = sent(proposal, name, content);
    return transaction.execute(t -> documents(NOON).add(sent));
  }

  private void refused(String proposal, String name, byte[] content, String key) {
    assertThatThrownBy(() -> add(proposal, name, content))
        .isInstanceOfSatisfying(Refusal.class, refusal -> is(refusal, key));
    assertThat(documents(NOON).of(proposal)).noneMatch(document -> document.name().equals(name));
  }

  private static void is(Refusal refusal, String key) {
    assertThat(refusal.problems().get(0).key()).isEqualTo(key);
  }

  private Documents.Sent sent(String proposal, String name, byte[] content) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "sent", null), content);
    return new Documents.Sent(proposal, name, file, null, "planner", "kim");
  }

  private Documents documents(Instant now) {
    return new Documents(
        jdbc, new DocumentLimits(tables), Clock.fixed(now, ZoneId.of("Asia/Seoul")));
  }
}
