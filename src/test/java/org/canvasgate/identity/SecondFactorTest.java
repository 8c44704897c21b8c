package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.net.http.HttpResponse;
import java.security.InvalidKeyException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody who has a telephone that makes codes, and somebody who has only their password. */
@GuardedTest
class SecondFactorTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;
  private static final String TASKS = "/camunda/api/engine/engine/default/task?maxResults=10";
  private static final Pattern SECRET = Pattern.compile("class=\"secret\">([A-Z2-7]{32})<");
  private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7-]{19})</code>");

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired Clock clock;

  private final String yuna = "yuna" + UUID.randomUUID().toString().substring(0, 6);
  private String secret;
  private List<String> recovery;

  @BeforeEach
  void takesATelephoneIn() {
    people.create(new People.Person(yuna, "Yuna", "Kim", null), PASSWORD, Set.of(Role.CHAIRS));
    var visitor = new Visitor(port);
    visitor.signIn(yuna, PASSWORD);
    String page = visitor.get("/sign-in/factor").body();
    Matcher shown = SECRET.matcher(page);
    assertThat(shown.find()).isTrue();
    secret = shown.group(1);
    assertThat(page).contains("<svg class=\"qr\"").doesNotContain("<img");
    assertThat(confirm(visitor, "wrong-password-1", code(0)).body())
        .contains("The password is not right");
    HttpResponse<String> answer = confirm(visitor, PASSWORD, code(0));
    recovery =
        RECOVERY.matcher(answer.body()).results().map(MatchResult::group).toList().stream()
            .map(code -> code.replaceAll("</?code>", ""))
            .toList();
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(200);
    unused();
  }

  private static HttpResponse<String> confirm(Visitor visitor, String password, String code) {
    return visitor.submit(
        "/sign-in/factor", "/sign-in/factor", Map.of("password", password, "code", code));
  }

  /** What was used before this test's own codes is forgotten, as if thirty seconds had passed. */
  private void unused() {
    jdbc.sql("update second_factor set last_step = 0 where user_id = ?").param(yuna).update();
  }

  private String code(int steps) {
    try {
      var codes = new TimeBasedOneTimePasswordGenerator();
      return codes.generateOneTimePasswordString(
          new SecretKeySpec(new Base32().decode(secret), "RAW"),
          clock.instant().plusSeconds(30L * steps));
    } catch (InvalidKeyException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private Visitor half() {
    var visitor = new Visitor(port);
    visitor.signIn(yuna, PASSWORD);
    return visitor;
  }

  private static HttpResponse<String> show(Visitor visitor, String code) {
    return visitor.submit("/sign-in/code", "/sign-in/code", Map.of("code", code));
  }

  private static boolean isIn(Visitor visitor) {
    return visitor.get(TASKS).statusCode() == 200;
  }

  @Test
  void aPasswordAloneOpensNothing() {
    Visitor visitor = half();
    for (String page : new String[] {"/", "/board", "/sign-ins", "/camunda/app/tasklist/default/"})
      assertThat(visitor.get(page).headers().firstValue("Location"))
          .as(page)
          .hasValueSatisfying(where -> assertThat(where).endsWith("/sign-in/code"));
    assertThat(visitor.get(TASKS).statusCode()).isEqualTo(401);
    assertThat(visitor.get("/sign-in/factor").statusCode()).isEqualTo(302);
    assertThat(visitor.get("/sign-in/factor").body()).doesNotContain(secret);
  }

  @Test
  void theCodeLeadsOnToThePageThatWasAskedForUnderAnotherSession() {
    var visitor = new Visitor(port);
    visitor.get("/sign-ins?of=now");
    visitor.submit("/sign-in", "/sign-in", Map.of("username", yuna, "password", PASSWORD));
    visitor.get("/sign-ins?of=now");
    String before = visitor.cookie("canvasgate-session").orElseThrow().getValue();
    HttpResponse<String> answer = show(visitor, code(0));
    assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/sign-ins?of=now");
    assertThat(visitor.cookie("canvasgate-session").orElseThrow().getValue()).isNotEqualTo(before);
    assertThat(isIn(visitor)).isTrue();
    assertThat(isIn(new Visitor(port).sends("Cookie", "canvasgate-session=" + before))).isFalse();
  }

  @Test
  void aCodeIsGoodOnce() {
    String code = code(0);
    Visitor first = half();
    show(first, code);
    assertThat(isIn(first)).isTrue();
    Visitor second = half();
    assertThat(show(second, code).body()).contains("has been used already");
    assertThat(isIn(second)).isFalse();
  }

  @Test
  void aClockMayBeOneStepOffAndNoMore() {
    for (int steps : new int[] {-3, 3}) {
      Visitor visitor = half();
      show(visitor, code(steps));
      assertThat(isIn(visitor)).as(steps + " steps").isFalse();
    }
    // Between the making of a code and its arrival a step may begin: backwards only one is sure.
    Visitor visitor = half();
    show(visitor, code(1));
    assertThat(isIn(visitor)).isTrue();
  }

  @Test
  void aRecoveryCodeLetsInOnce() {
    Visitor first = half();
    show(first, recovery.get(3).toUpperCase(java.util.Locale.ROOT));
    assertThat(isIn(first)).isTrue();
    Visitor second = half();
    show(second, recovery.get(3));
    assertThat(isIn(second)).isFalse();
    assertThat(first.get("/sign-ins").body()).contains("You have 9 recovery codes left");
  }

  @Test
  void whoGuessesCodesWaits() {
    Visitor visitor = half();
    for (int i = 0; i < 5; i++) show(visitor, recovery.get(0).replace('-', 'x'));
    assertThat(show(visitor, code(0)).body()).contains("Please try again in one minute");
    assertThat(isIn(visitor)).isFalse();
  }

  @Test
  void aProgramWithThePasswordIsSentForAKey() {
    HttpResponse<String> answer =
        new Visitor(port).basic(yuna, PASSWORD).get("/engine-rest/task?maxResults=10");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("Use a key for programs");
    assertThat(new Visitor(port).basic(yuna, PASSWORD).get("/api/v1/me").statusCode())
        .isEqualTo(401);
  }

  @Test
  void anotherAdministratorResetsALostTelephone() {
    Visitor visitor = half();
    show(visitor, code(0));
    var admin = new Visitor(port);
    admin.signIn("admin", PASSWORD);
    String person = "/sign-ins/people/" + yuna;
    assertThat(admin.get(person).body()).contains("Set up, with 10 recovery codes left");
    admin.submit(person, person + "/factor", Map.of());
    assertThat(isIn(visitor)).isFalse();
    assertThat(isIn(half())).isTrue();
    assertThat(admin.submit("/sign-ins", "/sign-ins/people/admin/factor", Map.of()).statusCode())
        .isEqualTo(422);
  }

  @Test
  void anotherTelephoneIsTakenInByACodeOfTheFirst() {
    Visitor visitor = half();
    show(visitor, code(0));
    assertThat(
            visitor.submit("/sign-ins", "/sign-ins/factor", Map.of("code", "000000x")).statusCode())
        .isEqualTo(422);
    visitor.submit("/sign-ins", "/sign-ins/factor", Map.of("code", recovery.get(1)));
    Matcher fresh = SECRET.matcher(visitor.get("/sign-in/factor").body());
    assertThat(fresh.find()).isTrue();
    assertThat(fresh.group(1)).isNotEqualTo(secret);
  }

  @Test
  void whoeverGuessesTheCodeOfTheFirstTelephoneWaitsAndStaysSignedIn() {
    Visitor visitor = half();
    show(visitor, code(0));
    String told = "";
    for (int tries = 0; tries < 6; tries++)
      told = visitor.submit("/sign-ins", "/sign-ins/factor", Map.of("code", "000000x")).body();
    assertThat(told).contains("There were too many wrong codes");
    assertThat(isIn(visitor)).isTrue();
  }
}
