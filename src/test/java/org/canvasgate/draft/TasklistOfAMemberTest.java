package org.canvasgate.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.canvasgate.engine.Acting;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Tasklist and its scripts get from the server: cards, filters, and drafts of one's own. */
@CanvasgateTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistOfAMemberTest {
  private static final String STEP = "score-canvas";
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @Autowired ApplicationContext application;
  @Autowired FilterService filters;
  @Autowired TaskService tasks;
  @Autowired Acting acting;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;
  @LocalServerPort int port;

  private String caseId;

  @BeforeAll
  void aCaseThatWaitsForSevenMembers() {
    caseId = PlayedCase.at(application, "bucheon-smart-citypass", STEP, 0);
  }

  @Test
  void aDraftComesBackWithTheFormAndGoesWithItsCompletion() {
    Visitor member = visitor("member1");
    String task = task("member1");
    member = readyToSave(member, task);
    HttpResponse<String> saved =
        member.put(draft(task), "{\"comment_channels\":\"초안\",\"unknown\":1}");
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    assertThat(read(saved).path("told").asText()).startsWith("Saved at ");

    Visitor later = visitor("member1");
    assertThat(form(later, task).path("comment_channels").path("value").asText()).isEqualTo("초안");
    assertThat(form(later, task).has("unknown")).isFalse();
    assertThat(read(later.get(draft(task))).path("restored").asText()).contains("Nothing of it");

    acting.as(
        "member1", () -> tasks.complete(task, Map.of("recuse", true, "recusalReason", "x y z")));
    assertThat(
            jdbc.sql("select count(*) from form_draft where place = ?")
                .param(task)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(member.put(draft(task), "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void nobodyElseReadsOrWritesADraftAndAnAdministratorNeither() {
    String task = task("member2");
    Visitor member = readyToSave(visitor("member2"), task);
    member.put(draft(task), "{\"comment_channels\":\"only mine\"}");
    for (String other : new String[] {"member3", "secretary", "chair", "admin"}) {
      Visitor stranger = visitor(other);
      assertThat(stranger.get(draft(task)).statusCode()).as(other).isEqualTo(204);
      assertThat(stranger.get(ENGINE + "/task/" + task + "/form-variables").body())
          .as(other)
          .doesNotContain("only mine");
    }
    Visitor machine = new Visitor(port).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    assertThat(machine.get("/engine-rest/task/" + task + "/form-variables").body())
        .doesNotContain("only mine");
  }

  @Test
  void aDraftIsNotSavedWithoutTheTokenOfThePage() {
    Visitor member = visitor("member4");
    assertThat(member.put(draft(task("member4")), "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void whoIsPutInThePlaceOfAnotherStartsWithAnEmptyForm() {
    String task = task("member5");
    readyToSave(visitor("member5"), task).put(draft(task), "{\"comment_channels\":\"mine\"}");
    acting.asEngine(
        () -> {
          tasks.setAssignee(task, "member9");
          return null;
        });
    assertThat(form(visitor("member9"), task).path("comment_channels").path("value").asText())
        .isNotEqualTo("mine");
    acting.asEngine(
        () -> {
          tasks.setAssignee(task, "member5");
          return null;
        });
    assertThat(form(visitor("member5"), task).path("comment_channels").path("value").asText())
        .isNotEqualTo("mine");
  }

  @Test
  void aProposalThatIsBeingWrittenIsKeptForItsPlannerAlone() {
    Visitor planner = visitor("planner");
    String definition =
        read(planner.get(ENGINE + "/process-definition/key/service-evaluation"))
            .path("id")
            .asText();
    String place = "/drafts/start/" + definition;
    JsonNode about = read(planner.get(place));
    planner.sends(about.path("header").asText(), about.path("token").asText());
    assertThat(planner.put(place, "{\"nameEn\":\"Half a proposal\"}").statusCode()).isEqualTo(200);
    String variables = ENGINE + "/process-definition/" + definition + "/form-variables";
    assertThat(planner.get(variables).body()).contains("Half a proposal");
    assertThat(visitor("member6").get(place).statusCode()).isEqualTo(204);
    planner.delete(place);
    assertThat(planner.get(variables).body()).doesNotContain("Half a proposal");
  }

  @Test
  void whoTookATaskFromAGroupMayGiveItBackAndNobodyGivesABallotAway() {
    Visitor secretary = visitor("secretary");
    String shared =
        ENGINE + "/task/" + PlayedCase.task(application, caseId, "keep-window-score", null);
    assertThat(secretary.post(shared + "/claim", "{\"userId\":\"secretary\"}").statusCode())
        .isEqualTo(204);
    assertThat(secretary.post(shared + "/unclaim", "{}").statusCode()).isEqualTo(204);
    assertThat(secretary.get(shared).body()).contains("\"assignee\":null");

    String ballot = ENGINE + "/task/" + task("member4");
    var refused = visitor("member4").post(ballot + "/unclaim", "{}");
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    assertThat(refused.body()).contains("Who has a task follows from the case");
    assertThat(visitor("member4").get(ballot).body()).contains("\"assignee\":\"member4\"");
  }

  @Test
  void aCardTellsServiceCityGateAndTimeInTheReadersLanguage() {
    for (String language : new String[] {"en", "ko"}) {
      Visitor member = visitor("member6").reads(language);
      String cards =
          member
              .hal(
                  ENGINE
                      + "/filter/"
                      + filter("My tasks").getId()
                      + "/list?firstResult=0&maxResults=15")
              .body();
      if (language.equals("en"))
        assertThat(cards)
            .contains("Smart Citypass", "Bucheon", "Gate 1: business-model review")
            .containsPattern("\\d+ working days left, until");
      else
        assertThat(cards)
            .contains("스마트 시티패스", "1관문 비즈니스 모델 검토")
            .containsPattern("근무일 \\d+일 남음, \\d+월 \\d+일");
    }
  }

  @Test
  void filtersCountWhatIsDueThisWeekAndWhatIsLate() {
    Visitor member = visitor("member7");
    String task = task("member7");
    due(task, 1);
    assertThat(count(member, "Overdue")).isZero();
    due(task, -24);
    assertThat(count(member, "Overdue")).isOne();
    assertThat(count(member, "Due this week")).isZero();
    due(task, 24 * 14);
    assertThat(count(member, "Overdue")).isZero();
    assertThat(count(member, "Due this week")).isZero();
    // Other tests may have left member7 more to do in the same application.
    assertThat(count(member, "My tasks")).isPositive();
    assertThat(read(member.get(ENGINE + "/filter?itemCount=true&firstResult=0&maxResults=50")))
        .anySatisfy(each -> assertThat(each.path("itemCount").asInt()).isPositive());
  }

  private void due(String task, int hours) {
    acting.asEngine(
        () -> {
          var found = tasks.createTaskQuery().taskId(task).singleResult();
          found.setDueDate(new java.util.Date(System.currentTimeMillis() + hours * 3_600_000L));
          tasks.saveTask(found);
          return null;
        });
  }

  private int count(Visitor member, String filter) {
    return read(member.get(ENGINE + "/filter/" + filter(filter).getId() + "/count"))
        .path("count")
        .asInt();
  }

  private Filter filter(String name) {
    return acting.asEngine(() -> filters.createTaskFilterQuery().filterName(name).singleResult());
  }

  private Visitor readyToSave(Visitor person, String task) {
    JsonNode about = read(person.get(draft(task)));
    return person.sends(about.path("header").asText(), about.path("token").asText());
  }

  private JsonNode form(Visitor person, String task) {
    return read(person.get(ENGINE + "/task/" + task + "/form-variables"));
  }

  private static String draft(String task) {
    return "/drafts/task/" + task;
  }

  private String task(String member) {
    return PlayedCase.task(application, caseId, STEP, member);
  }

  private Visitor visitor(String person) {
    var visitor = new Visitor(port);
    visitor.signIn(
        person, person.equals("admin") ? TestDatabase.ADMINISTRATOR_PASSWORD : PlayedCase.PASSWORD);
    return visitor;
  }

  private JsonNode read(HttpResponse<String> answer) {
    try {
      return json.readTree(answer.body());
    } catch (JsonProcessingException notJson) {
      throw new AssertionError(answer.statusCode() + " " + answer.body(), notJson);
    }
  }
}
