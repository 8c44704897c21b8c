package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.identity.key.MachineKeys;
import org.canvasgate.identity.key.Scope;
import org.canvasgate.testing.RouteRules;
import org.canvasgate.testing.RouteRules.Column;
import org.canvasgate.testing.RouteRules.May;
import org.canvasgate.testing.Routes;
import org.canvasgate.testing.Routes.Route;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * Every route of the running application has a rule, stands in docs/routes.md, and answers each
 * role as the rule says. Whoever is neither a party nor on the panel of a case is asked with that
 * case's real ids and must learn nothing of it; whoever may change something is asked with ids of
 * nothing, so that nothing is changed.
 */
@StoryTest
class RoutesByRoleTest extends Story {
  private static final String PASSWORD = "canvasgate-sample";
  private static final String NOTHING = "nothing-such";
  private static final Path TABLE = Path.of("docs/routes.md");

  /** Who must not learn of a case that is not theirs. */
  private static final Set<Column> STRANGERS =
      EnumSet.of(Column.PLANNER, Column.MEMBER, Column.BODY, Column.OPERATOR);

  private static final List<String> CLOSED =
      ResourceBundle.getBundle("messages/guard", Locale.ROOT).keySet().stream()
          .filter(key -> key.startsWith("guard.closed."))
          .map(key -> ResourceBundle.getBundle("messages/guard", Locale.ROOT).getString(key))
          .map(sentence -> sentence.substring(0, 24))
          .toList();

  private final RouteRules rules = RouteRules.read();

  /** Said of this case alone, so that an answer that has it tells of this case. */
  private final String mark = "Doorville-" + UUID.randomUUID();

  private final Map<String, String> real = new LinkedHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  @Autowired ApplicationContext application;
  @Autowired People people;
  @Autowired MachineKeys keys;
  @LocalServerPort int port;

  @Test
  void everyRouteHasARuleAndEveryRuleARoute() {
    Set<Route> routes = Routes.of(application);
    assertThat(routes).hasSizeGreaterThan(500);
    assertThat(routes.stream().filter(route -> rules.of(route) == null).map(Route::toString))
        .as("routes without a rule: say in src/test/resources/doors/routes.txt who may ask them")
        .isEmpty();
    assertThat(rules.idle(routes)).as("rules for what is not there").isEmpty();
  }

  @Test
  void aRouteThatNobodyDecidedOnIsFound() {
    assertThat(rules.of(new Route("POST", "/proposals/{id}/shred", true))).isNull();
    assertThat(rules.of(new Route("DELETE", "/proposals/{id}", true))).isNull();
    for (String path : List.of("/shred", "/camunda/api/shred", "/changes/shred", "/api/v1/shred"))
      assertThat(rules.of(new Route("GET", path, true))).as(path).isNull();
  }

  /** Engine commands stand in for a place: each has the same routes. */
  @Test
  void theEngineAnswersTheSameAtEachOfItsPlaces() {
    Set<Route> routes = Routes.of(application);
    List<List<String>> places = new ArrayList<>();
    for (String place :
        List.of("/engine-rest", "/engine-rest/engine/{name}", "/camunda/api/engine/engine/{name}"))
      places.add(
          routes.stream()
              .filter(route -> route.path().startsWith(place + "/"))
              .filter(
                  route ->
                      !route.path().matches("/engine-rest/engine(/.*)?") || place.contains("{"))
              .map(route -> route.method() + route.path().substring(place.length()))
              .sorted()
              .toList());
    assertThat(places.get(0))
        .hasSizeGreaterThan(400)
        .isEqualTo(places.get(1))
        .isEqualTo(places.get(2));
  }

  @Test
  void theTableForPeopleIsThatOfTheCode() throws IOException {
    String table = table();
    Path renewed = Path.of("target/routes.md");
    Files.createDirectories(renewed.getParent());
    Files.writeString(renewed, table);
    assertThat(Files.exists(TABLE) ? Files.readString(TABLE) : "")
        .as(
            "docs/routes.md is not what the code has: copy %s over it and read what changed",
            renewed)
        .isEqualTo(table);
  }

  private String table() {
    Set<Route> routes = Routes.of(application);
    var text = new StringBuilder();
    text.append(
        """
        # Who may ask which address

        Made by `RoutesByRoleTest` from the code that answers and from `src/test/resources/doors/routes.txt`, where each rule is
        decided; the test asks every route as every role. ✓ the role may; ◦ as far as it is theirs: what is not looks like what
        does not exist, or is refused; – refused. *cockpit* is somebody in the group `camunda-admin` alone; *key* names the scopes
        of a program's key. A number in brackets counts the routes behind `***`.
        """);
    text.append(rules.table(routes));
    text.append("\n## What stands before\n\n| filter | addresses |\n| --- | --- |\n");
    Routes.filters(application)
        .forEach(
            (filter, addresses) ->
                text.append("| ")
                    .append(filter)
                    .append(" | `")
                    .append(String.join("`, `", addresses))
                    .append("` |\n"));
    return text.toString();
  }

  @Test
  void everyRouteAnswersEveryRoleAsTheTableSays() throws Exception {
    aCaseUnderWay();
    String before = caseAsItStands();
    List<String> wrong = new ArrayList<>();
    List<Callable<List<String>>> all = new ArrayList<>();
    Set<Route> routes = Routes.of(application);
    for (Column column : Column.values()) all.add(() -> wrong(column, routes));
    for (Scope scope : Scope.values()) all.add(() -> wrong(scope, routes));
    var many = Executors.newFixedThreadPool(3);
    try {
      for (Future<List<String>> each : many.invokeAll(all)) wrong.addAll(each.get());
    } finally {
      many.shutdownNow();
    }
    System.out.println("Routes " + routes.size() + ", requests " + asked);
    assertThat(wrong).isEmpty();
    assertThat(caseAsItStands()).as("nobody changed the case").isEqualTo(before);
    assertThat(asked.get()).isGreaterThan(4000);
  }

  private void aCaseUnderWay() {
    propose(with(Proposed.complete(), "city", mark));
    appoint(PANEL);
    does(PANEL.get(0), "score-canvas", good());
    Task hers = task(PANEL.get(2), "score-canvas");
    String instance = hers.getProcessInstanceId();
    real.put("/task/{id}", hers.getId());
    real.put("/execution/{id}", hers.getExecutionId());
    real.put("/process-instance/{id}", instance);
    real.put("/process-definition/{id}", hers.getProcessDefinitionId());
    real.put("/proposals/{id}", id);
    real.put("/api/v1/tasks/{id}", hers.getId());
    real.put(
        "/variable-instance/{id}",
        one("select id_ from act_ru_variable where proc_inst_id_ = ? limit 1", instance));
    real.put("/history/process-instance/{id}", instance);
    real.put("/decision-definition/{id}", one("select id_ from act_re_decision_def limit 1"));
    real.put("/deployment/{id}", one("select id_ from act_re_deployment limit 1"));
    real.put("/filter/{id}", one("select id_ from act_ru_filter where name_ = 'My tasks'"));
    real.put("/authorization/{id}", one("select id_ from act_ru_authorization limit 1"));
    real.put("/user/{id}", PLANNER);
    real.put("/group/{id}", "secretariat");
    real.put("/drafts/{kind}/{id}", "task/" + hers.getId());
    clock.reset(); // sessions and keys live in the present
    for (Role role :
        List.of(
            Role.PLANNERS,
            Role.COMMITTEE,
            Role.CHAIRS,
            Role.SECRETARIAT,
            Role.BODIES,
            Role.OPERATORS,
            Role.ADMINISTRATORS)) person("door" + role.key(), role);
    people.create(new People.Person("doorcockpit", "Do", "Or", null), PASSWORD, Set.of());
    acting.asEngine(
        () -> {
          for (String user : List.of("doorcockpit", "dooradministrators"))
            if (identity.createGroupQuery().groupMember(user).groupId(Role.CAMUNDA_ADMIN).count()
                == 0) identity.createMembership(user, Role.CAMUNDA_ADMIN);
          return null;
        });
  }

  /** Other stories share this database, and ask whom they find among the chairs. */
  @AfterEach
  void nobodyOfTheseStays() {
    acting.asEngine(
        () -> {
          for (User user : identity.createUserQuery().userFirstName("Do").list())
            if (user.getId().startsWith("door")) identity.deleteUser(user.getId());
          return null;
        });
  }

  private void person(String user, Role role) {
    people.create(new People.Person(user, "Do", "Or", null), PASSWORD, Set.of(role));
  }

  private String one(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(String.class).single();
  }

  /** Whatever of the case lies in the engine and in the tables of the committee. */
  private String caseAsItStands() {
    var all = new StringBuilder();
    for (String table : List.of("act_ru_task", "act_ru_variable", "act_ru_execution", "act_ru_job"))
      all.append(
          one(
              "select coalesce(string_agg(t::text, '' order by id_), '') from %s t where %s = ?"
                  .formatted(
                      table, table.endsWith("job") ? "process_instance_id_" : "proc_inst_id_"),
              real.get("/process-instance/{id}")));
    all.append(
        one(
            "select coalesce(string_agg(t::text, '' order by id_), '') from act_ru_identitylink t where task_id_ = ?",
            real.get("/task/{id}")));
    for (String table :
        List.of(
            "ballot",
            "vote",
            "verdict",
            "panel",
            "answer_window",
            "case_document",
            "recusal",
            "notice"))
      all.append(
          one(
              "select coalesce(string_agg(t::text, '' order by t::text), '') from %s t where proposal_id = ?"
                  .formatted(table),
              id));
    return all.append(one("select t::text from proposal t where id = ?", id)).toString();
  }

  // --- asking

  private List<String> wrong(Column column, Set<Route> routes) {
    var signedIn = new Visitor(port);
    var program = new Visitor(port);
    if (column != Column.NOBODY) {
      signedIn.signIn(user(column), PASSWORD);
      program.basic(user(column), PASSWORD);
    }
    String token = signedIn.token(column == Column.NOBODY ? "/sign-in" : "/keys");
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      boolean byProgram =
          route.path().startsWith("/engine-rest") || route.path().startsWith("/api/v1");
      if (endsTheSession(route) || skipped(route, column)) continue;
      May may = rules.of(route).may().get(column);
      HttpResponse<String> answer =
          ask(byProgram ? program : signedIn, route, may, byProgram ? null : token);
      if (!asSaid(column, may, route, answer))
        wrong.add(told(column.toString(), may.toString(), route, answer));
      else if (STRANGERS.contains(column)
          && answer.statusCode() < 300
          && answer.body().contains(mark))
        wrong.add(
            told(column + " learns of a case that is not theirs", may.toString(), route, answer));
    }
    return wrong;
  }

  /** Whoever asked one of these could ask nothing more. */
  private static boolean endsTheSession(Route route) {
    return route.path().endsWith("/logout") || route.path().equals("/sign-ins/end");
  }

  /** At the engine's second and third place fewer roles are asked: the first one has them all. */
  private static boolean skipped(Route route, Column column) {
    if (route.path().startsWith("/engine-rest/engine/"))
      return column != Column.NOBODY && column != Column.MEMBER;
    return route.path().startsWith("/engine-rest/")
        && !EnumSet.of(Column.NOBODY, Column.PLANNER, Column.ADMIN).contains(column);
  }

  private List<String> wrong(Scope scope, Set<Route> routes) {
    String secret =
        keys.make(
                "doorplanners", "door " + scope.key(), List.of(scope), LocalDate.now().plusDays(5))
            .secret();
    var program = new Visitor(port).sends("Authorization", "Bearer " + secret);
    List<String> wrong = new ArrayList<>();
    for (Route route : routes) {
      boolean interfaceOfOurs = route.path().startsWith("/api/v1");
      if (!interfaceOfOurs
          && !route.path().matches("/engine-rest/task(/\\{id})?|/board|/proposals/\\{id}|/keys"))
        continue;
      boolean may = rules.of(route).scopes().contains(scope.key());
      HttpResponse<String> answer = ask(program, route, may ? May.OWN : May.NO, null);
      boolean refused = Set.of(401, 403).contains(answer.statusCode()) || toSignIn(answer);
      boolean open = rules.of(route).may().get(Column.NOBODY) == May.YES;
      if (!open && refused == may)
        wrong.add(told("key " + scope.key(), may ? "YES" : "NO", route, answer));
      else if (answer.statusCode() < 300 && answer.body().contains(mark))
        wrong.add(told("key " + scope.key() + " learns of a case", "", route, answer));
    }
    return wrong;
  }

  private static String user(Column column) {
    return "door"
        + switch (column) {
          case PLANNER -> "planners";
          case MEMBER -> "committee";
          case CHAIR -> "chairs";
          case SECRETARY -> "secretariat";
          case BODY -> "bodies";
          case OPERATOR -> "operators";
          case ADMIN -> "administrators";
          default -> "cockpit";
        };
  }

  private HttpResponse<String> ask(Visitor visitor, Route route, May may, String token) {
    asked.incrementAndGet();
    String path = address(route, asksWithReal(route) || may != May.YES);
    if (route.reads() || route.method().equals("*"))
      return visitor.send(route.method().equals("*") ? "GET" : route.method(), path, null, null);
    if (route.form())
      return visitor.send(
          route.method(),
          path,
          "application/x-www-form-urlencoded",
          token == null
              ? ""
              : "_csrf="
                  + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8));
    return visitor.send(route.method(), path, "application/json", "{}");
  }

  /** A stored filter is asked, and not changed, by sending it a query. */
  private static boolean asksWithReal(Route route) {
    return route.reads() || route.path().contains("/filter/{id}/");
  }

  private String address(Route route, boolean withReal) {
    String path = route.path();
    List<String> known = new ArrayList<>(real.keySet());
    known.sort(java.util.Comparator.comparing(String::length).reversed());
    for (String place : known)
      path =
          path.replace(
              place,
              place.substring(0, place.indexOf("/{") + 1) + (withReal ? real.get(place) : NOTHING));
    path =
        path.replaceAll("\\{(name|engine|processEngineName)}", "default")
            .replace(
                "/key/{key}", path.contains("decision") ? "/key/rounds" : "/key/service-evaluation")
            .replace("/processes/{key}", "/processes/service-evaluation")
            .replace("{varId}", "planner")
            .replace("{file}", "app/plugin.css")
            .replace("{language:ko|en}", "ko")
            .replace("{kind:process|table|form}/{key}", "process/service-evaluation")
            .replaceAll("\\{\\w+:(?:\\\\d|\\[0-9]).*?[+}]}", "999999")
            .replace("{ending}", "csv")
            .replace("{member}", PANEL.get(2))
            .replaceAll("\\{[^}]*}", NOTHING)
            .replace("/**", "/" + NOTHING);
    return route.path().contains("/engine") && route.reads() ? path + "?maxResults=100" : path;
  }

  // --- judging the answer

  private static boolean asSaid(Column column, May may, Route route, HttpResponse<String> answer) {
    int status = answer.statusCode();
    boolean closed = CLOSED.stream().anyMatch(answer.body()::contains);
    return switch (may) {
      case NO ->
          status == 401
              || status == 403
              || column == Column.NOBODY && toSignIn(answer)
              || column != Column.NOBODY
                  && status == 400
                  && answer.body().contains("\"type\":\"Refusal\"");
      case OWN -> status != 401 && !toSignIn(answer);
      case YES -> status != 401 && status != 403 && !toSignIn(answer) && !closed;
    };
  }

  private static boolean toSignIn(HttpResponse<String> answer) {
    Predicate<String> signIn = location -> location.contains("/sign-in");
    return answer.statusCode() == 302
        && answer.headers().firstValue("Location").filter(signIn).isPresent();
  }

  private static String told(String who, String may, Route route, HttpResponse<String> answer) {
    String body = answer.body().replaceAll("\\s+", " ");
    return "%n%s %s %s: %d %s"
        .formatted(
            who, may, route, answer.statusCode(), body.substring(0, Math.min(120, body.length())));
  }
}
