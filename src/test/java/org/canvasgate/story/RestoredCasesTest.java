package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.Canvasgate;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.canvasgate.testing.process.CausesFaults;
import org.canvasgate.testing.process.Faults;
import org.canvasgate.testing.process.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Running cases are backed up by the documented command while the application runs, restored by the
 * other one elsewhere, and go on there: another application, in another part of the world, finds
 * the same tasks and the same dates.
 */
@StoryTest
@CausesFaults
class RestoredCasesTest extends Story {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter ENGINES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx");

  /** Where a timer was put that is to go off at once. */
  private static final Instant PAST = Instant.parse("2026-02-01T00:00:00Z");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path directory;
  @Autowired ManagementService management;

  @Value("${spring.datasource.url}")
  String source;

  @Test
  void casesGoOnAfterARestoreAndTheirRecordsVerify() throws Exception {
    operate();
    String operating = id;
    passReview();
    draft();
    String consulted = id;
    proposeAndAppoint();
    String reviewed = id;
    Task first = open("score-canvas").get(0);
    submit(first.getAssignee(), first, good());

    Path file = directory.resolve("evening.backup");
    Map<String, Instant> timers = timers();
    Said backup = command(source, "--backup=" + file);
    assertThat(backup.code()).as(backup.text()).isZero();
    String target = TestDatabase.create();
    Said restore = command(target, "--restore=" + file);
    assertThat(restore.code()).as(restore.text()).isZero();
    assertThat(restore.text()).contains("The decision records are whole", "의결 기록에 이상이 없습니다");
    Said again = command(target, "--restore=" + file);
    assertThat(again.code()).as(again.text()).isEqualTo(2);
    assertThat(again.text()).contains("not empty", "비어 있지 않아");

    var there = JdbcClient.create(new DriverManagerDataSource(target));
    // A timer of the case under review is due by the time that somebody starts the application.
    there
        .sql(
            """
            update act_ru_job set duedate_ = timestamp '2026-01-01 00:00'
            where handler_cfg_ like '%remind-timer-score%' and process_instance_id_ in
              (select proc_inst_id_ from act_ru_execution where business_key_ = ?
                or root_proc_inst_id_ in
                  (select proc_inst_id_ from act_ru_execution where business_key_ = ?))\
            """)
        .params(reviewed, reviewed)
        .update();
    try (Node node = Node.start(target, directory)) {
      Visitor administrator =
          new Visitor(node.port()).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
      Map<String, Instant> found = timers(administrator);
      assertThat(found.keySet()).isSubsetOf(timers.keySet());
      found.forEach((job, due) -> assertThat(due).as(job).isEqualTo(timers.get(job)));
      assertThat(found).isNotEmpty();

      for (String member : PANEL.subList(0, 3))
        if (!member.equals(first.getAssignee()))
          answers(node, reviewed, member, "score-canvas", good());
      until(there, "a verdict is asked for", reviewed, "confirm-review");
      answers(node, reviewed, CHAIR, "confirm-review", Map.of("outcome", "pass"));
      until(there, "the next gate is open", reviewed, "draft-responsibilities");
      assertThat(count(there, "select count(*) from record_entry where proposal_id = ?", reviewed))
          .isPositive();
      for (String each : List.of(operating, consulted))
        assertThat(
                count(there, "select count(*) from act_ru_execution where business_key_ = ?", each))
            .as(each)
            .isPositive();
      assertThat(count(there, "select count(*) from act_ru_incident where 1 = ?", 1)).isZero();
    }
    Faults.row(
        "backup and restore of running cases",
        1,
        "backup command %.1f s, restore and verification %.1f s (each with the start of a JVM)"
            .formatted(backup.seconds(), restore.seconds()));
  }

  private record Said(int code, String text, double seconds) {}

  /** The documented command, as a process of its own in another time zone. */
  private Said command(String database, String argument) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx500m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=America/Los_Angeles",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Canvasgate.class.getName(),
                "--spring.datasource.url=" + database,
                "--canvasgate.administrator.password=" + TestDatabase.ADMINISTRATOR_PASSWORD,
                argument)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text, (System.nanoTime() - begun) / 1e9);
  }

  /** When each timer goes off, as this application in Korea reads it. */
  private Map<String, Instant> timers() {
    Map<String, Instant> timers = new TreeMap<>();
    acting
        .asEngine(() -> management.createJobQuery().timers().list())
        .forEach(job -> timers.put(job.getId(), job.getDuedate().toInstant()));
    return timers;
  }

  /** As another application tells it; without what was made due above. */
  private static Map<String, Instant> timers(Visitor administrator) throws IOException {
    var answer = administrator.get("/engine-rest/job?timers=true&maxResults=1000");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Map<String, Instant> timers = new TreeMap<>();
    for (JsonNode job : JSON.readTree(answer.body())) {
      Instant due = OffsetDateTime.parse(job.path("dueDate").asText(), ENGINES).toInstant();
      if (due.isAfter(PAST)) timers.put(job.path("id").asText(), due);
    }
    return timers;
  }

  private static void answers(
      Node node, String proposal, String user, String step, Map<String, Object> answer)
      throws IOException {
    Visitor person = new Visitor(node.port()).basic(user, "canvasgate-sample");
    JsonNode tasks =
        JSON.readTree(
            person
                .get(
                    "/engine-rest/task?maxResults=100&processInstanceBusinessKey="
                        + proposal
                        + "&taskDefinitionKey="
                        + step)
                .body());
    List<String> mine = new ArrayList<>();
    tasks.forEach(
        task -> {
          if (task.path("assignee").isNull() || task.path("assignee").asText().equals(user))
            mine.add(task.path("id").asText());
        });
    assertThat(mine).as("%s has a task %s in %s", user, step, tasks).isNotEmpty();
    Map<String, Object> variables = new TreeMap<>();
    answer.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    var sent =
        person.post(
            "/engine-rest/task/" + mine.get(0) + "/submit-form",
            JSON.writeValueAsString(Map.of("variables", variables)));
    assertThat(sent.statusCode()).as(sent.body()).isBetween(200, 204);
  }

  private static void until(JdbcClient there, String what, String id, String step) {
    Instant end = Instant.now().plus(PATIENCE);
    while (count(
            there,
            """
            select count(*) from act_ru_task t join act_ru_execution e
              on e.proc_inst_id_ = t.proc_inst_id_ and e.parent_id_ is null
            where t.task_def_key_ = '%s' and e.root_proc_inst_id_ in (select root_proc_inst_id_
              from act_ru_execution where business_key_ = ?)\
            """
                .formatted(step),
            id)
        == 0) {
      if (Instant.now().isAfter(end))
        throw new AssertionError("%s: waited in vain. %s".formatted(what, standing(there, id)));
      try {
        Thread.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** Where a case stands and what its jobs met with. */
  private static List<Map<String, Object>> standing(JdbcClient there, String id) {
    return there
        .sql(
            """
            select e.act_id_, j.handler_type_, j.duedate_, j.retries_, j.lock_owner_,
              j.exception_msg_, (select count(*) from act_ru_job where duedate_ < localtimestamp
                or duedate_ is null) as due
            from act_ru_execution e left join act_ru_job j on j.execution_id_ = e.id_
            where e.root_proc_inst_id_ in
              (select root_proc_inst_id_ from act_ru_execution where business_key_ = ?)\
            """)
        .param(id)
        .query()
        .listOfRows();
  }

  private static long count(JdbcClient there, String sql, Object parameter) {
    return there.sql(sql).param(parameter).query(Long.class).single();
  }
}
