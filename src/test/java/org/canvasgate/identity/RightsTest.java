package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may do what, over HTTP, as somebody with a browser or a script would try it. */
@GuardedTest
class RightsTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;
  private static final String NO_VARIABLES = "{\"variables\":{}}";

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired People people;
  @Autowired JdbcClient jdbc;

  private final String caseId = "case-" + UUID.randomUUID();

  @BeforeEach
  void people() {
    person("mina", Role.COMMITTEE);
    person("jun", Role.COMMITTEE);
    person("sora", Role.SECRETARIAT);
    person("pia", Role.PLANNERS);
  }

  private void person(String id, Role role) {
    people.create(new People.Person(id, id, "Kim", null), PASSWORD, Set.of(role));
  }

  // --- the page of Tasklist -------------------------------------------------------------------

  @Test
  void thePageOfTasklistRunsItsScriptsHoweverManyAskForItAtOnce() throws Exception {
    var visitor = new Visitor(port);
    visitor.signIn("mina", PASSWORD);
    try (var many = new Many()) {
      for (HttpResponse<String> answer : many.get(visitor, "/camunda/app/tasklist/default/", 400)) {
        String policy = answer.headers().firstValue("Content-Security-Policy").orElseThrow();
        Matcher allowed = Pattern.compile("'nonce-([^']+)'").matcher(policy);
        assertThat(allowed.find()).as(policy).isTrue();
        assertThat(answer.body()).contains("nonce=\"" + allowed.group(1) + "\"");
      }
    }
  }

  /** Eight who ask at the same time. */
  private static final class Many implements AutoCloseable {
    private final ExecutorService people = Executors.newFixedThreadPool(8);

    List<HttpResponse<String>> get(Visitor visitor, String page, int times) throws Exception {
      var answers = new ArrayList<Future<HttpResponse<String>>>();
      for (int i = 0; i < times; i++) answers.add(people.submit(() -> visitor.get(page)));
      var all = new ArrayList<HttpResponse<String>>();
      for (Future<HttpResponse<String>> answer : answers) all.add(answer.get());
      return all;
    }

    @Override
    public void close() {
      people.shutdownNow();
    }
  }

  // --- nobody ---------------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task",
        "/engine-rest/engine",
        "/engine-rest/user",
        "/engine-rest/identity/password-policy",
        "/camunda/api/engine/engine/default/task",
        "/camunda/api/engine/engine/",
        "/camunda/api/admin/auth/user/default",
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
      })
  void whoIsNotSignedInGetsNoData(String path) {
    assertThat(new Visitor(port).get(path).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/anything",
        "/camunda/app/tasklist/default/",
        "/camunda/app/cockpit/default/",
        "/camunda/app/admin/default/",
        "/camunda/app/welcome/default/",
        "/actuator/env"
      })
  void whoIsNotSignedInIsSentToTheSignIn(String path) {
    HttpResponse<String> answer = new Visitor(port).get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
  }

  @Test
  void healthIsOpenAndSaysNoMore() {
    HttpResponse<String> health = new Visitor(port).get("/actuator/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).contains("UP").doesNotContain("PostgreSQL");
  }

  @Test
  void aWrongPasswordOpensNothing() {
    var visitor = new Visitor(port);
    HttpResponse<String> answer = visitor.signIn("mina", "Wrong-password-1");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/sign-in?wrong");
    assertThat(visitor.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    assertThat(new Visitor(port).basic("sora", "Wrong-1").get("/engine-rest/task").statusCode())
        .isEqualTo(401);
  }

  // --- the sign-in ----------------------------------------------------------------------------

  @Test
  void theSignInSpeaksBothLanguages() {
    assertThat(new Visitor(port).get("/sign-in").body()).contains("Sign in to Canvasgate");
    var korean = new Visitor(port).reads("ko-KR");
    assertThat(korean.get("/sign-in").body()).contains("Canvasgate 로그인");
    korean.submit("/sign-in", "/language", java.util.Map.of("lang", "en"));
    assertThat(korean.get("/sign-in").body()).contains("Sign in to Canvasgate");
  }

  @Test
  void theSignInTellsOfNoFailureThatWasNone() {
    assertThat(new Visitor(port).get("/sign-in").body()).doesNotContain("role=\"alert\"");
    assertThat(new Visitor(port).get("/sign-in?no-role").body())
        .containsOnlyOnce("role=\"alert\"")
        .contains("none of your groups there has a role here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "//evil.example", "/a/..//evil.example", "/a/.."})
  void choosingALanguageLeadsNowhereElse(String back) {
    HttpResponse<String> answer =
        new Visitor(port)
            .submit("/sign-in", "/language", java.util.Map.of("lang", "en", "back", back));
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in");
  }

  @Test
  void signingInChangesTheSessionAndItsCookieIsOutOfReach() {
    var visitor = new Visitor(port);
    visitor.get("/sign-in");
    String before = visitor.cookie("canvasgate-session").orElseThrow().getValue();
    HttpResponse<String> answer = visitor.signIn("mina", PASSWORD);
    assertThat(visitor.cookie("canvasgate-session").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .contains("canvasgate-session")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax"));
  }

  @Test
  void oneSignInServesTasklistAndSigningOutThereEndsAll() {
    Visitor mina = signedIn("mina");
    assertThat(mina.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    HttpResponse<String> who = mina.get("/camunda/api/admin/auth/user/default");
    assertThat(who.body()).contains("\"mina\"").contains("tasklist").doesNotContain("cockpit");
    HttpResponse<String> out = mina.post("/camunda/api/admin/auth/user/default/logout", "");
    assertThat(out.statusCode()).as(out.body()).isLessThan(300);
    assertThat(mina.get("/camunda/api/engine/engine/default/task").statusCode()).isEqualTo(401);
    assertThat(mina.get("/").statusCode()).isEqualTo(302);
  }

  @Test
  void aChangeWithoutTheTokenAgainstForgeryIsRefused() {
    Visitor mina = signedIn("mina");
    mina.cookie("XSRF-TOKEN").orElseThrow().setValue("forged");
    assertThat(mina.post("/camunda/api/engine/engine/default/task", "{}").statusCode())
        .isEqualTo(403);
    assertThat(mina.post("/sign-out", "").statusCode()).isEqualTo(403);
  }

  @Test
  void camundasOwnSignInIsClosed() {
    var visitor = new Visitor(port);
    visitor.get("/sign-in");
    HttpResponse<String> answer =
        visitor.submit(
            "/sign-in",
            "/camunda/api/admin/auth/user/default/login/tasklist",
            java.util.Map.of("username", "admin", "password", PASSWORD));
    assertThat(answer.statusCode()).isIn(401, 403);
  }

  // --- tasks ----------------------------------------------------------------------------------

  @Test
  void aPlannerStartsByTheFormAndByNothingElse() {
    assertThat(start("pia").statusCode()).isEqualTo(200);
    Visitor pia = rest("pia");
    HttpResponse<String> past =
        pia.post(
            "/engine-rest/process-definition/key/service-evaluation/start",
            "{\"variables\":{\"proposalId\":{\"value\":\"slipped\",\"type\":\"String\"}}}");
    assertThat(past.statusCode()).as(past.body()).isEqualTo(400);
    assertThat(start("mina").statusCode()).isEqualTo(403);
  }

  @Test
  void aPlannerStartsNowhereButAtTheBeginning() {
    HttpResponse<String> past =
        rest("pia")
            .post(
                "/engine-rest/process-definition/key/service-evaluation/start",
                "{\"businessKey\":\""
                    + caseId
                    + "\",\"startInstructions\":[{\"type\":\"startBeforeActivity\","
                    + "\"activityId\":\"share\"}],\"variables\":{\"proposalId\":{\"value\":\"x\"}}}");
    assertThat(past.statusCode()).as(past.body()).isEqualTo(400);
    assertThat(past.body()).contains("by their forms and pages only");
    assertThat(
            engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId)
                .count())
        .isZero();
  }

  @Test
  void aMemberSeesAndCompletesHerOwnTaskOnly() {
    start("pia");
    String hers = task("mina");
    String his = task("jun");
    Visitor mina = rest("mina");
    assertThat(mina.get("/engine-rest/task?maxResults=100").body())
        .contains(hers)
        .doesNotContain(his);
    for (String path :
        new String[] {
          "",
          "/form",
          "/form-variables",
          "/deployed-form",
          "/variables",
          "/localVariables",
          "/identity-links"
        })
      assertThat(mina.get("/engine-rest/task/" + his + path).statusCode()).as(path).isIn(403, 404);
    for (String deed : new String[] {"/complete", "/submit-form", "/resolve"})
      assertThat(mina.post("/engine-rest/task/" + his + deed, NO_VARIABLES).statusCode())
          .as(deed)
          .isIn(400, 403);
    for (String deed : new String[] {"/claim", "/delegate", "/assignee"})
      assertThat(mina.post("/engine-rest/task/" + his + deed, "{\"userId\":\"mina\"}").statusCode())
          .as(deed)
          .isIn(400, 403);
    assertThat(answer(mina, hers, 10).statusCode()).isEqualTo(204);
    assertThat(engine.getTaskService().createTaskQuery().taskId(his).singleResult().getAssignee())
        .isEqualTo("jun");
  }

  @Test
  void aMemberReadsNeitherVariablesNorHistory() {
    start("pia");
    String hers = task("mina");
    Visitor mina = rest("mina");
    String instance =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskId(hers)
            .singleResult()
            .getProcessInstanceId();
    assertThat(mina.get("/engine-rest/task/" + hers + "/variables").statusCode()).isEqualTo(403);
    assertThat(mina.get("/engine-rest/process-instance/" + instance + "/variables").statusCode())
        .isIn(403, 404, 500);
    for (String what :
        new String[] {
          "variable-instance",
          "process-instance",
          "execution",
          "job",
          "incident",
          "history/task",
          "history/process-instance",
          "history/variable-instance",
          "history/activity-instance",
          "history/detail",
          "history/identity-link-log",
          "user",
          "group",
          "deployment",
          "process-definition/statistics",
          "task/report/candidate-group-count",
          "authorization"
        })
      for (String count : new String[] {"", "/count"})
        assertThat(mina.get("/engine-rest/" + what + count + "?maxResults=100").statusCode())
            .as(what + count)
            .isEqualTo(403);
    assertThat(mina.get("/engine-rest/history/user-operation?maxResults=100").body())
        .isEqualTo("[]");
    assertThat(mina.get("/engine-rest/identity/groups?userId=mina").statusCode()).isEqualTo(200);
    for (String others : new String[] {"", "?userId=jun", "?userId=mina&userId=jun"})
      assertThat(mina.get("/engine-rest/identity/groups" + others).statusCode())
          .as(others)
          .isEqualTo(403);
  }

  /**
   * What is found says what is there: the engine lets whoever has a task guess its case's facts.
   */
  @Test
  void noFactOfACaseIsGuessedByWhatAQueryFinds() {
    start("pia");
    assertThat(engineFindsByFact("planner", "pia")).as("as the engine has it").isPositive();
    assertThat(engineFindsByFact("planner", "another")).isZero();
    String guess = "[{\"name\":\"title\",\"operator\":\"eq\",\"value\":\"" + caseId + "\"}]";
    Visitor tasklist = signedIn("mina");
    for (String query :
        new String[] {
          "{\"processVariables\":" + guess + "}",
          "{\"taskVariables\":" + guess + "}",
          "{\"orQueries\":[{\"processVariables\":" + guess + "}]}",
          "{\"sorting\":[{\"sortBy\":\"processVariable\",\"sortOrder\":\"asc\","
              + "\"parameters\":{\"variable\":\"title\",\"type\":\"string\"}}]}"
        })
      for (String path : new String[] {"task?maxResults=9", "task/count"}) {
        if (path.endsWith("count") && query.contains("sorting")) continue;
        String api = "/camunda/api/engine/engine/default/";
        assertNoFacts(rest("mina").post("/engine-rest/" + path, query));
        assertNoFacts(tasklist.post(api + path, query));
      }
    assertNoFacts(rest("mina").get("/engine-rest/task/count?processVariables=title_eq_" + caseId));
    String all =
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("All visible")
            .singleResult()
            .getId();
    for (String way : new String[] {"list?maxResults=9", "count", "singleResult"})
      assertNoFacts(
          tasklist.post(
              "/camunda/api/engine/engine/default/filter/" + all + "/" + way,
              "{\"processVariables\":" + guess + "}"));
  }

  private static void assertNoFacts(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("not searched or sorted by what a case holds");
  }

  private long engineFindsByFact(String name, String value) {
    engine.getIdentityService().setAuthentication("mina", List.of(Role.COMMITTEE.key()));
    try {
      return engine
          .getTaskService()
          .createTaskQuery()
          .processVariableValueEquals(name, value)
          .count();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"complete", "submit-form"})
  void noRoutingFactSlipsInWithASubmission(String way) {
    start("pia");
    String hers = task("mina");
    HttpResponse<String> answer =
        rest("mina")
            .post(
                "/engine-rest/task/" + hers + "/" + way,
                "{\"variables\":{\"amount\":{\"value\":5},\"reviewOutcome\":{\"value\":\"pass\"}}}");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"Refusal\",\"message\":\"The form does not know these fields:"
                + " reviewOutcome. Open the task again and use its form.\"}");
    assertThat(answered("mina")).isZero();
  }

  @Test
  void nobodyWritesVariablesOrRaisesErrorsByRest() {
    start("pia");
    String hers = task("mina");
    String value = "{\"value\":\"pass\",\"type\":\"String\"}";
    Visitor mina = rest("mina");
    String task = "/engine-rest/task/" + hers;
    assertThat(mina.put(task + "/variables/outcome", value).statusCode()).isIn(400, 403);
    assertThat(mina.put(task + "/localVariables/outcome", value).statusCode()).isIn(400, 403);
    assertThat(mina.delete(task + "/variables/planner").statusCode()).isIn(400, 403);
    assertThat(mina.post(task + "/bpmnError", "{\"errorCode\":\"x\"}").statusCode()).isIn(400, 403);
    assertThat(mina.post(task + "/bpmnEscalation", "{\"escalationCode\":\"x\"}").statusCode())
        .isIn(400, 403);
    String instance =
        engine
            .getTaskService()
            .createTaskQuery()
            .taskId(hers)
            .singleResult()
            .getProcessInstanceId();
    assertThat(
            mina.put("/engine-rest/process-instance/" + instance + "/variables/x", value)
                .statusCode())
        .isIn(400, 403);
    assertThat(
            mina.post(
                    "/engine-rest/process-instance/" + instance + "/modification",
                    "{\"instructions\":[{\"type\":\"startAfterActivity\",\"activityId\":\"answer\"}]}")
                .statusCode())
        .isIn(400, 403);
    assertThat(mina.delete("/engine-rest/process-instance/" + instance).statusCode())
        .isIn(400, 403);
  }

  @Test
  void notEvenAnAdministratorCastsAMembersBallot() {
    start("pia");
    String hers = task("mina");
    HttpResponse<String> answer = answer(rest("admin"), hers, 99);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("belongs to somebody else");
    assertThat(rest("admin").get("/engine-rest/task/" + hers + "/form-variables").statusCode())
        .isEqualTo(400);
  }

  /** A ballot that an administrator takes over would be the administrator's to cast. */
  @Test
  void notEvenAnAdministratorTakesATaskOver() {
    start("pia");
    String hers = task("mina");
    engine.getTaskService().setAssignee(hers, "admin");
    assertThat(task("admin")).as("the engine itself has nothing against it").isEqualTo(hers);
    engine.getTaskService().setAssignee(hers, "mina");
    String admin = "{\"userId\":\"admin\"}";
    for (String place : new String[] {"/engine-rest", "/camunda/api/engine/engine/default"}) {
      Visitor visitor = place.startsWith("/camunda") ? signedIn("admin") : rest("admin");
      String task = place + "/task/" + hers;
      assertThat(visitor.get(task).statusCode()).isEqualTo(200);
      for (HttpResponse<String> answer :
          List.of(
              visitor.post(task + "/assignee", admin),
              visitor.post(task + "/unclaim", "{}"),
              visitor.put(task, "{\"assignee\":\"admin\",\"name\":\"x\"}"),
              visitor.post(
                  task + "/identity-links", "{\"userId\":\"admin\",\"type\":\"candidate\"}"),
              visitor.post(
                  task + "/identity-links",
                  "{\"groupId\":\"administrators\",\"type\":\"candidate\"}"),
              visitor.post(
                  task + "/identity-links/delete",
                  "{\"userId\":\"mina\",\"type\":\"assignee\"}"))) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("Who has a task follows from the case");
      }
      assertThat(visitor.post(task + "/delegate", admin).statusCode()).isEqualTo(400);
      assertThat(visitor.post(task + "/claim", admin).statusCode()).isBetween(400, 500);
    }
    assertThat(task("mina")).isEqualTo(hers);
    assertThat(engine.getTaskService().getIdentityLinksForTask(hers)).hasSize(1);
  }

  /** The task of a case that all have answered: the group's. */
  private String askedOfAGroup() {
    start("pia");
    answer(rest("mina"), task("mina"), 1);
    answer(rest("jun"), task("jun"), 1);
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(caseId)
        .singleResult()
        .getId();
  }

  @Test
  void aGroupsTaskIsNotAnAdministratorsToClaim() {
    String shared = askedOfAGroup();
    HttpResponse<String> claimed =
        rest("admin").post("/engine-rest/task/" + shared + "/claim", "{\"userId\":\"admin\"}");
    assertThat(claimed.statusCode()).as(claimed.body()).isEqualTo(400);
    Visitor sora = rest("sora");
    String task = "/engine-rest/task/" + shared;
    assertThat(sora.post(task + "/claim", "{\"userId\":\"sora\"}").statusCode()).isEqualTo(204);
    assertThat(sora.post(task + "/unclaim", "{}").statusCode()).isEqualTo(204);
  }

  @Test
  void aGroupsTaskCannotBeClaimedForSomebodyElse() {
    String shared = askedOfAGroup();
    assertThat(
            rest("sora")
                .post("/engine-rest/task/" + shared + "/claim", "{\"userId\":\"mina\"}")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            rest("sora")
                .post("/engine-rest/task/" + shared + "/claim", "{\"userId\":\"sora\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(rest("mina").get("/engine-rest/task/" + shared).statusCode()).isIn(403, 404);
  }

  @Test
  void whoIsReplacedLosesTheTask() {
    start("pia");
    String hers = task("mina");
    engine.getTaskService().setAssignee(hers, "sora");
    assertThat(rest("mina").get("/engine-rest/task/" + hers).statusCode()).isIn(403, 404);
    assertThat(rest("sora").get("/engine-rest/task/" + hers).statusCode()).isEqualTo(200);
  }

  // --- administration -------------------------------------------------------------------------

  @Test
  void onlyAnAdministratorDeploysOrOpensCockpitAndAdmin() {
    for (String member : new String[] {"mina", "pia", "sora"}) {
      Visitor visitor = signedIn(member);
      for (String path :
          new String[] {
            "/camunda/app/cockpit/default/",
            "/camunda/app/admin/default/",
            "/camunda/api/cockpit/plugin/base/default/process-definition/statistics"
          }) assertThat(visitor.get(path).statusCode()).as(member + path).isEqualTo(403);
    }
    Visitor admin = signedIn("admin");
    assertThat(admin.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
    assertThat(admin.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> {
                  engine
                      .getIdentityService()
                      .setAuthentication("mina", java.util.List.of(Role.COMMITTEE.key()));
                  try {
                    engine
                        .getRepositoryService()
                        .createDeployment()
                        .addString("x.form", "{\"id\":\"x\"}")
                        .deploy();
                  } finally {
                    engine.getIdentityService().clearAuthentication();
                  }
                }))
        .isInstanceOf(org.canvasgate.engine.RefusedException.class)
        .hasMessageContaining("Only administrators deploy");
  }

  // --- Tasklist in the reader's language ------------------------------------------------------

  @Test
  void tasklistNamesTasksAndFiltersInTheReadersLanguage() {
    start("pia");
    Visitor mina = new Visitor(port).reads("ko");
    mina.signIn("mina", PASSWORD);
    String api = "/camunda/api/engine/engine/default";
    assertThat(mina.get(api + "/filter?maxResults=100").body())
        .contains("\"name\":\"내 업무\"", "\"name\":\"기한 지난 업무\"");
    assertThat(mina.get(api + "/task/" + task("mina")).body()).contains("답변하기");
    assertThat(signedIn("mina").get(api + "/task/" + task("mina")).body())
        .contains("\"name\":\"Answer\"");
    HttpResponse<String> refused =
        mina.post(
            api + "/task/" + task("mina") + "/submit-form",
            "{\"variables\":{\"amount\":{\"value\":1000}}}");
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("금액: 0에서 100 사이의 숫자를 입력하여 주십시오.").contains("Refusal");
  }

  @Test
  void aCardNamesItsCase() {
    start("pia");
    String mine =
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("My tasks")
            .singleResult()
            .getId();
    var mina = new Visitor(port);
    mina.signIn("mina", PASSWORD);
    HttpResponse<String> cards =
        mina.hal(
            "/camunda/api/engine/engine/default/filter/"
                + mine
                + "/list?firstResult=0&maxResults=100");
    assertThat(cards.statusCode()).as(cards.body()).isEqualTo(200);
    assertThat(cards.body()).contains("\"value\":\"" + caseId + "\"");
  }

  private HttpResponse<String> start(String user) {
    return rest(user)
        .post(
            "/engine-rest/process-definition/key/service-evaluation/submit-form",
            "{\"variables\":{\"title\":{\"value\":\"" + caseId + "\",\"type\":\"String\"}}}");
  }

  private HttpResponse<String> answer(Visitor visitor, String task, double amount) {
    return visitor.post(
        "/engine-rest/task/" + task + "/submit-form",
        "{\"variables\":{\"amount\":{\"value\":" + amount + "}}}");
  }

  private String task(String assignee) {
    Task task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(caseId)
            .taskAssignee(assignee)
            .singleResult();
    return task.getId();
  }

  private long answered(String member) {
    return jdbc.sql("select count(*) from example.test_answer where member = ? and amount = 5")
        .param(member)
        .query(Long.class)
        .single();
  }

  private Visitor rest(String user) {
    return new Visitor(port).basic(user, PASSWORD);
  }

  private Visitor signedIn(String user) {
    var visitor = new Visitor(port);
    visitor.signIn(user, PASSWORD);
    return visitor;
  }
}
