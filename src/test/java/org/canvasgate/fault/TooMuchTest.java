package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.CausesFaults;
import org.canvasgate.testing.process.DurableDatabase;
import org.canvasgate.testing.process.Faults;
import org.canvasgate.testing.process.Node;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than there is room for: requests, bytes, clients that say nothing, and a disk that is full.
 * The application is a small one, so that little is too much, and so is the disk.
 */
@CausesFaults
class TooMuchTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Served at once, and waiting. */
  private static final int INSIDE = 4;

  private static final int WAITING = 2;
  private static final int MEGABYTE = 1024 * 1024;

  @TempDir static Path directory;
  private static SmallDisk disk;
  private static DurableDatabase database;
  private static Node node;

  @BeforeAll
  static void aSmallApplication() throws Exception {
    disk = SmallDisk.at(Files.createDirectory(directory.resolve("disk")));
    database = DurableDatabase.start(disk.database(directory));
    node =
        Node.start(
            database.url(),
            directory,
            "--canvasgate.load.requests=" + INSIDE,
            "--canvasgate.load.waiting=" + WAITING,
            "--canvasgate.load.patience=1s",
            "--server.tomcat.connection-timeout=3s");
    disk.takes("act_ru_filter", database);
  }

  @AfterAll
  static void gone() throws Exception {
    if (node != null) node.close();
    if (database != null) database.close();
    if (disk != null) disk.close();
  }

  private static Visitor administrator() {
    return new Visitor(node.port()).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
  }

  @Test
  void moreRequestsThanCanBeServedAreRefusedWhileTheAcceptedOnesFinish() throws Exception {
    int all = Faults.full() ? 200 : 24;
    ExecutorService people = Executors.newFixedThreadPool(all);
    var answers = new ExecutorCompletionService<HttpResponse<String>>(people);
    List<HttpResponse<String>> refused = new ArrayList<>();
    List<HttpResponse<String>> others = new ArrayList<>();
    double slowest = 0;
    try (var connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      // Whoever counts tasks now waits until this transaction ends.
      connection.createStatement().execute("lock table act_ru_task in access exclusive mode");
      long begun = System.nanoTime();
      for (int n = 0; n < all; n++)
        answers.submit(() -> administrator().get("/engine-rest/task/count"));
      // All but those inside are answered while those inside cannot go on.
      for (int n = 0; n < all - INSIDE; n++) {
        var answer = answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(answer).as("an answer while others wait").isNotNull();
        refused.add(answer.get());
        slowest = (System.nanoTime() - begun) / 1e9;
      }
      assertThat(node.health()).as("busy is not dead").isEqualTo(200);
      assertThat(node.visitor().get("/sign-in").statusCode()).isEqualTo(200);
      connection.rollback();
      for (int n = 0; n < INSIDE; n++) others.add(answers.take().get());
    } finally {
      people.shutdownNow();
    }
    for (var answer : refused) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).contains("10");
      assertThat(JSON.readTree(answer.body()).path("message").asText()).contains("not begun");
    }
    for (var answer : others) assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    for (int n = 0; n < 3 * INSIDE; n++)
      assertThat(administrator().get("/engine-rest/task/count").statusCode())
          .as("well again afterwards")
          .isEqualTo(200);
    Faults.row(
        "overload",
        1,
        "%d requests at once, %d served, %d refused, the last of them after %.1f s"
            .formatted(all, others.size(), refused.size(), slowest));
  }

  @Test
  void clientsThatSayNothingAreCutOffAndKeepNobodyOut() throws Exception {
    List<Socket> silent = new ArrayList<>();
    try {
      for (int n = 0; n < 40; n++) {
        var socket = new Socket("localhost", node.port());
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket
            .getOutputStream()
            .write(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nX-"
                    .getBytes(StandardCharsets.US_ASCII));
        silent.add(socket);
      }
      assertThat(administrator().get("/engine-rest/task/count").statusCode()).isEqualTo(200);
      for (Socket socket : silent) {
        String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).doesNotContain(" 200 ");
      }
    } finally {
      for (Socket socket : silent) socket.close();
    }
  }

  @Test
  void anAddressThatIsTooLongIsAnsweredInBothLanguages() throws Exception {
    try (var socket = new Socket("localhost", node.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket
          .getOutputStream()
          .write(
              ("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(said).startsWith("HTTP/1.1 400").contains("could not read", "읽을 수 없습니다");
      assertThat(said).doesNotContainIgnoringCase("tomcat");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedInWordsAtEveryDoor() throws Exception {
    String large = "{\"name\":\"" + "a".repeat(5 * MEGABYTE) + "\"}";
    for (String door : List.of("/engine-rest/task", "/api/v1/proposals")) {
      var answer = administrator().post(door, large);
      assertThat(answer.statusCode()).as(door + " " + answer.body()).isEqualTo(413);
      assertThat(answer.body()).doesNotContain("Exception");
    }
    assertThat(administrator().get("/engine-rest/task/count").statusCode()).isEqualTo(200);
  }

  @Test
  void aFullDiskRefusesInWordsAndAllIsWellOnceThereIsRoom() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    var random = new Random(1);
    // Whoever connects to a server without room is turned away, so this one has been connected
    // before.
    try (var reading = database.dataSource().getConnection()) {
      disk.fill();
      refusesUntilThereIsRoom(reading, acknowledged, random);
    } finally {
      Files.deleteIfExists(disk.ballast());
    }
    Faults.row("full disk", 1, acknowledged.size() + " acknowledged, all stored, one refused");
  }

  private static void refusesUntilThereIsRoom(
      Connection reading, List<String> acknowledged, Random random) throws Exception {
    HttpResponse<String> refused = null;
    for (int n = 0; refused == null && n < 300; n++) {
      var answer = store(n, random);
      if (answer.statusCode() == 200) acknowledged.add("filter-" + n);
      else refused = answer;
    }
    assertThat(refused).as("the disk is full").isNotNull();
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(refused.body()).contains("disk is full");
    assertThat(node.health()).as("health says it").isEqualTo(503);
    assertThat(stored(reading))
        .as("nothing half saved")
        .containsExactlyInAnyOrderElementsOf(acknowledged);
    assertThat(administrator().get("/engine-rest/task/count").statusCode())
        .as("reading goes on")
        .isEqualTo(200);

    Files.delete(disk.ballast());
    Instant until = Instant.now().plus(PATIENCE);
    while (node.health() != 200) assertThat(Instant.now()).as("well again").isBefore(until);
    assertThat(store(1000, random).statusCode()).isEqualTo(200);
    acknowledged.add("filter-1000");
    assertThat(stored(reading)).containsExactlyInAnyOrderElementsOf(acknowledged);
  }

  /** Something of a few hundred kilobytes that does not shrink. */
  private static HttpResponse<String> store(int number, Random random) throws IOException {
    var text = new StringBuilder();
    while (text.length() < 300_000) text.append(Long.toString(random.nextLong(), 36));
    JsonNode filter =
        JSON.createObjectNode()
            .put("resourceType", "Task")
            .put("name", "filter-" + number)
            .<com.fasterxml.jackson.databind.node.ObjectNode>set("query", JSON.createObjectNode())
            .set("properties", JSON.createObjectNode().put("description", text.toString()));
    return administrator().post("/engine-rest/filter/create", filter.toString());
  }

  private static List<String> stored(Connection reading) throws SQLException {
    List<String> names = new ArrayList<>();
    try (var statement = reading.createStatement();
        var row =
            statement.executeQuery("select name_ from act_ru_filter where name_ like 'filter-%'")) {
      while (row.next()) names.add(row.getString(1));
    }
    return names;
  }
}
