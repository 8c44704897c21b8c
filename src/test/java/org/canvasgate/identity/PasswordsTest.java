package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.digest.PasswordManager;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.engine.SlowHash;
import org.canvasgate.identity.signin.KnownBrowsers;
import org.canvasgate.identity.signin.PageDetails;
import org.canvasgate.identity.signin.PasswordSignIn;
import org.canvasgate.identity.signin.TooManyTries;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** How passwords are kept, and what guessing at them costs: the guesser, and nobody else. */
@GuardedTest
class PasswordsTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;
  private static final String WRONG = "certainly-not-this";
  private static final int FREE = 10;

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired IdentityService identity;
  @Autowired JdbcClient jdbc;
  @Autowired PasswordSignIn signIn;
  @Autowired KnownBrowsers browsers;

  private final String jiho = "jiho" + UUID.randomUUID().toString().substring(0, 6);

  /** An address of this test alone. */
  private final String address =
      "10." + new Random().nextInt(256) + "." + new Random().nextInt(256) + ".1";

  @BeforeEach
  void somebody() {
    people.create(new People.Person(jiho, "Jiho", "Kim", null), PASSWORD, Set.of(Role.COMMITTEE));
  }

  private void enter(String user, String password, String from, Cookie... cookies) {
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(from);
    request.setCookies(cookies);
    var given = UsernamePasswordAuthenticationToken.unauthenticated(user, password);
    given.setDetails(new PageDetails(request));
    signIn.authenticate(given);
  }

  private void guess(String user, int times, String from) {
    for (int i = 0; i < times; i++)
      assertThatThrownBy(() -> enter(user, WRONG, from))
          .isInstanceOf(BadCredentialsException.class);
  }

  // --- how they are kept ----------------------------------------------------------------------

  @Test
  void passwordsAreKeptByArgon2idWithTheMemoryThatOwaspAsksFor() {
    var real = new SlowHash();
    assertThat(real.kept(PASSWORD, "salt")).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    // What these tests keep costs less, so the real one would make it anew.
    assertThat(kept()).startsWith("{argon2id}$argon2id$");
    assertThat(real.isOld(kept())).isTrue();
    assertThat(real.isOld(real.kept(PASSWORD, "salt"))).isFalse();
  }

  @Test
  void anOldHashStillLetsInAndIsReplacedByThat() {
    String salt =
        jdbc.sql("select salt_ from act_id_user where id_ = ?")
            .param(jiho)
            .query(String.class)
            .single();
    String old =
        new PasswordManager(new Sha512HashDigest(), List.of())
            .encrypt(EncryptionUtil.saltPassword(PASSWORD, salt));
    jdbc.sql("update act_id_user set pwd_ = ? where id_ = ?").params(old, jiho).update();
    guess(jiho, 1, address);
    assertThat(kept()).isEqualTo(old).startsWith("{SHA-512}");
    var visitor = new Visitor(port);
    visitor.signIn(jiho, PASSWORD);
    assertThat(visitor.get("/sign-ins").statusCode()).isEqualTo(200);
    assertThat(kept()).startsWith("{argon2id}");
    assertThat(identity.checkPassword(jiho, PASSWORD)).isTrue();
  }

  private String kept() {
    return jdbc.sql("select pwd_ from act_id_user where id_ = ?")
        .param(jiho)
        .query(String.class)
        .single();
  }

  // --- guessing -------------------------------------------------------------------------------

  @Test
  void whoGuessesWaitsAndTheWaitDoublesAndEnds() {
    guess(jiho, FREE, address);
    assertThat(wait(jiho, address)).isBetween(20L, 30L);
    passes(31);
    guess(jiho, 1, address);
    assertThat(wait(jiho, address)).isBetween(50L, 60L);
    passes(61);
    enter(jiho, PASSWORD, address);
    guess(jiho, FREE, address); // a success begins anew
  }

  private long wait(String user, String from) {
    try {
      enter(user, PASSWORD, from);
      return 0;
    } catch (TooManyTries many) {
      return many.left().toSeconds();
    }
  }

  private void passes(int seconds) {
    jdbc.sql("update sign_in_try set last_at = last_at - make_interval(secs => ?)")
        .param(seconds)
        .update();
  }

  @Test
  void aStrangerWhoGuessesShutsNobodyOut() {
    guess(jiho, FREE, address);
    assertThat(wait(jiho, address)).isPositive();
    enter(jiho, PASSWORD, "192.0.2.7"); // at another address, at once
  }

  @Test
  void aColleagueAtTheSameAddressShutsNobodyOutOfABrowserThatIsKnown() {
    var response = new MockHttpServletResponse();
    browsers.remember(jiho, new MockHttpServletRequest(), response);
    Cookie mine = response.getCookie("canvasgate-browser");
    assertThat(mine.isHttpOnly()).isTrue();
    guess(jiho, FREE, address);
    for (int i = 0; i < 60; i++) {
      String other = "somebody" + i;
      try {
        enter(other, WRONG, address);
      } catch (BadCredentialsException | TooManyTries refused) {
        // the address as a whole is slowed down in the end
      }
    }
    assertThat(wait("nobodyyet", address)).isPositive();
    enter(jiho, PASSWORD, address, mine);
    assertThat(wait(jiho, address)).isPositive();
  }

  @Test
  void aBrowserKnownToOneAccountIsAStrangerToAnother() {
    var response = new MockHttpServletResponse();
    browsers.remember("somebodyelse", new MockHttpServletRequest(), response);
    Cookie theirs = response.getCookie("canvasgate-browser");
    for (int i = 0; i < FREE; i++)
      assertThatThrownBy(() -> enter(jiho, WRONG, address, theirs))
          .isInstanceOf(BadCredentialsException.class);
    assertThatThrownBy(() -> enter(jiho, PASSWORD, address, theirs))
        .isInstanceOf(TooManyTries.class);
  }

  @Test
  void whoDoesNotExistIsAnsweredLikeWhoDoes() {
    String nobody = "nobody" + UUID.randomUUID();
    guess(nobody, FREE, address);
    assertThat(wait(nobody, address)).isPositive();
  }

  @Test
  void theSignInPageSaysHowLongToWaitInBothLanguages() {
    var visitor = new Visitor(port);
    HttpResponse<String> answer = null;
    for (int i = 0; i <= FREE; i++) answer = visitor.signIn(jiho, WRONG);
    String where = answer.headers().firstValue("Location").orElseThrow();
    assertThat(where).contains("/sign-in?wait=");
    String page = where.substring(where.indexOf("/sign-in"));
    assertThat(visitor.get(page).body()).contains("Please try again in one minute.");
    assertThat(new Visitor(port).reads("ko").get(page).body()).contains("1분 후에 다시 시도");
    passes(3600);
  }

  // --- programs -------------------------------------------------------------------------------

  @Test
  void programsWaitAsPeopleDoAndAreToldHowLong() {
    for (int i = 0; i < FREE; i++)
      assertThat(
              new Visitor(port)
                  .basic(jiho, WRONG)
                  .get("/engine-rest/task?maxResults=10")
                  .statusCode())
          .isEqualTo(401);
    HttpResponse<String> answer =
        new Visitor(port).basic(jiho, PASSWORD).get("/engine-rest/task?maxResults=10");
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 30L);
    passes(3600);
  }

  @Test
  void aPasswordThatAProgramHasShownIsForgottenWhenItIsChanged() {
    Visitor program = new Visitor(port).basic(jiho, PASSWORD);
    assertThat(program.get("/engine-rest/task?maxResults=10").statusCode()).isEqualTo(200);
    assertThat(program.get("/engine-rest/task?maxResults=10").statusCode()).isEqualTo(200);
    var user = identity.createUserQuery().userId(jiho).singleResult();
    user.setPassword("quite-another-gate-2");
    identity.saveUser(user);
    assertThat(program.get("/engine-rest/task?maxResults=10").statusCode()).isEqualTo(401);
  }

  @Test
  void nobodysPasswordIsTriedBehindTheDoor() {
    String body = "{\"username\":\"admin\",\"password\":\"" + PASSWORD + "\"}";
    Visitor program = new Visitor(port).basic(jiho, PASSWORD);
    for (String path :
        new String[] {
          "/engine-rest/identity/verify", "/engine-rest/engine/default/identity/verify"
        }) assertThat(program.post(path, body).statusCode()).as(path).isEqualTo(403);
    var visitor = new Visitor(port);
    visitor.signIn(jiho, PASSWORD);
    assertThat(
            visitor.post("/camunda/api/engine/engine/default/identity/verify", body).statusCode())
        .isEqualTo(403);
  }
}
