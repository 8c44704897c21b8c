package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.RouteRules;
import org.canvasgate.testing.Routes;
import org.canvasgate.testing.Routes.Route;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * The attacks on Camunda as shipped, by every path of the engine's interface on which they could
 * arrive: the list of paths is asked of the code, so that none is forgotten. First on Camunda as
 * shipped, where they succeed; then here, as a member and as an administrator.
 */
@GuardedTest
class EveryPathTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;
  private static final String PROBE = AttackProbe.class.getName();

  private static final String EXPRESSION =
      "\"${''.getClass().forName('" + PROBE + "').newInstance()}\"";

  /** What a query is written in: by itself, in a batch, in a filter, in a plan of migration. */
  private static final List<String> PLACES =
      List.of(
          "%s",
          "{\"query\":%s}",
          "{\"resourceType\":\"Task\",\"name\":\"a\",\"query\":%s}",
          "{\"processInstanceQuery\":%s}",
          "{\"historicProcessInstanceQuery\":%s}");

  private static final List<String> QUERIES =
      List.of(
          "{\"orQueries\":[{\"assigneeExpression\":%1$s,\"candidateGroupsExpression\":%1$s,"
              .concat("\"dueBeforeExpression\":%1$s,")
              .concat("\"processInstanceBusinessKeyExpression\":%1$s}]}")
              .formatted(EXPRESSION),
          "{\"assigneeExpression\":" + EXPRESSION + "}");

  /** An object that is made from JSON by the name of its class. */
  private static final String OBJECT =
      "{\"type\":\"Object\",\"value\":\"{}\",\"valueInfo\":{\"objectTypeName\":\""
          + PROBE
          + "\",\"serializationDataFormat\":\"application/json\"}}";

  /** An object as Java writes it. */
  private static final String JAVA =
      "{\"type\":\"Object\",\"value\":\"rO0ABXNyABFqYXZhLnV0aWwuSGFzaFNldLpEhZWWuLc0AwAAeHB3DAAAABA/QAAAAAAAAHg=\","
          + "\"valueInfo\":{\"objectTypeName\":\"java.util.HashSet\","
          + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}";

  private static final List<String> VALUES =
      List.of(
          "%s",
          "{\"variables\":{\"amount\":%s,\"x\":%1$s},\"withVariablesInReturn\":true}",
          "{\"modifications\":{\"x\":%s}}",
          "{\"processInstanceIds\":[\"{instance}\"],\"variables\":{\"x\":%s}}",
          "{\"messageName\":\"m\",\"processVariables\":{\"x\":%s},\"correlationKeys\":{\"x\":%1$s}}",
          "{\"name\":\"m\",\"variables\":{\"x\":%s}}",
          "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"t\","
              + "\"variables\":{\"x\":%s}}]}",
          "{\"processVariables\":[{\"name\":\"x\",\"operator\":\"eq\",\"value\":%s}]}",
          "{\"variables\":[{\"name\":\"x\",\"operator\":\"eq\",\"value\":%s}]}");

  private static final String BPMN =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="p" isExecutable="true" camunda:historyTimeToLive="1">
          <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/><userTask id="t"/>
        </process>
      </definitions>\
      """;

  private static StockCamunda stock;

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired People people;
  @Autowired ApplicationContext application;

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
    people.create(new People.Person("eve", "Eve", "Kim", null), PASSWORD, Set.of(Role.COMMITTEE));
    people.create(new People.Person("mina", "Mina", "Kim", null), PASSWORD, Set.of(Role.COMMITTEE));
    people.create(new People.Person("jun", "Jun", "Kim", null), PASSWORD, Set.of(Role.COMMITTEE));
    people.create(new People.Person("pia", "Pia", "Kim", null), PASSWORD, Set.of(Role.PLANNERS));
    AttackProbe.MADE.set(0);
  }

  @Test
  void anExpressionInAQueryRunsCodeOnCamundaAsShippedBySeveralPaths() {
    String filter =
        id(
            new Visitor(stock.port())
                .post(
                    "/engine-rest/engine/stock/filter/create",
                    "{\"resourceType\":\"Task\",\"name\":\"a\",\"query\":{}}"));
    var visitor = new Visitor(stock.port());
    Set<String> ran = new TreeSet<>();
    for (Route route : takesJson())
      for (String body : List.of(QUERIES.get(0), "{\"query\":" + QUERIES.get(0) + "}")) {
        AttackProbe.MADE.set(0);
        ask(
            visitor,
            "/engine-rest/engine/stock",
            route,
            Map.of("/filter/{id}", "/filter/" + filter),
            body);
        if (AttackProbe.MADE.get() > 0) ran.add(RouteRules.place(route));
      }
    assertThat(ran)
        .contains(
            "engine/task",
            "engine/task/count",
            "engine/filter/{id}/list",
            "engine/filter/{id}/count",
            "engine/filter/{id}/singleResult");
  }

  @Test
  void noExpressionInAQueryRunsHereByAnyPath() {
    String filter =
        engine
            .getFilterService()
            .createTaskFilterQuery()
            .filterName("My tasks")
            .singleResult()
            .getId();
    var ids = Map.of("/filter/{id}", "/filter/" + filter);
    int asked = 0;
    for (Way way : ways("eve", "admin"))
      for (Route route : takesJson())
        for (String body : queries()) {
          HttpResponse<String> answer = ask(way.visitor, way.place, route, ids, body);
          asked++;
          if (asksForTasks(route) && QUERIES.contains(body))
            assertThat(answer.statusCode()).as(way + " " + route + body).isEqualTo(400);
        }
    assertThat(asked).isGreaterThan(1000);
    assertThat(AttackProbe.MADE).hasValue(0);
  }

  private static boolean asksForTasks(Route route) {
    return route.path().matches("/engine-rest/(task(/count)?|filter/\\{id}/\\w+)");
  }

  @Test
  void anObjectOfAnyClassIsMadeOfAVariableOnCamundaAsShipped() {
    stock.engine().getRepositoryService().createDeployment().addString("p.bpmn", BPMN).deploy();
    var visitor = new Visitor(stock.port());
    String rest = "/engine-rest/engine/stock";
    Set<String> ran = new TreeSet<>();
    for (Route route : takesValues())
      for (String shape : VALUES) {
        var instance = stock.engine().getRuntimeService().startProcessInstanceByKey("p");
        Task task =
            stock
                .engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        AttackProbe.MADE.set(0);
        ask(
            visitor,
            rest,
            route,
            ids(task),
            shape.formatted(OBJECT).replace("{instance}", instance.getId()));
        visitor.get(rest + "/process-instance/" + instance.getId() + "/variables");
        visitor.get(rest + "/variable-instance?deserializeValues=true");
        if (AttackProbe.MADE.get() > 0) ran.add(RouteRules.place(route));
        RuntimeService running = stock.engine().getRuntimeService();
        running
            .createProcessInstanceQuery()
            .list()
            .forEach(each -> running.deleteProcessInstance(each.getId(), "over"));
      }
    assertThat(ran)
        .contains(
            "engine/process-instance/{id}/variables/{varId}",
            "engine/process-definition/key/{key}/start",
            "engine/task/{id}/variables");
  }

  @Test
  void noObjectOfAnyClassIsMadeHereByAnyPath() {
    String title = "typed-" + java.util.UUID.randomUUID();
    new Visitor(port)
        .basic("pia", PASSWORD)
        .post(
            "/engine-rest/process-definition/key/service-evaluation/submit-form",
            "{\"variables\":{\"title\":{\"value\":\"" + title + "\",\"type\":\"String\"}}}");
    Task hers =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(title)
            .taskAssignee("mina")
            .singleResult();
    List<Route> values = takesValues();
    for (Way way : ways("mina", "admin"))
      for (Route route : takesJson())
        for (String shape : VALUES)
          for (String object : values.contains(route) ? List.of(OBJECT, JAVA) : List.of(OBJECT)) {
            ask(
                way.visitor,
                way.place,
                route,
                ids(hers),
                shape.formatted(object).replace("{instance}", hers.getProcessInstanceId()));
          }
    assertThat(engine.getRuntimeService().createVariableInstanceQuery().variableName("x").count())
        .isZero();
    assertThat(
            engine
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .variableName("x")
                .count())
        .isZero();
    Visitor admin = new Visitor(port).basic("admin", PASSWORD);
    for (String read :
        List.of(
            "/process-instance/" + hers.getProcessInstanceId() + "/variables",
            "/variable-instance?deserializeValues=true",
            "/history/variable-instance?deserializeValues=true",
            "/history/detail?deserializeValues=true"))
      assertThat(admin.get("/engine-rest" + read).body()).as(read).doesNotContain(PROBE, "rO0AB");
    assertThat(AttackProbe.MADE).hasValue(0);
    assertThat(
            engine
                .getTaskService()
                .createTaskQuery()
                .taskId(hers.getId())
                .singleResult()
                .getAssignee())
        .isEqualTo("mina");
  }

  /** A file of JSON beside the name of a class: the interface itself makes the object. */
  @Test
  void aFileWithTheNameOfAClassMakesNothingHere() {
    stock.engine().getRepositoryService().createDeployment().addString("p.bpmn", BPMN).deploy();
    String instance = stock.engine().getRuntimeService().startProcessInstanceByKey("p").getId();
    file(new Visitor(stock.port()), "/engine-rest/engine/stock/process-instance/" + instance);
    assertThat(AttackProbe.MADE).as("as shipped").hasValue(1);
    AttackProbe.MADE.set(0);
    for (Way way : ways("eve", "admin"))
      for (String path : List.of("/process-instance/x", "/execution/x", "/task/x"))
        assertThat(file(way.visitor, way.place + path).statusCode()).isBetween(400, 599);
    assertThat(AttackProbe.MADE).hasValue(0);
  }

  private static HttpResponse<String> file(Visitor visitor, String where) {
    String body =
        "--cut\r\nContent-Disposition: form-data; name=\"data\"\r\n"
            + "Content-Type: application/json\r\n\r\n{}\r\n--cut\r\n"
            + "Content-Disposition: form-data; name=\"type\"\r\nContent-Type: text/plain\r\n\r\n"
            + PROBE
            + "\r\n--cut--\r\n";
    String variables = where.contains("/execution") ? "/localVariables" : "/variables";
    return visitor.send(
        "POST", where + variables + "/x/data", "multipart/form-data; boundary=cut", body);
  }

  private record Way(String user, Visitor visitor, String place) {
    @Override
    public String toString() {
      return user + " at " + place;
    }
  }

  private List<Way> ways(String... users) {
    List<Way> ways = new ArrayList<>();
    for (String user : users) {
      var signedIn = new Visitor(port);
      if (!user.equals("admin")) signedIn.signIn(user, PASSWORD);
      if (user.equals("admin"))
        ways.add(new Way(user, new Visitor(port).basic(user, PASSWORD), "/engine-rest"));
      else ways.add(new Way(user, signedIn, "/camunda/api/engine/engine/default"));
    }
    return ways;
  }

  private static Map<String, String> ids(Task task) {
    return Map.of(
        "/task/{id}", "/task/" + task.getId(),
        "/process-instance/{id}", "/process-instance/" + task.getProcessInstanceId(),
        "/execution/{id}", "/execution/" + task.getExecutionId(),
        "/process-definition/{id}", "/process-definition/" + task.getProcessDefinitionId(),
        "/process-definition/key/{key}",
            "/process-definition/key/" + task.getProcessDefinitionId().split(":")[0]);
  }

  /** The routes of the engine's interface that read something written in JSON. */
  private List<Route> takesJson() {
    return Routes.of(application).stream()
        .filter(route -> route.path().matches("/engine-rest/(?!engine($|/)).*"))
        .filter(route -> route.method().equals("POST") || route.method().equals("PUT"))
        .filter(route -> !route.form())
        .toList();
  }

  /** Those of them by which values of variables come in. */
  private List<Route> takesValues() {
    return takesJson().stream()
        .filter(
            route ->
                route
                    .path()
                    .matches(
                        ".*(ariables|/start|/complete|/submit-form|/message|/signal|/modification"
                            + "|/evaluate|/condition|/bpmn\\w+|/trigger|/create|\\{varId}).*"))
        .toList();
  }

  private static List<String> queries() {
    return PLACES.stream().flatMap(place -> QUERIES.stream().map(place::formatted)).toList();
  }

  private static HttpResponse<String> ask(
      Visitor visitor, String place, Route route, Map<String, String> ids, String body) {
    String path = place + route.path().replaceFirst("^/engine-rest", "");
    for (var id : ids.entrySet()) path = path.replace(id.getKey(), id.getValue());
    return visitor.send(
        route.method(), path.replaceAll("\\{[^}]*}", "x"), "application/json", body);
  }

  private static String id(HttpResponse<String> made) {
    return Stream.of(made.body().split("\""))
        .filter(word -> word.length() == 36)
        .findFirst()
        .orElseThrow();
  }
}
