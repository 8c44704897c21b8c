package org.canvasgate.sample;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.proposal.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sample cases as a newcomer finds them, and the rehearsal as a newcomer runs it. */
abstract class CasesOfSamples {
  @Autowired SampleCases cases;
  @Autowired Rehearsal rehearsal;
  @Autowired Stage stage;
  @Autowired Proposals proposals;
  @Autowired Plans plans;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;

  @AfterEach
  void backToToday() {
    stage.clock().reset();
  }

  @Test
  void every_service_of_the_data_stands_where_it_plausibly_could() throws IOException {
    cases.prepare();
    Map<String, JsonNode> services = services();
    assertThat(services).hasSize(16);
    assertThat(services.keySet()).allSatisfy(id -> assertThat(proposals.get(id).sample()).isTrue());

    assertThat(steps("sejong-51-spc-services")).contains("score-canvas");
    assertThat(steps("daejeon-fine-dust-network")).contains("answer-consultation");
    assertThat(steps("columbus-smart-mobility-hubs")).containsExactly("write-plan");
    assertThat(steps("bucheon-smart-citypass")).contains("vote-plan");
    assertThat(steps("daejeon-kkulparking")).contains("rate-operation");
    assertThat(steps("incheon-songdo-vacuum-waste")).containsExactly("improve-service");
    assertThat(steps("busan-edc-smart-village")).containsExactly("confirm-operation");
    assertThat(steps("hwaseong-dongtan-ucity")).containsExactly("report-figures");
    assertThat(stage.ended("incheon-imod-challenge")).isTrue();
    assertThat(proposals.get("incheon-imod-challenge").status()).isEqualTo(Status.RETIRED);
    assertThat(proposals.get("toronto-quayside").status()).isEqualTo(Status.WITHDRAWN);
    assertThat(management.createJobQuery().noRetriesLeft().count()).isZero();

    windowsAreOpenToday();
    everythingSaidIsMarked();
    figuresAreThoseOfTheData(services);

    List<String> before = everything();
    cases.prepare();
    assertThat(everything()).as("a second start changes nothing").isEqualTo(before);
  }

  @Test
  void the_rehearsal_takes_the_readers_own_file_through_every_gate() throws IOException {
    StringBuilder out = new StringBuilder();
    int exit =
        rehearsal.run(Path.of("docs/examples/crossing-lights.yaml"), null, Locale.ENGLISH, out);
    assertThat(exit).as(out.toString()).isZero();
    assertThat(out.toString())
        .containsSubsequence(
            "== Business-model review ==",
            "Canvas score: ",
            "Agreement (Krippendorff's alpha): ",
            "Recommendation: ",
            "Verdict: pass",
            "== Responsibility consultation ==",
            "Responsibility clarity: 100 of 100",
            "Verdict: agreed",
            "== Maintenance-plan approval ==",
            "Verdict: approved",
            "== Operational re-evaluation 1 ==",
            "Verdict: continue");
    assertThat(stage.clock().instant())
        .as("more than a year went by on the rehearsal's clock")
        .isAfter(Instant.now().plusSeconds(366L * 24 * 3600));
  }

  @Test
  void a_file_with_mistakes_is_refused_with_every_one_of_them() throws IOException {
    StringBuilder out = new StringBuilder();
    int exit =
        rehearsal.run(Path.of("src/test/resources/sample/mistakes.yaml"), null, Locale.KOREAN, out);
    assertThat(exit).isEqualTo(1);
    assertThat(out.toString().lines().count()).isGreaterThanOrEqualTo(3);
    assertThat(proposals.find("mistaken")).isEmpty();
  }

  @Test
  void a_file_that_is_not_there_is_told_in_a_sentence() throws IOException {
    StringBuilder out = new StringBuilder();
    assertThat(rehearsal.run(Path.of("no-such.yaml"), null, Locale.ENGLISH, out)).isEqualTo(1);
    assertThat(out.toString())
        .isEqualTo("The file \"no-such.yaml\" cannot be read. Check the path after --rehearse=.\n");
  }

  private void windowsAreOpenToday() {
    assertThat(
            stage.open("sejong-51-spc-services").stream()
                .filter(task -> task.getTaskDefinitionKey().equals("score-canvas"))
                .peek(
                    task ->
                        assertThat(task.getDueDate().toInstant()).isAfter(stage.clock().instant()))
                .map(Task::getAssignee))
        .as("the README sends a newcomer to member1")
        .containsExactlyInAnyOrder("member1", "member2", "member3", "member4");
  }

  private void everythingSaidIsMarked() {
    assertThat(jdbc.sql("select distinct comment from ballot_rating").query(String.class).list())
        .containsExactly(Script.MARK);
    assertThat(jdbc.sql("select distinct reason from verdict").query(String.class).list())
        .containsExactly(Script.MARK);
    assertThat(jdbc.sql("select distinct comment from vote").query(String.class).list())
        .containsExactly(Script.MARK);
  }

  /** A plan of a sample knows what the data knows, and not a figure more. */
  private void figuresAreThoseOfTheData(Map<String, JsonNode> services) {
    Set<String> planned =
        jdbc
            .sql("select distinct proposal_id from maintenance_plan")
            .query(String.class)
            .list()
            .stream()
            .collect(toSet());
    assertThat(planned).isNotEmpty();
    for (String id : planned) {
      JsonNode service = services.get(id);
      var plan = plans.latest(id).orElseThrow().plan();
      assertThat(plan.operatingCostByYear())
          .allSatisfy(
              cost -> assertThat(cost).isEqualTo(number(service.get("annual_operating_cost"))));
      assertThat(plan.funding()).allSatisfy(money -> assertThat(money.amount()).isNull());
      assertThat(plan.promises()).isEmpty();
      assertThat(plan.staff().dedicatedFte()).isNull();
    }
    assertThat(
            jdbc.sql("select count(*) from operation_report where operating_cost is not null")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private static Double number(JsonNode node) {
    return node == null || node.isNull() ? null : node.asDouble();
  }

  private Map<String, JsonNode> services() throws IOException {
    JsonNode all;
    try (var file = new ClassPathResource("sample/services.json").getInputStream()) {
      all = json.readTree(file);
    }
    return java.util.stream.StreamSupport.stream(all.spliterator(), false)
        .collect(toMap(service -> service.get("id").asText(), service -> service));
  }

  private Set<String> steps(String id) {
    return stage.open(id).stream()
        .map(Task::getTaskDefinitionKey)
        .filter(step -> !step.startsWith("keep-window"))
        .collect(toSet());
  }

  private List<String> everything() {
    return List.of("ballot", "vote", "verdict", "scorecard", "notice", "proposal", "act_ru_task")
        .stream()
        .map(t -> t + jdbc.sql("select count(*) from " + t).query(Long.class).single())
        .toList();
  }
}
