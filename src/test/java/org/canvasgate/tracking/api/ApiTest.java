package org.canvasgate.tracking.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.form.Refusal;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.identity.key.MachineKey;
import org.canvasgate.identity.key.MachineKeys;
import org.canvasgate.identity.key.Scope;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a program gets, by password and by key, and what it does not. */
@CanvasgateTest
class ApiTest {
  private static final String PASSWORD = "Bridge-over-4-gates";
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Intake intake;
  @Autowired Proposals proposals;
  @Autowired Verdicts verdicts;
  @Autowired Scorecards scorecards;
  @Autowired CanvasEvaluation evaluation;
  @Autowired Panels panels;
  @Autowired Recusals recusals;
  @Autowired Notices notices;
  @Autowired MachineKeys keys;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  @BeforeEach
  void people() {
    create("apiplanner", Role.PLANNERS);
    create("apiother", Role.PLANNERS);
    create("apimember", Role.COMMITTEE);
    create("apistranger", Role.COMMITTEE);
    create("apisecretary", Role.SECRETARIAT);
    create("apiadmin", Role.ADMINISTRATORS);
    // Whoever types a wrong password has to wait before the next try.
    create("apiforgetful", Role.PLANNERS);
  }

  @Test
  void whoeverIsNotSignedInGetsAFaultAndNoPage() {
    Answer answer = nobody().get("/me");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.fault("ko").path("type").asText()).endsWith("#fault-not-signed-in");
    assertThat(answer.headers("WWW-Authenticate"))
        .anyMatch(way -> way.startsWith("Bearer"))
        .anyMatch(way -> way.startsWith("Basic"));
    assertThat(answer.headers("Set-Cookie")).as("no session").isEmpty();
    assertThat(basic("apiforgetful", "wrong-password-1").get("/me").status()).isEqualTo(401);
    assertThat(bearer("cgk_nonsense").get("/me").fault("ko").path("detail").asText())
        .contains("알 수 없는 키");
  }

  @Test
  void everyFaultIsTheSameShapeInBothLanguages() {
    Program planner = basic("apiplanner", PASSWORD);
    assertThat(planner.get("/no/such/thing").fault("en").path("status").asInt()).isEqualTo(404);
    assertThat(planner.get("/proposals/no-such-case").fault("ko").path("title").asText())
        .isEqualTo("찾을 수 없음");
    Answer method = planner.send("DELETE", "/me", null, "application/json");
    assertThat(method.fault("en").path("status").asInt()).isEqualTo(405);
    assertThat(method.headers("Allow")).containsExactly("GET");
    assertThat(planner.send("POST", "/proposals", "<x/>", "text/xml").fault("en").path("status"))
        .hasToString("415");
    assertThat(planner.get("/proposals?size=many").fault("en").path("status").asInt())
        .isEqualTo(400);
    assertThat(planner.get("/proposals?stage=revue").fault("en").path("status").asInt())
        .as("a misspelt stage finds not everything")
        .isEqualTo(400);
    assertThat(planner.accepting("text/html").get("/me").fault("en").path("detail").asText())
        .contains("application/json");
    assertThat(planner.post("/proposals/x/withdrawal", "{\"reason\":").fault("ko").path("status"))
        .hasToString("400");
  }

  @Test
  void whatIsTooLargeOrBeyondAllTimeIsAFaultOfWhoAsks() {
    Program planner = basic("apiplanner", PASSWORD);
    String large = "[" + " ".repeat(5 * 1024 * 1024) + "]";
    for (String path : List.of("/proposals", "/tasks/x/answer"))
      assertThat(planner.post(path, large).fault("en").path("status").asInt())
          .as(path)
          .isEqualTo(413);
    assertThat(
            planner
                .get("/notices?before=%2B1000000000-12-31T23:59:59Z~1")
                .fault("ko")
                .path("status")
                .asInt())
        .isEqualTo(400);
  }

  @Test
  void aPlannerLooksFirstThenProposesReadsAndWithdraws() {
    Program planner = basic("apiplanner", PASSWORD);
    String document = document("api-bus");
    Answer looked = planner.post("/proposals?dryRun=true", document);
    assertThat(looked.status()).isEqualTo(200);
    assertThat(looked.json().path("dryRun").asBoolean()).isTrue();
    assertThat(proposals.find("api-bus")).isEmpty();

    Answer taken = planner.post("/proposals", document);
    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.headers("Location")).containsExactly("/api/v1/proposals/api-bus");
    assertThat(proposals.get("api-bus").planner()).isEqualTo("apiplanner");
    JsonNode twice = planner.post("/proposals", document).fault("ko");
    assertThat(twice.path("status").asInt()).isEqualTo(422);
    assertThat(twice.at("/problems/0/code").asText()).isEqualTo("proposal.id-taken");

    JsonNode wrong = planner.post("/proposals", "{\"name_en\": \"a\", \"canvas\": {}}").fault("ko");
    assertThat(wrong.path("problems").findValuesAsText("field")).contains("city", "kind", "sector");
    assertThat(wrong.path("detail").asText()).doesNotContain("??");

    JsonNode read = planner.get("/proposals/api-bus").json();
    assertThat(read.path("nameEn").asText()).isEqualTo("Bus api-bus");
    assertThat(read.path("summary").isNull()).as("not known").isTrue();
    assertThat(read.at("/standing/party").asBoolean()).isTrue();
    JsonNode canvas = planner.get("/proposals/api-bus/canvas").json();
    assertThat(canvas.path("blocks")).hasSize(11);
    assertThat(canvas.at("/blocks").findValuesAsText("text")).contains("short waits");

    assertThat(planner.post("/proposals/api-bus/withdrawal", "{\"reason\": \" \"}").status())
        .isEqualTo(422);
    assertThat(planner.post("/proposals/api-bus/withdrawal", "{\"reason\": \"dear\"}").status())
        .isEqualTo(204);
    assertThat(proposals.statusReason("api-bus")).contains("dear");
    assertThat(basic("apimember", PASSWORD).post("/proposals", document("api-no")).status())
        .as("only planners propose")
        .isEqualTo(403);
  }

  @Test
  void anAnswerThatStillHoldsIsNotSentAgain() {
    propose("api-tag");
    Program planner = basic("apiplanner", PASSWORD);
    Answer first = planner.get("/proposals/api-tag");
    String tag = first.headers("ETag").get(0);
    Answer again = planner.with("If-None-Match", tag).get("/proposals/api-tag");
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(first.headers("Cache-Control")).containsExactly("private, no-cache");
  }

  @Test
  void nobodyReadsMoreThanTheirPagesShow() {
    propose("api-rights");
    assertThat(basic("apiother", PASSWORD).get("/proposals/api-rights").status()).isEqualTo(404);
    assertThat(basic("apistranger", PASSWORD).get("/proposals/api-rights").status())
        .as("a member of no panel of it")
        .isEqualTo(404);
    assertThat(ids(basic("apiother", PASSWORD).get("/proposals?size=200").json()))
        .doesNotContain("api-rights");
    panels.appoint(
        "api-rights", Gate.REVIEW, 0, "new-committee", List.of("apimember"), null, "apisecretary");
    CaseRound round = new CaseRound("api-rights", Gate.REVIEW, 0, 1);
    List<Rating> ratings =
        Arrays.stream(Block.values()).map(b -> Rating.of("apimember", b, 4, null)).toList();
    scorecards.save(evaluation.of(round, ServiceKind.MIXED, ratings, Map.of(), null, Map.of()));
    String cards = "/proposals/api-rights/scorecards";
    assertThat(basic("apiplanner", PASSWORD).get(cards).json()).as("before the verdict").isEmpty();
    JsonNode seen = basic("apisecretary", PASSWORD).get(cards).json();
    assertThat(seen.at("/0/canvasScore").asDouble()).isEqualTo(75);
    assertThat(seen.toString()).as("nobody's rating").doesNotContain("apimember");
    verdicts.give(round, "pass", "pass", null, null, "apisecretary", Map.of());
    assertThat(basic("apiplanner", PASSWORD).get(cards).json()).hasSize(1);
    assertThat(
            basic("apiplanner", PASSWORD)
                .get("/proposals/api-rights/verdicts")
                .json()
                .at("/0/outcome")
                .asText())
        .isEqualTo("pass");

    recusals.add(
        "api-rights", "apimember", Recusal.Kind.values()[0], "A cousin plans it.", "apisecretary");
    Program kept = basic("apimember", PASSWORD);
    assertThat(kept.get("/proposals/api-rights").json().at("/standing/keptOff").asBoolean())
        .isTrue();
    assertThat(kept.get("/proposals/api-rights/canvas").status()).isEqualTo(200);
    for (String closed : List.of("scorecards", "verdicts", "plan", "reports", "conditions"))
      assertThat(kept.get("/proposals/api-rights/" + closed).fault("en").path("type").asText())
          .as(closed)
          .endsWith("kept-off");
  }

  @Test
  void aKeyActsForItsOwnerWithinItsScopesUntilItIsRevoked() {
    propose("api-key");
    String read = keys.make("apiplanner", "copier", List.of(Scope.READ), in(30)).secret();
    Program copier = bearer(read);
    JsonNode me = copier.get("/me").json();
    assertThat(me.path("user").asText()).isEqualTo("apiplanner");
    assertThat(me.at("/key/scopes/0").asText()).isEqualTo("read");
    assertThat(copier.get("/proposals/api-key").status()).isEqualTo(200);
    for (String closed : List.of("/tasks", "/tasks/x"))
      assertThat(copier.get(closed).fault("ko").path("type").asText()).endsWith("out-of-scope");
    assertThat(copier.post("/proposals", document("api-key-2")).status()).isEqualTo(403);
    assertThat(copier.post("/proposals?dryRun=true", document("api-key-2")).status())
        .as("reading does not include looking whether one could propose")
        .isEqualTo(403);
    String propose = keys.make("apiplanner", "sender", List.of(Scope.PROPOSE), in(30)).secret();
    assertThat(bearer(propose).get("/proposals/api-key").status()).isEqualTo(403);
    assertThat(bearer(propose).post("/proposals", document("api-key-2")).status()).isEqualTo(201);
    assertThat(
            jdbc.sql(
                    "select count(*) from machine_key where last_used_at is null and owner = 'apiplanner'")
                .query(Long.class)
                .single())
        .isZero();

    MachineKey key =
        keys.of("apiplanner").stream()
            .filter(k -> k.name().equals("copier"))
            .findFirst()
            .orElseThrow();
    assertThat(
            jdbc.sql(
                    "select encode(secret_hash, 'escape') || mark || name from machine_key where id = ?")
                .param(key.id())
                .query(String.class)
                .single())
        .doesNotContain(read);
    keys.revoke(key.id(), "apiadmin");
    assertThat(copier.get("/me").fault("ko").path("detail").asText()).contains("폐기된 키");
  }

  @Test
  void aKeyLosesWhatItsOwnerLosesAndEndsOnItsDay() {
    people.create(
        new People.Person("apileaver", "Min", "Kim", null), PASSWORD, Set.of(Role.SECRETARIAT));
    propose("api-leaver");
    String secret = keys.make("apileaver", "watch", List.of(Scope.READ), in(1)).secret();
    assertThat(bearer(secret).get("/proposals/api-leaver").status()).isEqualTo(200);
    people.leave("apileaver", Role.SECRETARIAT.key());
    assertThat(bearer(secret).get("/proposals/api-leaver").status()).isEqualTo(404);
    jdbc.sql("update machine_key set ends_on = ? where owner = 'apileaver'")
        .param(LocalDate.now(clock).minusDays(1))
        .update();
    assertThat(bearer(secret).get("/me").fault("en").path("detail").asText()).contains("last day");
  }

  @Test
  void anAdministratorOffersAKeyAndOnlyItsOwnerEverSeesIt() {
    Visitor admin = new Visitor(port).reads("ko");
    admin.signIn("apiadmin", PASSWORD);
    Map<String, String> offer =
        Map.of(
            "name",
            "nightly",
            "scopes",
            "tasks",
            "endsOn",
            in(10).toString(),
            "owner",
            "apisecretary");
    assertThat(admin.submit("/keys", "/keys", offer).statusCode()).isEqualTo(302);
    assertThat(admin.get("/keys").body())
        .contains("nightly", "제안됨")
        .doesNotContain("??")
        .doesNotContainPattern("cgk_[A-Za-z0-9_-]{43}");
    MachineKey offered = keys.of("apisecretary").get(0);
    assertThat(offered.state(LocalDate.now(clock))).isEqualTo(MachineKey.State.OFFERED);
    assertThat(admin.submit("/keys", "/keys/" + offered.id() + "/take", Map.of()).statusCode())
        .as("not for the administrator")
        .isEqualTo(422);
    Visitor owner = new Visitor(port);
    owner.signIn("apisecretary", PASSWORD);
    var told = owner.submit("/keys", "/keys/" + offered.id() + "/take", Map.of());
    assertThat(told.body()).containsPattern("cgk_[A-Za-z0-9_-]{43}").doesNotContain("??");
    assertThat(told.headers().allValues("Cache-Control")).containsExactly("no-store");
    assertThat(owner.get("/keys").body()).doesNotContainPattern("cgk_[A-Za-z0-9_-]{43}");

    Visitor planner = new Visitor(port);
    planner.signIn("apiplanner", PASSWORD);
    assertThat(planner.submit("/keys", "/keys", offer).statusCode())
        .as("others offer nothing")
        .isEqualTo(403);
    assertThat(planner.submit("/keys", "/keys/" + offered.id() + "/revoke", Map.of()).statusCode())
        .isEqualTo(404);
    assertThat(
            planner
                .submit(
                    "/keys",
                    "/keys",
                    Map.of("name", "long", "scopes", "tasks", "endsOn", in(91).toString()))
                .body())
        .contains("at the latest");
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> keys.make("apiplanner", " ", List.of(), null)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problems()).hasSize(3));
  }

  @Test
  void aPageOfTheSessionOpensNothingHere() {
    Visitor signedIn = new Visitor(port);
    signedIn.signIn("apiplanner", PASSWORD);
    assertThat(signedIn.get("/api/v1/me").statusCode()).isEqualTo(401);
    assertThat(signedIn.get("/api").body())
        .contains("/api/v1/proposals/{id}", "Read a proposal", "fault-kept-off")
        .doesNotContain("??");
    assertThat(signedIn.get("/api/v1/openapi.json").statusCode()).isEqualTo(200);
  }

  @Test
  void theListGoesOnPageByPageUntilAllIsTold() {
    for (int i = 1; i <= 5; i++) propose("api-page-" + i);
    Program planner = basic("apiplanner", PASSWORD);
    List<String> told = new ArrayList<>();
    String next = "/proposals?q=api-page&size=2&sort=name";
    for (int pages = 0; next != null && pages < 10; pages++) {
      Answer page = planner.get(next);
      assertThat(page.status()).isEqualTo(200);
      told.addAll(ids(page.json()));
      next = page.next();
    }
    assertThat(told)
        .filteredOn(id -> id.startsWith("api-page-"))
        .containsExactly("api-page-1", "api-page-2", "api-page-3", "api-page-4", "api-page-5");
  }

  @Test
  void noticesComeInTheReadersWordsTheLatestFirst() {
    for (int i = 1; i <= 3; i++)
      notices.tell("apiother", null, "key.notice.offered", "api-test:" + i, "no. " + i);
    Program other = basic("apiother", PASSWORD);
    Answer first = other.get("/notices?size=2");
    assertThat(first.json().findValuesAsText("text"))
        .satisfiesExactly(
            t -> assertThat(t).contains("no. 3"), t -> assertThat(t).contains("no. 2"));
    assertThat(first.json().at("/0/unread").asBoolean()).isTrue();
    assertThat(other.get(first.next()).json().findValuesAsText("text").get(0)).contains("no. 1");
    assertThat(other.send("PUT", "/notices/seen", null, "application/json").status())
        .isEqualTo(204);
    assertThat(other.get("/notices").json().at("/0/unread").asBoolean()).isFalse();
    assertThat(other.get("/notices?before=yesterday").fault("en").path("status").asInt())
        .isEqualTo(400);
  }

  // --- programs

  private void propose(String id) {
    if (proposals.find(id).isEmpty())
      intake.submit(
          ProposalFile.read(document(id).getBytes(StandardCharsets.UTF_8), "a.json").get(0),
          "apiplanner");
  }

  private static String document(String id) {
    return """
    {"id": "%s", "name_en": "Bus %s", "city": "Incheon", "sector": "transport",
      "kind": "mixed", "canvas": {"value_proposition": "short waits", "key_resources": "buses",
      "cost_structure": "wages"}}
    """
        .formatted(id, id);
  }

  private void create(String id, Role role) {
    people.create(new People.Person(id, "Min", "Kim", null), PASSWORD, Set.of(role));
  }

  private LocalDate in(int days) {
    return LocalDate.now(clock).plusDays(days);
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("proposals").forEach(line -> ids.add(line.path("id").asText()));
    return ids;
  }

  private Program nobody() {
    return new Program(port, Map.of("Accept", "application/json"));
  }

  private Program basic(String user, String password) {
    String both = user + ":" + password;
    return nobody()
        .with(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  private Program bearer(String secret) {
    return nobody().with("Authorization", "Bearer " + secret);
  }

  /** A program with the headers that it sends each time. */
  private record Program(int port, Map<String, String> headers) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    Program with(String header, String value) {
      var more = new java.util.HashMap<>(headers);
      more.put(header, value);
      return new Program(port, more);
    }

    Program accepting(String type) {
      return with("Accept", type);
    }

    Answer get(String path) {
      return send("GET", path, null, null);
    }

    Answer post(String path, String json) {
      return send("POST", path, json, "application/json");
    }

    Answer send(String method, String path, String content, String type) {
      return new Answer(this, method, path, content, type, once(method, path, content, type, "en"));
    }

    HttpResponse<String> once(
        String method, String path, String content, String type, String language) {
      String address = path.startsWith("/api/v1") ? path : "/api/v1" + path;
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
              .method(
                  method,
                  content == null ? BodyPublishers.noBody() : BodyPublishers.ofString(content))
              .header("Accept-Language", language);
      headers.forEach(request::header);
      if (type != null) request.header("Content-Type", type);
      try {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }
  }

  /** What came back. */
  private record Answer(
      Program program,
      String method,
      String path,
      String content,
      String type,
      HttpResponse<String> response) {

    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    JsonNode json() {
      assertThat(status()).as("%s %s: %s", method, path, body()).isBetween(200, 299);
      return read(body());
    }

    /** The fault, asked for again in a language. */
    JsonNode fault(String language) {
      HttpResponse<String> again = program.once(method, path, content, type, language);
      assertThat(again.headers().firstValue("Content-Type").orElse(""))
          .as("%s %s: %s", method, path, again.body())
          .startsWith("application/problem+json");
      assertThat(again.headers().firstValue("Content-Language")).contains(language);
      JsonNode fault = read(again.body());
      assertThat(fault.path("status").asInt()).isEqualTo(again.statusCode());
      for (String field : List.of("type", "title", "detail", "instance"))
        assertThat(fault.path(field).asText()).as(field).isNotBlank();
      assertThat(again.body()).doesNotContain("Exception", "org.canvasgate", "\tat ", "??");
      return fault;
    }

    /** The address of the next page; null on the last. */
    String next() {
      return headers("Link").stream()
          .flatMap(header -> Arrays.stream(header.split(", ")))
          .filter(link -> link.endsWith("rel=\"next\""))
          .map(link -> link.substring(link.indexOf("/api/v1"), link.indexOf('>')))
          .findFirst()
          .orElse(null);
    }

    private static JsonNode read(String text) {
      try {
        return JSON.readTree(text);
      } catch (IOException notJson) {
        throw new AssertionError(text, notJson);
      }
    }
  }
}
