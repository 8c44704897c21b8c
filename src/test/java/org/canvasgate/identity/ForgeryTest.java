package org.canvasgate.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.canvasgate.engine.GuardedTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a page elsewhere could have somebody's browser do here, and what strangers learn. */
@GuardedTest
class ForgeryTest {
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+(?::((?:[^{}]|\\{[^}]*})*))?}");

  @LocalServerPort int port;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping routes;

  /** Each of our routes that changes something, with something in the place of its variables. */
  private TreeSet<String> changing(RequestMethod method) {
    var changing = new TreeSet<String>();
    routes
        .getHandlerMethods()
        .forEach(
            (route, handler) -> {
              if (handler.getBeanType().getName().startsWith("org.canvasgate")
                  && route.getMethodsCondition().getMethods().contains(method))
                route.getPatternValues().forEach(pattern -> changing.add(example(pattern)));
            });
    return changing;
  }

  private static String example(String pattern) {
    return VARIABLE
        .matcher(pattern)
        .replaceAll(
            variable -> {
              String allowed = variable.group(1);
              return allowed == null || !allowed.matches("[a-z|]+") ? "1" : allowed.split("\\|")[0];
            });
  }

  @Test
  void everyRouteOfOursThatChangesSomethingAsksForTheTokenOfThePage() {
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    var posts = changing(RequestMethod.POST);
    assertThat(posts).hasSizeGreaterThan(40);
    for (String path : posts) refused(path, admin.post(path, "{}"));
    for (String path : changing(RequestMethod.PUT)) refused(path, admin.put(path, "{}"));
    for (String path : changing(RequestMethod.DELETE)) refused(path, admin.delete(path));
    assertThat(admin.get("/sign-ins").statusCode()).as("still signed in").isEqualTo(200);
    assertThat(admin.submit("/sign-ins", "/sign-ins/end", Map.of()).statusCode()).isEqualTo(302);
    assertThat(admin.get("/sign-ins").statusCode()).as("with the token").isEqualTo(302);
  }

  /** The interface for programs knows no session: to it the browser is nobody. */
  private static void refused(String path, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(path).isEqualTo(path.startsWith("/api/") ? 401 : 403);
  }

  @Test
  void pagesRunAndStyleNothingThatIsWrittenIntoThem() {
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    for (String path : new String[] {"/sign-in", "/sign-ins", "/keys", "/error"}) {
      String policy = admin.get(path).headers().firstValue("Content-Security-Policy").orElseThrow();
      assertThat(policy)
          .as(path)
          .startsWith("default-src 'self';")
          .contains("form-action 'self';")
          .doesNotContain("unsafe");
    }
    for (String path : new String[] {"/proposals/1", "/library"})
      assertThat(admin.get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
          .as(path)
          .contains("style-src 'self' 'unsafe-inline';")
          .doesNotContain("script-src")
          .doesNotContain("unsafe-eval");
  }

  @Test
  void strangersLearnNeitherVersionsNorWhatWentWrongInside() throws IOException {
    var stranger = new Visitor(port);
    for (String path :
        new String[] {
          "/engine-rest/version",
          "/camunda/api/engine/version",
          "/camunda/api/cockpit/plugin/base/static/app/plugin.js",
          "/nothing",
          "/actuator",
          "/actuator/info",
          "/sign-in;x=1",
          "/board?page=%ZZ"
        }) silent(path, raw("GET " + path + " HTTP/1.1"));
    silent("a bad line", raw("GET /a|b HTTP/1.1"));
    silent("no HTTP", raw("HELLO"));
    assertThat(stranger.get("/engine-rest/version").statusCode()).isEqualTo(401);
    assertThat(stranger.get("/camunda/api/engine/version").statusCode()).isEqualTo(401);
  }

  /** Camunda's page that makes an administrator of whoever calls first, and what lies beside it. */
  @Test
  void anAddressWrittenOtherwiseThanItIsReadIsRefusedPlainly() throws IOException {
    for (String path :
        new String[] {
          "/camunda/app/admin/default/setup;x=y/",
          "/camunda/app/admin/default//setup/",
          "/camunda/app/admin/default/%2e/setup/",
          "/camunda/assets/../api/admin/setup/default/user/create",
          "/camunda/assets/%2e%2e/api/admin/setup/default/user/create",
          "/camunda/%61pi/admin/setup/default/user/create",
          "/camunda/api;x/admin/setup/default/user/create",
          "/camunda//api/admin/setup/default/user/create",
          "//camunda/api/admin/setup/default/user/create",
          "/%2e/camunda/api/admin/setup/default/user/create",
          "/x;a=b/../engine-rest/user/create",
          "/%65ngine-rest/user/create"
        })
      for (String method : new String[] {"GET", "POST"}) {
        String answer = raw(method + " " + path + " HTTP/1.1");
        assertThat(answer).as(method + " " + path).startsWith("HTTP/1.1 400 ");
        silent(path, answer);
      }
    for (String path :
        new String[] {
          "/camunda/api/admin/setup/default/user/create",
          "/camunda/api/admin/%73etup/default/user/create",
          "/camunda/api/admin/SETUP/default/user/create"
        }) assertThat(raw("POST " + path + " HTTP/1.1")).as(path).startsWith("HTTP/1.1 401 ");
  }

  @Test
  void anEngineThatIsNotThereHasNoPages() {
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    assertThat(admin.get("/camunda/app/admin/nosuch").statusCode()).isEqualTo(403);
    assertThat(admin.get("/camunda/app/admin/default/").statusCode()).isEqualTo(200);
  }

  /** A program's door changed the number of a session that came along, and the browser was out. */
  @Test
  void aSessionThatComesAlongToADoorForProgramsStaysAsItIs() {
    var browser = new Visitor(port);
    browser.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    String session = browser.cookie("canvasgate-session").orElseThrow().getValue();
    for (String door : new String[] {"/engine-rest/task/count", "/api/v1/me"}) {
      assertThat(browser.get(door).statusCode()).as("the cookie opens nothing").isEqualTo(401);
      var program = new Visitor(port).basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
      HttpResponse<String> answer =
          program.sends("Cookie", "canvasgate-session=" + session).get(door);
      assertThat(answer.statusCode()).as(door).isEqualTo(200);
      assertThat(answer.headers().firstValue("Set-Cookie")).as(door).isEmpty();
    }
    assertThat(browser.get("/sign-ins").statusCode()).isEqualTo(200);
  }

  private String raw(String line) throws IOException {
    try (var socket = new Socket("localhost", port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              (line + "\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void silent(String what, String answer) {
    assertThat(answer)
        .as(what)
        .isNotEmpty()
        .doesNotContainIgnoringCase("\r\nServer:")
        .doesNotContain("X-Powered-By")
        .doesNotContain("Tomcat")
        .doesNotContain("7.24")
        .doesNotContain("Exception")
        .doesNotContain("\tat ");
  }
}
