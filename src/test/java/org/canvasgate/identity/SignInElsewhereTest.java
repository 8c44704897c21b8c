package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * An installation as a city would run it: people sign in at the city's provider, administrators and
 * chairs need a second factor, and a proxy ends TLS in front.
 */
@GuardedTest
class SignInElsewhereTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;
  private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=10";
  private static final IdentityProvider PROVIDER = new IdentityProvider();

  @DynamicPropertySource
  static void city(DynamicPropertyRegistry settings) {
    settings.add("canvasgate.oidc.issuer", PROVIDER::issuer);
    settings.add("canvasgate.oidc.client-id", () -> IdentityProvider.CLIENT);
    settings.add("canvasgate.oidc.client-secret", () -> IdentityProvider.SECRET);
    settings.add("canvasgate.oidc.name", () -> "City account");
    settings.add(
        "canvasgate.oidc.groups",
        () -> "smart-city=committee, heads=chairs, it=administrators, desk=secretariat");
    settings.add("canvasgate.second-factor.required", () -> "true");
    settings.add("server.forward-headers-strategy", () -> "native");
  }

  @AfterAll
  static void closes() {
    PROVIDER.close();
  }

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Accounts accounts;

  private final String dana = "dana" + UUID.randomUUID().toString().substring(0, 6);

  /** The same browser at the provider. */
  private Visitor elsewhere;

  @BeforeEach
  void known() {
    PROVIDER.knows(port);
    PROVIDER.says(dana, Map.of("groups", List.of("smart-city", "choir")));
  }

  private static String where(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("stayed: " + answer.statusCode());
  }

  private static String within(String address) {
    URI uri = URI.create(address);
    return uri.getRawPath() + "?" + uri.getRawQuery();
  }

  /**
   * Sends somebody to the provider, where they show their password, and answers how they return.
   */
  private String wayBack(Visitor visitor, String person) {
    String there = where(visitor.get("/sign-in/to/provider"));
    assertThat(there).startsWith(PROVIDER.issuer()).contains("code_challenge_method=S256");
    elsewhere = new Visitor(PROVIDER.port());
    elsewhere.submit(
        "/login", "/login", Map.of("username", person, "password", IdentityProvider.PASSWORD));
    HttpResponse<String> sent = elsewhere.get(within(there));
    assertThat(where(sent)).contains("/sign-in/from/provider?code=");
    return within(where(sent));
  }

  private String enter(Visitor visitor, String person) {
    return where(visitor.get(wayBack(visitor, person)));
  }

  private static boolean isIn(Visitor visitor) {
    return visitor.get(TASKS).statusCode() == 200;
  }

  @Test
  void whoseGroupHasARoleHereComesInAndHasThatRole() {
    var visitor = new Visitor(port);
    assertThat(visitor.get("/sign-in").body()).contains("Sign in with City account");
    String before = visitor.cookie("canvasgate-session").orElseThrow().getValue();
    assertThat(enter(visitor, dana)).doesNotContain("/sign-in");
    assertThat(isIn(visitor)).isTrue();
    assertThat(visitor.cookie("canvasgate-session").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(people.groups(dana)).containsExactly(Role.COMMITTEE.key());
    assertThat(visitor.get("/sign-ins").body()).contains("You sign in at another system");
  }

  @Test
  void aGroupThatIsTakenAwayThereIsGoneAtTheNextSignIn() {
    enter(new Visitor(port), dana);
    accounts.grant(dana, Role.OPERATORS); // given here, and none of the provider's business
    PROVIDER.says(dana, Map.of("groups", List.of("desk")));
    enter(new Visitor(port), dana);
    assertThat(people.groups(dana))
        .containsExactlyInAnyOrder(Role.SECRETARIAT.key(), Role.OPERATORS.key());
    PROVIDER.says(dana, Map.of("groups", List.of("choir")));
    var visitor = new Visitor(port);
    assertThat(enter(visitor, dana)).endsWith("/sign-in?no-role");
    assertThat(isIn(visitor)).isFalse();
    assertThat(people.groups(dana)).containsExactly(Role.OPERATORS.key());
  }

  @Test
  void whoHasNoRoleHereIsToldSo() {
    PROVIDER.says(dana, Map.of());
    var visitor = new Visitor(port);
    assertThat(enter(visitor, dana)).endsWith("/sign-in?no-role");
    assertThat(visitor.get("/sign-in?no-role").body()).contains("none of your groups there");
    assertThat(people.exists(dana)).isFalse();
  }

  @Test
  void aNameThatSomebodyHereHasAlreadyIsNotTakenOver() {
    PROVIDER.says("admin", Map.of("groups", List.of("it"), "amr", List.of("mfa")));
    var visitor = new Visitor(port);
    assertThat(enter(visitor, "admin")).endsWith("/sign-in?taken");
    assertThat(isIn(visitor)).isFalse();
  }

  @Test
  void noPasswordOpensAnAccountOfElsewhere() {
    enter(new Visitor(port), dana);
    var visitor = new Visitor(port);
    assertThat(where(visitor.signIn(dana, IdentityProvider.PASSWORD))).contains("?wrong");
  }

  @Test
  void anAnswerToAQuestionThatNobodyAskedIsRefused() {
    var visitor = new Visitor(port);
    String back = wayBack(visitor, dana);
    assertThat(where(visitor.get(back.replaceFirst("state=[^&]{4}", "state=AAAA"))))
        .endsWith("/sign-in?provider");
    // and in another browser, as somebody would be sent who is to sign in as the attacker
    String mine = wayBack(visitor, dana);
    assertThat(where(new Visitor(port).get(mine))).endsWith("/sign-in?provider");
    assertThat(isIn(visitor)).isFalse();
  }

  @Test
  void aTokenForAnotherQuestionIsRefused() {
    PROVIDER.says(dana, Map.of("groups", List.of("smart-city"), "nonce", "of-another-sign-in"));
    assertThat(enter(new Visitor(port), dana)).endsWith("/sign-in?provider");
  }

  @Test
  void aTokenThatHasEndedIsRefused() {
    Instant now = Instant.now();
    PROVIDER.says(
        dana,
        Map.of(
            "groups", List.of("smart-city"),
            "iat", now.minusSeconds(7200),
            "exp", now.minusSeconds(3600)));
    assertThat(enter(new Visitor(port), dana)).endsWith("/sign-in?provider");
  }

  @Test
  void aTokenForAnotherApplicationIsRefused() {
    PROVIDER.says(dana, Map.of("groups", List.of("smart-city"), "aud", List.of("another")));
    assertThat(enter(new Visitor(port), dana)).endsWith("/sign-in?provider");
  }

  @Test
  void signingOutEndsTheSignInAtTheProviderToo() {
    var visitor = new Visitor(port);
    enter(visitor, dana);
    HttpResponse<String> page = visitor.get("/sign-ins");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("form-action 'self' " + PROVIDER.issuer());
    String out = where(visitor.submit("/sign-ins", "/sign-out", Map.of()));
    assertThat(out).startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint=");
    assertThat(isIn(visitor)).isFalse();
    assertThat(where(elsewhere.get(within(out))))
        .isEqualTo("http://localhost:" + port + "/sign-in");
  }

  // --- who needs a second factor ---------------------------------------------------------------

  @Test
  void aChairFromElsewhereNeedsASecondFactorUnlessItWasShownThere() {
    PROVIDER.says(dana, Map.of("groups", List.of("heads"), "amr", List.of("pwd")));
    var visitor = new Visitor(port);
    enter(visitor, dana);
    assertThat(where(visitor.get("/"))).endsWith("/sign-in/factor");
    assertThat(isIn(visitor)).isFalse();
    PROVIDER.says(dana, Map.of("groups", List.of("heads"), "amr", List.of("pwd", "mfa")));
    var again = new Visitor(port);
    enter(again, dana);
    assertThat(isIn(again)).isTrue();
  }

  @Test
  void theAdministratorOfThisPlaceSignsInWithoutTheProviderAndSetsAFactorUp() {
    var visitor = new Visitor(port);
    visitor.signIn("admin", PASSWORD);
    assertThat(isIn(visitor)).isFalse();
    assertThat(where(visitor.get("/"))).endsWith("/sign-in/factor");
    assertThat(visitor.get("/sign-in/factor").body()).contains("Set up a second factor");
    assertThat(
            new Visitor(port)
                .basic("admin", PASSWORD)
                .get("/engine-rest/task?maxResults=10")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aMemberNeedsNone() {
    people.create(new People.Person(dana, "Dana", "Kim", null), PASSWORD, Set.of(Role.COMMITTEE));
    var visitor = new Visitor(port);
    visitor.signIn(dana, PASSWORD);
    assertThat(isIn(visitor)).isTrue();
  }

  // --- behind TLS ------------------------------------------------------------------------------

  @Test
  void behindTlsCookiesAreSecureAndTheBrowserIsToldToStayWithTls() {
    Visitor proxied = new Visitor(port).sends("X-Forwarded-Proto", "https");
    HttpResponse<String> page = proxied.get("/sign-in");
    assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow())
        .contains("max-age=31536000");
    assertThat(page.headers().allValues("Set-Cookie"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("Secure").contains("SameSite=Lax"));
    var member = new Visitor(port);
    enter(member, dana);
    HttpResponse<String> tasklist =
        member.sends("X-Forwarded-Proto", "https").get("/camunda/app/tasklist/default/");
    assertThat(tasklist.headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).startsWith("XSRF-TOKEN=").contains("Secure"));
    assertThat(tasklist.headers().firstValue("Strict-Transport-Security")).isPresent();
    assertThat(new Visitor(port).get("/sign-in").headers().firstValue("Strict-Transport-Security"))
        .isEmpty();
  }
}
