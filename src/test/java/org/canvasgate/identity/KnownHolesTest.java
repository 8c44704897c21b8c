package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The two holes of Camunda 7.24.0: first each attack on Camunda as shipped, then on ours. */
@GuardedTest
class KnownHolesTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;

  private static final String RUNS_CODE =
      "${''.getClass().forName('org.canvasgate.identity.AttackProbe').newInstance()}";

  private static final String IN_ALTERNATIVE =
      "{\"orQueries\":[{\"assigneeExpression\":\"" + RUNS_CODE + "\"}]}";
  private static final String IN_OUTER = "{\"assigneeExpression\":\"" + RUNS_CODE + "\"}";
  private static final String NEW_ADMINISTRATOR =
      "{\"profile\":{\"id\":\"intruder\",\"firstName\":\"I\",\"lastName\":\"T\","
          + "\"email\":\"i@example.org\"},\"credentials\":{\"password\":\"Intruder-pass-1\"}}";

  private static StockCamunda stock;

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired People people;

  @BeforeAll
  static void startStock() {
    stock = StockCamunda.start();
  }

  @AfterAll
  static void stopStock() {
    stock.close();
  }

  @BeforeEach
  void somebody() {
    people.create(
        new People.Person("eve", "Eve", "Member", null), PASSWORD, Set.of(Role.COMMITTEE));
    AttackProbe.MADE.set(0);
  }

  @Test
  void anExpressionInAnAlternativeRunsCodeOnCamundaAsShipped() {
    new Visitor(stock.port()).post("/engine-rest/engine/stock/task", IN_ALTERNATIVE);
    assertThat(AttackProbe.MADE).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/engine-rest/task",
        "/engine-rest/task/count",
        "/engine-rest/engine/default/task",
        "/camunda/api/engine/engine/default/task",
        "/camunda/api/engine/engine/default/task/count"
      })
  void anExpressionInAQueryIsRefusedHere(String path) {
    for (String user : new String[] {"eve", "admin"}) {
      Visitor visitor = visitor(user, path);
      for (String query : new String[] {IN_ALTERNATIVE, IN_OUTER, harmless()}) {
        HttpResponse<String> answer = visitor.post(path, query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("A search cannot contain expressions");
      }
    }
    assertThat(AttackProbe.MADE).hasValue(0);
  }

  @Test
  void aFilterWithAForeignExpressionCannotBeStored() {
    String filter =
        "{\"resourceType\":\"Task\",\"name\":\"attack\",\"query\":" + IN_ALTERNATIVE + "}";
    Visitor admin = new Visitor(port).basic("admin", PASSWORD);
    HttpResponse<String> answer = admin.post("/engine-rest/filter/create", filter);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    HttpResponse<String> outer =
        admin.post("/engine-rest/filter/create", filter.replace(IN_ALTERNATIVE, IN_OUTER));
    assertThat(outer.statusCode()).as(outer.body()).isEqualTo(400);
    assertThat(AttackProbe.MADE).hasValue(0);
  }

  @Test
  void aStoredFilterCannotBeNarrowedByAForeignExpression() {
    String filter =
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("All visible")
            .singleResult()
            .getId();
    Visitor eve = new Visitor(port).basic("eve", PASSWORD);
    for (String path : new String[] {"list", "count", "singleResult"}) {
      HttpResponse<String> answer =
          eve.post("/engine-rest/filter/" + filter + "/" + path, IN_ALTERNATIVE);
      assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(400);
    }
    assertThat(AttackProbe.MADE).hasValue(0);
  }

  @Test
  void evenAnExpressionThatGotThroughReachesNothing() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () ->
                    ((org.camunda.bpm.engine.impl.ProcessEngineImpl) engine)
                        .getProcessEngineConfiguration()
                        .getCommandExecutorTxRequired()
                        .execute(
                            command ->
                                command
                                    .getProcessEngineConfiguration()
                                    .getExpressionManager()
                                    .createExpression(RUNS_CODE)
                                    .getValue(null))))
        .isNotNull();
    assertThat(AttackProbe.MADE).hasValue(0);
  }

  @Test
  void theFiltersOfTasklistStillKnowWhoAsks() {
    String mine =
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("My tasks")
            .singleResult()
            .getId();
    HttpResponse<String> answer =
        new Visitor(port)
            .basic("eve", PASSWORD)
            .get("/engine-rest/filter/" + mine + "/list?firstResult=0&maxResults=15");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void anybodyBecomesAdministratorOnCamundaAsShipped() {
    HttpResponse<String> answer = setUp(new Visitor(stock.port()), StockCamunda.ENGINE);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(
            stock.engine().getIdentityService().createGroupQuery().groupMember("intruder").list())
        .extracting(org.camunda.bpm.engine.identity.Group::getId)
        .contains("camunda-admin");
  }

  @Test
  void nobodyBecomesAdministratorHereEvenWhileThereIsNone() {
    engine.getIdentityService().deleteMembership("admin", Role.CAMUNDA_ADMIN);
    try {
      assertThat(setUp(new Visitor(port), "default").statusCode()).isIn(401, 403);
      var eve = new Visitor(port);
      eve.signIn("eve", PASSWORD);
      assertThat(setUp(eve, "default").statusCode()).isEqualTo(403);
      assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();
    } finally {
      engine.getIdentityService().createMembership("admin", Role.CAMUNDA_ADMIN);
    }
  }

  /** However its address is written: in capitals, in code, with detours, points and parameters. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/%s/user/create",
        "/camunda/api/admin/setup/%s/user/create/",
        "/camunda/api/admin/setup/%s/user/create.",
        "/camunda/api/admin/setup/%s/user/create.json",
        "/camunda/api/admin/setup/%s/user/create?x=1",
        "/camunda/api/admin/setup/%s/user/create;x=1",
        "/camunda/api/admin/setup;x=1/%s/user/create",
        "/camunda/api;x=1/admin/setup/%s/user/create",
        "/camunda/api/admin//setup/%s/user/create",
        "//camunda/api/admin/setup/%s/user/create",
        "/camunda//api/admin/setup/%s/user/create",
        "/camunda/api/admin/./setup/%s/user/create",
        "/camunda/api/admin/x/../setup/%s/user/create",
        "/camunda/api/tasklist/../admin/setup/%s/user/create",
        "/camunda/api/admin/%%73etup/%s/user/create",
        "/camunda/api/admin/%%53ETUP/%s/user/create",
        "/camunda/api/admin/%%2573etup/%s/user/create",
        "/camunda/api/%%61dmin/setup/%s/user/create",
        "/camunda/api/admin%%2Fsetup/%s/user/create",
        "/camunda/api/admin/setup%%2F%s/user/create",
        "/camunda/api/admin/setup%%20/%s/user/create",
        "/camunda/api/admin/setup%%00/%s/user/create",
        "/camunda/api/admin/x/%%2e%%2e/setup/%s/user/create",
        "/camunda/api/admin/SETUP/%s/user/create",
        "/camunda/API/admin/setup/%s/user/create",
        "/CAMUNDA/api/admin/setup/%s/user/create"
      })
  void noSpellingOfTheSetUpMakesAnAdministratorHere(String address) {
    engine.getIdentityService().deleteMembership("admin", Role.CAMUNDA_ADMIN);
    try {
      var eve = new Visitor(port);
      eve.signIn("eve", PASSWORD);
      for (Visitor visitor : new Visitor[] {new Visitor(port), eve}) {
        visitor.get("/camunda/app/admin/default/setup/");
        HttpResponse<String> answer = visitor.post(address.formatted("default"), NEW_ADMINISTRATOR);
        assertThat(answer.statusCode()).as(address).isBetween(302, 500);
      }
      assertThat(engine.getIdentityService().createUserQuery().userId("intruder").count()).isZero();
    } finally {
      engine.getIdentityService().createMembership("admin", Role.CAMUNDA_ADMIN);
    }
  }

  private static HttpResponse<String> setUp(Visitor visitor, String name) {
    visitor.get("/camunda/app/admin/" + name + "/setup/"); // fetches the token against forgery
    return visitor.post("/camunda/api/admin/setup/" + name + "/user/create", NEW_ADMINISTRATOR);
  }

  private Visitor visitor(String user, String path) {
    var visitor = new Visitor(port);
    if (path.startsWith("/camunda")) visitor.signIn(user, PASSWORD);
    else visitor.basic(user, PASSWORD);
    return visitor;
  }

  private static String harmless() {
    return "{\"orQueries\":[{\"assigneeExpression\":\"${currentUser()}\"}]}";
  }
}
