package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A session, from the sign-in to its end: what it may do is asked anew with each request. */
@GuardedTest
class SessionsTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;
  private static final String SESSION = "canvasgate-session";
  private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=10";
  private static final String COCKPIT = "/camunda/app/cockpit/default/";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Accounts accounts;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;

  private final String hana = "hana" + UUID.randomUUID().toString().substring(0, 6);

  @BeforeEach
  void somebody() {
    people.create(new People.Person(hana, "Hana", "Kim", null), PASSWORD, Set.of(Role.COMMITTEE));
  }

  private Visitor signedIn(String user) {
    var visitor = new Visitor(port);
    visitor.signIn(user, PASSWORD);
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(200);
    return visitor;
  }

  private static void isOut(Visitor visitor) {
    assertThat(visitor.get("/sign-ins").statusCode()).isEqualTo(302);
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(401);
    assertThat(visitor.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(401);
  }

  @Test
  void aSessionThatSomebodyElseHasPreparedIsWorthNothing() {
    var attacker = new Visitor(port);
    attacker.get("/sign-in");
    String prepared = attacker.cookie(SESSION).orElseThrow().getValue();
    attacker.signIn(hana, PASSWORD); // as the victim would, under the id that was put upon her
    assertThat(attacker.get("/sign-ins").statusCode()).isEqualTo(200);
    isOut(new Visitor(port).sends("Cookie", SESSION + "=" + prepared));
  }

  @Test
  void aPageIsOpenedAfterTheSignInAndNothingThatItsScriptsAskedFor() {
    var script = new Visitor(port).sends("Accept", "*/*");
    assertThat(script.get(TASKS).statusCode()).isEqualTo(401);
    assertThat(script.get("/keys").statusCode()).isEqualTo(302);
    assertThat(script.cookie(SESSION)).isEmpty();
    var visitor = new Visitor(port).sends("Accept", "text/html,*/*;q=0.8");
    visitor.get("/keys");
    assertThat(visitor.signIn(hana, PASSWORD).headers().firstValue("Location"))
        .hasValueSatisfying(where -> assertThat(where).contains("/keys"));
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneAtTheNextRequestEverywhere() {
    accounts.grant(hana, Role.ADMINISTRATORS);
    Visitor visitor = signedIn(hana);
    assertThat(visitor.get(COCKPIT).statusCode()).isEqualTo(200);
    assertThat(visitor.get("/sign-ins/people/admin").statusCode()).isEqualTo(200);
    assertThat(apps(visitor)).contains("cockpit");
    accounts.withdraw(hana, Role.ADMINISTRATORS);
    assertThat(visitor.get(COCKPIT).statusCode()).isEqualTo(403);
    assertThat(visitor.get("/sign-ins/people/admin").statusCode()).isEqualTo(403);
    // Camunda's own pages keep what they show for a second.
    await()
        .untilAsserted(
            () -> assertThat(apps(visitor)).doesNotContain("cockpit").contains("tasklist"));
    accounts.grant(hana, Role.ADMINISTRATORS);
    assertThat(visitor.get(COCKPIT).statusCode()).isEqualTo(200);
  }

  private static String apps(Visitor visitor) {
    return visitor.get("/camunda/api/admin/auth/user/default").body();
  }

  @Test
  void aPasswordThatIsChangedEndsWhatTheOldOneOpened() {
    Visitor visitor = signedIn(hana);
    User user = identity.createUserQuery().userId(hana).singleResult();
    user.setPassword("quite-another-gate-2");
    identity.saveUser(user);
    isOut(visitor);
    assertThat(new Visitor(port).signIn(hana, PASSWORD).headers().firstValue("Location"))
        .hasValueSatisfying(where -> assertThat(where).contains("?wrong"));
  }

  @Test
  void whoIsDeletedIsOut() {
    Visitor visitor = signedIn(hana);
    identity.deleteUser(hana);
    isOut(visitor);
  }

  @Test
  void anAdministratorClosesAnAccountAndItIsOutAndStaysOut() {
    Visitor visitor = signedIn(hana);
    Visitor admin = signedIn("admin");
    String person = "/sign-ins/people/" + hana;
    assertThat(admin.get(person).body()).contains("The account is open.");
    assertThat(admin.submit(person, person + "/close", Map.of()).statusCode()).isEqualTo(302);
    isOut(visitor);
    assertThat(new Visitor(port).signIn(hana, PASSWORD).headers().firstValue("Location"))
        .hasValueSatisfying(where -> assertThat(where).contains("?closed"));
    assertThat(
            new Visitor(port)
                .basic(hana, PASSWORD)
                .get("/engine-rest/task?maxResults=10")
                .statusCode())
        .isEqualTo(401);
    admin.submit(person, person + "/open", Map.of());
    signedIn(hana);
  }

  @Test
  void nobodyClosesTheirOwnAccountAndOnlyAdministratorsThoseOfOthers() {
    Visitor admin = signedIn("admin");
    assertThat(admin.submit("/sign-ins", "/sign-ins/people/admin/close", Map.of()).statusCode())
        .isEqualTo(422);
    Visitor member = signedIn(hana);
    for (String deed : new String[] {"end", "close", "open", "factor"})
      assertThat(
              member.submit("/sign-ins", "/sign-ins/people/admin/" + deed, Map.of()).statusCode())
          .as(deed)
          .isEqualTo(403);
    assertThat(member.get("/sign-ins/people/admin").statusCode()).isEqualTo(403);
    assertThat(admin.get("/sign-ins").statusCode()).isEqualTo(200);
  }

  @Test
  void signingOutEverywhereEndsAllOfOnesSessionsAndNobodyElses() {
    Visitor office = signedIn(hana).sends("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140");
    Visitor home = signedIn(hana);
    Visitor admin = signedIn("admin");
    String page = home.get("/sign-ins").body();
    assertThat(page.split("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1", -1)).hasSize(3);
    home.submit("/sign-ins", "/sign-ins/end", Map.of());
    isOut(office);
    isOut(home);
    assertThat(admin.get(TASKS).statusCode()).isEqualTo(200);
  }

  @Test
  void anAdministratorEndsSomebodysSessions() {
    Visitor visitor = signedIn(hana);
    Visitor admin = signedIn("admin");
    String person = "/sign-ins/people/" + hana;
    admin.submit(person, person + "/end", Map.of());
    isOut(visitor);
    assertThat(admin.get(person).body()).contains("Not signed in anywhere.");
  }

  @Test
  void aSessionEndsAfterTwelveHoursHoweverBusyItIs() {
    Visitor visitor = signedIn(hana);
    age(hana, 11 * 60);
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(200);
    age(hana, 61);
    isOut(visitor);
  }

  private void age(String user, int minutes) {
    assertThat(
            jdbc.sql(
                    "update spring_session set creation_time = creation_time - ? where"
                        + " principal_name = ?")
                .params(minutes * 60_000L, user)
                .update())
        .isEqualTo(1);
  }

  @Test
  void aSessionThatNobodyUsesEndsAfterHalfAnHourAndTheSignInSaysSo() {
    Visitor visitor = signedIn(hana);
    jdbc.sql(
            "update spring_session set last_access_time = last_access_time - 1801000,"
                + " expiry_time = expiry_time - 1801000 where principal_name = ?")
        .param(hana)
        .update();
    HttpResponse<String> answer = visitor.get("/sign-ins");
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?ended");
    HttpResponse<String> in =
        visitor.submit(
            "/sign-in?ended", "/sign-in", Map.of("username", hana, "password", PASSWORD));
    assertThat(in.headers().firstValue("Location").orElseThrow()).contains("/sign-ins");
  }

  @Test
  void aSignInPageThatWasOpenForTooLongAsksAgainInsteadOfFailing() {
    HttpResponse<String> answer =
        new Visitor(port)
            .submit("/language", "/sign-in", Map.of("username", hana, "password", PASSWORD));
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/sign-in?stale");
  }
}
