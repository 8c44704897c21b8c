package org.canvasgate.diagram.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.diagram.release.Releases;
import org.canvasgate.engine.ReleaseDoor;
import org.canvasgate.identity.People;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every hostile file at every door of the running application: refused with a sentence, nothing
 * deployed, no code run. And what the doors say to whoever comes with something honest.
 */
@CanvasgateTest
class HostileDoorsTest {
  private static final String REST = "/engine-rest";
  private static final String COCKPIT = "/camunda/api/engine/engine/default";

  @Autowired RepositoryService repository;
  @Autowired ModelsInForce inForce;
  @Autowired Releases releases;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Map<String, Long> before;

  @BeforeEach
  void remember() {
    before = counts();
  }

  @Test
  void restRefusesEveryHostileFile() {
    Visitor modeler = modeler();
    Hostile.all().forEach((what, file) -> refused("REST: " + what, deploy(modeler, REST, file)));
    refused("REST: 50 MB", deploy(modeler, REST, Hostile.huge()));
  }

  @Test
  void cockpitRefusesEveryHostileFile() {
    Visitor admin = signedIn();
    Hostile.all()
        .forEach((what, file) -> refused("Cockpit: " + what, deploy(admin, COCKPIT, file)));
    refused("Cockpit: 50 MB", deploy(admin, COCKPIT, Hostile.huge()));
  }

  @Test
  void theEngineItselfRefusesWhatAReleaseWouldDeploy() {
    Hostile.all()
        .forEach(
            (what, file) -> {
              assertThatThrownBy(
                      () ->
                          ReleaseDoor.through(
                              () ->
                                  repository
                                      .createDeployment()
                                      .addInputStream(
                                          file.name(),
                                          new java.io.ByteArrayInputStream(file.bytes()))
                                      .deploy()))
                  .as(what)
                  .isInstanceOf(org.canvasgate.engine.RefusedException.class);
              assertThat(counts()).as(what).isEqualTo(before);
            });
    assertThat(Canary.heard()).isZero();
  }

  @Test
  void thePageKeepsNoHostileFileNorOneInAZip() {
    Visitor admin = signedIn();
    String change =
        admin
            .submit("/changes", "/changes", Map.of("title", "Hostile"))
            .headers()
            .firstValue("Location")
            .orElseThrow()
            .replaceAll("^https?://[^/]+|[?#].*", "");
    Map<String, Hostile.File> all = new LinkedHashMap<>(Hostile.all());
    all.put("zip bomb", new Hostile.File("all.zip", Hostile.zipBomb("bpmn/hostile.bpmn")));
    all.put("50 MB", Hostile.huge());
    Hostile.all()
        .forEach(
            (what, file) ->
                all.put(
                    "in a ZIP: " + what,
                    new Hostile.File("all.zip", Hostile.zip(file.name(), file.bytes()))));
    Map<String, Long> begun = counts();
    String token = admin.token("/changes");
    all.forEach(
        (what, file) -> {
          HttpResponse<String> answer =
              admin.upload(
                  null,
                  change + "/files/upload",
                  Map.of("replace", "true", "_csrf", token),
                  "files",
                  file.name(),
                  file.bytes());
          assertThat(answer.statusCode()).as(what).isBetween(400, 499);
          assertThat(counts()).as(what).isEqualTo(begun);
        });
    assertThat(Canary.heard()).isZero();
    jdbc.sql("delete from model_change where title = 'Hostile'").update();
  }

  @Test
  void whatWaitsForAnotherPersonIsKeptAsAChangeOfItsSender() {
    ModelFile rounds = inForce.now().find(ModelKind.TABLE, "rounds").orElseThrow();
    Hostile.File raised =
        new Hostile.File(
            "rounds.dmn",
            rounds.content().replaceFirst("<text>3</text>", "<text>4</text>").getBytes());
    Visitor modeler = modeler();
    HttpResponse<String> answer = deploy(modeler, REST, raised);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("Refusal", "http://localhost:" + port + "/changes/");
    assertThat(deploy(modeler, REST, raised).body())
        .as("a second click makes no second change")
        .isEqualTo(answer.body());
    assertThat(
            jdbc.sql("select author from model_change where origin = 'rest' and title = 'honest'")
                .query(String.class)
                .list())
        .containsExactly("admin");
    assertThat(deployed()).isEqualTo(deployed(before));
    jdbc.sql("delete from model_change where title = 'honest'").update();
  }

  @Test
  void aTextThatNeedsNobodyElseHoldsAtOnce() {
    ModelFile process = inForce.now().find(ModelKind.PROCESS, "objection").orElseThrow();
    String held = inForce.deployment();
    HttpResponse<String> answer =
        deploy(
            modeler(),
            REST,
            new Hostile.File(
                "objection.bpmn",
                process
                    .content()
                    .replaceFirst("documentation>", "documentation>Told anew. ")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(inForce.deployment()).isNotEqualTo(held);
    assertThat(answer.body()).contains(inForce.deployment());
    assertThat(inForce.now().find(ModelKind.PROCESS, "objection").orElseThrow().content())
        .contains("Told anew. ");
    releases.back(releases.previous().orElseThrow().number(), "admin", "As it was.", false);
    assertThat(inForce.now().find(ModelKind.PROCESS, "objection")).contains(process);
  }

  @Test
  void whoeverIsNoAdministratorIsToldSo() {
    people.create(
        new People.Person("passerby", "Min", "Lee", null),
        TestDatabase.ADMINISTRATOR_PASSWORD,
        List.of());
    HttpResponse<String> answer =
        deploy(
            new Visitor(port).basic("passerby", TestDatabase.ADMINISTRATOR_PASSWORD),
            REST,
            new Hostile.File("rounds.dmn", new byte[] {'x'}));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This address is not open to you.");
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void whatHoldsAlreadyIsAnsweredWithTheDeploymentThatHolds() {
    ModelFile rounds = inForce.now().find(ModelKind.TABLE, "rounds").orElseThrow();
    HttpResponse<String> answer =
        deploy(modeler(), REST, new Hostile.File("rounds.dmn", rounds.content().getBytes()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains(inForce.deployment());
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void versionsAreTakenAwaySuspendedAndMovedNowhereElse() {
    String deployment = inForce.deployment();
    String definition =
        repository
            .createProcessDefinitionQuery()
            .processDefinitionKey("objection")
            .latestVersion()
            .singleResult()
            .getId();
    Visitor rest = modeler();
    Visitor cockpit = signedIn();
    for (String api : List.of(REST, COCKPIT)) {
      Visitor visitor = api.equals(REST) ? rest : cockpit;
      refused("delete", visitor.delete(api + "/deployment/" + deployment + "?cascade=true"));
      refused("delete version", visitor.delete(api + "/process-definition/" + definition));
      refused("again", visitor.post(api + "/deployment/" + deployment + "/redeploy", "{}"));
      refused(
          "suspend",
          visitor.put(
              api + "/process-definition/" + definition + "/suspended", "{\"suspended\":true}"));
      refused(
          "suspend by key",
          visitor.put(
              api + "/process-definition/suspended",
              "{\"processDefinitionKey\":\"objection\",\"suspended\":true}"));
      refused(
          "time to live",
          visitor.put(
              api + "/process-definition/" + definition + "/history-time-to-live",
              "{\"historyTimeToLive\":1}"));
      refused(
          "migration",
          visitor.post(
              api + "/migration/execute",
              "{\"migrationPlan\":{\"sourceProcessDefinitionId\":\"%s\",\"targetProcessDefinitionId\":\"%s\",\"instructions\":[]},\"processInstanceIds\":[\"x\"]}"
                  .formatted(definition, definition)));
      refused(
          "restart",
          visitor.post(
              api + "/process-definition/" + definition + "/restart",
              "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"x\"}],\"processInstanceIds\":[\"x\"]}"));
      refused(
          "modification",
          visitor.post(
              api + "/modification/execute",
              "{\"processDefinitionId\":\"%s\",\"instructions\":[{\"type\":\"cancel\",\"activityId\":\"x\"}],\"processInstanceIds\":[\"x\"]}"
                  .formatted(definition)));
    }
    assertThat(repository.getProcessDefinition(definition).isSuspended()).isFalse();
  }

  /** What an administrator could otherwise do to a running case past its forms and its record. */
  @Test
  void aRunningCaseIsNeitherWrittenNorStoppedNorHurriedFromOutside() {
    Visitor rest = modeler();
    Visitor cockpit = signedIn();
    for (String api : List.of(REST, COCKPIT)) {
      Visitor visitor = api.equals(COCKPIT) ? cockpit : rest;
      String variable = "{\"value\":\"x\",\"type\":\"String\"}";
      String variables = "{\"modifications\":{\"planner\":" + variable + "}}";
      String none = "{\"processInstanceIds\":[\"x\"],\"suspended\":true}";
      refused("fact", visitor.put(api + "/process-instance/x/variables/planner", variable));
      refused("facts", visitor.post(api + "/process-instance/x/variables", variables));
      refused("local fact", visitor.put(api + "/execution/x/localVariables/planner", variable));
      refused("fact taken", visitor.delete(api + "/process-instance/x/variables/planner"));
      refused(
          "facts of many",
          visitor.post(
              api + "/process-instance/variables-async",
              "{\"processInstanceIds\":[\"x\"],\"variables\":{\"planner\":" + variable + "}}"));
      refused("message", visitor.post(api + "/message", "{\"messageName\":\"x\"}"));
      refused("signal", visitor.post(api + "/execution/x/signal", "{}"));
      refused("signal to all", visitor.post(api + "/signal", "{\"name\":\"x\"}"));
      refused("begin", visitor.post(api + "/process-definition/key/objection/start", "{}"));
      refused("delete", visitor.delete(api + "/process-instance/x"));
      refused("delete many", visitor.post(api + "/process-instance/delete", none));
      refused(
          "suspend", visitor.put(api + "/process-instance/x/suspended", "{\"suspended\":true}"));
      refused("suspend many", visitor.put(api + "/process-instance/suspended", none));
      refused("timer runs out", visitor.post(api + "/job/x/execute", "{}"));
      refused("timer moved", visitor.put(api + "/job/x/duedate", "{\"duedate\":null}"));
      refused(
          "timer moved by retries",
          visitor.put(
              api + "/job/x/retries",
              "{\"retries\":1,\"dueDate\":\"2020-01-01T00:00:00.000+0000\"}"));
      refused("timer taken away", visitor.delete(api + "/job/x"));
      refused("history", visitor.delete(api + "/history/process-instance/x"));
      refused(
          "answer of a table",
          visitor.post(api + "/decision-definition/key/rounds/evaluate", "{\"variables\":{}}"));
      assertThat(visitor.put(api + "/job/x/retries", "{\"retries\":1}").body())
          .as("retries stay open")
          .doesNotContain("Refusal");
      assertThat(visitor.get(api + "/process-instance/count").body()).contains("\"count\":");
      assertThat(visitor.post(api + "/history/task/count", "{}").body()).contains("\"count\":");
    }
  }

  private void refused(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what + answer.body()).isEqualTo(400);
    assertThat(answer.body()).as(what).contains("\"type\":\"Refusal\"").doesNotContain("{0}");
    assertThat(counts()).as(what).isEqualTo(before);
    assertThat(Canary.heard()).as(what).isZero();
  }

  private static HttpResponse<String> deploy(Visitor visitor, String api, Hostile.File file) {
    return visitor.upload(
        null,
        api + "/deployment/create",
        Map.of("deployment-name", "honest", "deployment-source", "modeler"),
        "file",
        file.name(),
        file.bytes());
  }

  private Visitor modeler() {
    return new Visitor(port).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
  }

  private Visitor signedIn() {
    var visitor = new Visitor(port);
    visitor.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    return visitor;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = deployed();
    for (String table : List.of("model_change", "model_draft")) counts.put(table, rows(table));
    return counts;
  }

  private Map<String, Long> deployed() {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (String table :
        List.of(
            "act_re_deployment",
            "act_re_procdef",
            "act_re_decision_def",
            "act_re_camformdef",
            "act_ge_bytearray",
            "act_ru_job")) counts.put(table, rows(table));
    return counts;
  }

  private static Map<String, Long> deployed(Map<String, Long> counts) {
    Map<String, Long> some = new LinkedHashMap<>(counts);
    some.remove("model_change");
    some.remove("model_draft");
    return some;
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }
}
