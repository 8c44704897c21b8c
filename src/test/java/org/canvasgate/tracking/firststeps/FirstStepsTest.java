package org.canvasgate.tracking.firststeps;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.identity.Accounts;
import org.canvasgate.identity.Role;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * An installation in which nothing is but its first administrator is led, through pages alone, to
 * its first proposal.
 */
@CanvasgateTest
@TestPropertySource(properties = "canvasgate.test.installation=empty") // a database of its own
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstStepsTest {
  private static final String PASSWORD = "A quiet harbour at dawn";
  private static final String STEPS = "/first-steps";
  private static final String PEOPLE = "/first-steps/people";
  private static final Pattern STATE =
      Pattern.compile(
          "<section class=\"card step( done)?\" id=\"([a-z]+)\"|id=\"([a-z]+)\" class=\"card step( done)?\"");

  @LocalServerPort int port;
  @Autowired Accounts accounts;

  private Visitor administrator() {
    Visitor visitor = new Visitor(port);
    visitor.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    return visitor;
  }

  private HttpResponse<String> add(Visitor by, String id, Role role, Map<String, String> more) {
    var form = new java.util.HashMap<String, String>();
    form.put("userId", id);
    form.put("firstName", "Given");
    form.put("lastName", "Family");
    form.put("password", PASSWORD);
    form.put("roles", role.key());
    form.putAll(more);
    return by.submit(STEPS, PEOPLE, form);
  }

  private static Map<String, Boolean> states(String page) {
    return STATE
        .matcher(page)
        .results()
        .collect(
            Collectors.toMap(
                m -> m.group(2) == null ? m.group(3) : m.group(2),
                m -> m.group(1) != null || m.group(4) != null));
  }

  @Test
  @Order(1)
  void theAdministratorOfAnEmptyInstallationIsLedToTheFirstSteps() {
    Visitor visitor = new Visitor(port);
    var signedIn = visitor.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    assertThat(signedIn.headers().firstValue("Location").orElseThrow()).endsWith("/");
    var home = visitor.get("/");
    assertThat(home.statusCode()).isEqualTo(302);
    assertThat(home.headers().firstValue("Location").orElseThrow()).endsWith(STEPS);
    assertThat(visitor.get("/?stay").statusCode()).isEqualTo(200);
    String page = visitor.get(STEPS).body();
    assertThat(page.split("<head>")).as("one head").hasSize(2);
    assertThat(page)
        .contains(
            "Nobody has the role “Planner” yet.",
            "Nobody has the role “Chair” yet.",
            "The committee has no members; the smallest panel needs 3.",
            "Nobody answers for the Budget Office",
            "No mail server is set",
            "Nothing has been proposed yet.")
        .doesNotContain("??");
    assertThat(states(page))
        .isEqualTo(
            Map.of(
                "people",
                false,
                "committee",
                false,
                "bodies",
                false,
                "organisations",
                true,
                "weights",
                false,
                "mail",
                false,
                "proposal",
                false));
    assertThat(visitor.reads("ko").get(STEPS).body())
        .contains("위원장", "예산담당관", "아직 제안이 없습니다.")
        .doesNotContain("??");
  }

  @Test
  @Order(2)
  void whatIsWrongWithAPersonIsToldAndWhatWasTypedStays() {
    Visitor visitor = administrator();
    var refused =
        add(
            visitor,
            "bad id",
            Role.PLANNERS,
            Map.of("password", "short", "email", "nowhere", "lastName", "Typed-before"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("is no user id", "too weak", "is no e-mail address", "Typed-before")
        .doesNotContain("value=\"short\"");
    assertThat(add(visitor, "admin", Role.PLANNERS, Map.of()).body()).contains("is taken");
    assertThat(accounts.count()).isEqualTo(1);
  }

  @Test
  @Order(3)
  void throughPagesAloneTheInstallationComesToItsFirstProposal() {
    Visitor visitor = administrator();
    add(visitor, "paula", Role.PLANNERS, Map.of("organisation", "도시계획과"));
    add(visitor, "petra", Role.PLANNERS, Map.of());
    add(visitor, "sarah", Role.SECRETARIAT, Map.of());
    add(visitor, "clara", Role.CHAIRS, Map.of());
    add(visitor, "olive", Role.OPERATORS, Map.of());
    for (String member : new String[] {"maria", "moira", "mabel"})
      add(visitor, member, Role.COMMITTEE, Map.of());
    add(visitor, "beata", Role.BODIES, Map.of("body", "budget-office"));
    add(visitor, "bruno", Role.BODIES, Map.of("body", "smart-city-office"));
    String page = visitor.get(STEPS).body();
    assertThat(states(page)).containsEntry("people", true).containsEntry("bodies", true);
    assertThat(page)
        .contains("One planner belongs to no organisation: Given Family")
        .contains("3 members have no complete profile");

    visitor.submit(
        PEOPLE + "/petra",
        PEOPLE + "/petra",
        Map.of("roles", Role.PLANNERS.key(), "organisation", "도시계획과"));
    for (String member : new String[] {"maria", "moira", "mabel"})
      visitor.submit(
          "/roster/" + member,
          "/roster/" + member,
          Map.of("organisation", "University", "category", "ict-expert", "fields", "transport"));
    visitor.submit(STEPS, STEPS + "/weights/settle", Map.of());
    visitor.submit(STEPS, STEPS + "/mail/settle", Map.of());
    assertThat(states(visitor.get(STEPS).body()))
        .isEqualTo(
            Map.of(
                "people",
                true,
                "committee",
                true,
                "bodies",
                true,
                "organisations",
                true,
                "weights",
                true,
                "mail",
                true,
                "proposal",
                false));

    Visitor planner = new Visitor(port);
    planner.signIn("paula", PASSWORD);
    var proposed =
        planner.post(
            "/camunda/api/engine/engine/default/process-definition/key/service-evaluation/submit-form",
            proposal());
    assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(200);

    assertThat(visitor.get("/").statusCode()).isEqualTo(200);
    assertThat(visitor.get(STEPS).body()).contains("Every step is done.");
    Visitor colleague = new Visitor(port);
    colleague.signIn("petra", PASSWORD);
    var link = Pattern.compile("/proposals/[a-z0-9-]*bus-on-call[a-z0-9-]*");
    var proposal = link.matcher(planner.get("/").body());
    assertThat(proposal.find()).as("the planner's home page links the proposal").isTrue();
    assertThat(colleague.get(proposal.group()).statusCode())
        .as("a colleague of the same organisation sees it")
        .isEqualTo(200);
  }

  @Test
  @Order(4)
  void nobodyElseOpensTheStepsAndNobodyLocksThemselvesOut() {
    Visitor planner = new Visitor(port);
    planner.signIn("paula", PASSWORD);
    assertThat(planner.get(STEPS).statusCode()).isEqualTo(403);
    assertThat(planner.get(PEOPLE + "/admin").statusCode()).isEqualTo(403);
    assertThat(
            planner
                .submit("/preferences", PEOPLE + "/paula", Map.of("roles", "administrators"))
                .statusCode())
        .isEqualTo(403);
    var refused =
        administrator()
            .submit(PEOPLE + "/admin", PEOPLE + "/admin", Map.of("roles", Role.PLANNERS.key()));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("You cannot take the role of administrator from yourself");
    assertThat(accounts.find("admin").orElseThrow().groups())
        .containsExactly("administrators", "camunda-admin");
  }

  @Test
  @Order(5)
  void rolesAreTakenAndGroupsAreLeft() {
    Visitor visitor = administrator();
    visitor.submit(PEOPLE + "/bruno", PEOPLE + "/bruno", Map.of("roles", Role.OPERATORS.key()));
    visitor.submit(
        PEOPLE + "/bruno", PEOPLE + "/bruno/leave", Map.of("group", "body-smart-city-office"));
    assertThat(accounts.find("bruno").orElseThrow().groups()).containsExactly("operators");
    assertThat(visitor.get(STEPS).body()).contains("Nobody answers for the Smart City Office");
    var role =
        visitor.submit(PEOPLE + "/bruno", PEOPLE + "/bruno/leave", Map.of("group", "operators"));
    assertThat(role.statusCode()).as("roles go by the form").isEqualTo(404);
  }

  /** What the start form of Tasklist sends. */
  private static String proposal() {
    var fields = new java.util.LinkedHashMap<String, String>();
    fields.put("nameEn", "\"Bus on call\"");
    fields.put("city", "\"Harbour\"");
    fields.put("kind", "\"public\"");
    fields.put("field", "\"transport\"");
    fields.put("summary", "\"Minibuses called by app.\"");
    for (Block block : Block.values())
      fields.put("canvas_" + block.key().replace('-', '_'), "\"A claim.\"");
    return fields.entrySet().stream()
        .map(field -> "\"%s\":{\"value\":%s}".formatted(field.getKey(), field.getValue()))
        .collect(Collectors.joining(",", "{\"variables\":{", "}}"));
  }
}
