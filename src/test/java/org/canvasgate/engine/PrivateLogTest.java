package org.canvasgate.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.record.mail.Outbox;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people wrote does not stand in the log, at the levels as shipped, whatever goes wrong. */
@CanvasgateTest
class PrivateLogTest {
  private static final String PASSWORD = TestDatabase.ADMINISTRATOR_PASSWORD;

  /** Looked for in every line; nothing else in the application says it. */
  private static final String MARK = "Zyxqu";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired JdbcClient jdbc;
  @Autowired Outbox outbox;
  @Autowired PrivateLog guard;

  private final Lines lines = new Lines();

  private static final class Lines extends AppenderBase<ILoggingEvent> {
    private final List<String> written = new CopyOnWriteArrayList<>();
    private final PatternLayout layout = new PatternLayout();

    @Override
    public void start() {
      setContext((LoggerContext) LoggerFactory.getILoggerFactory());
      layout.setContext(context);
      layout.setPattern("%logger [%X{request}] %m%n%ex");
      layout.start();
      super.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
      written.add(layout.doLayout(event));
    }

    String all() {
      return String.join("\n", written);
    }
  }

  @BeforeEach
  void listen() {
    // Another application that a test has started in this process sets the logs anew.
    root().getLoggerContext().getTurboFilterList().remove(guard);
    guard.attach();
    lines.start();
    root().addAppender(lines);
  }

  @AfterEach
  void stop() {
    root().detachAppender(lines);
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  @Test
  void anExceptionThatQuotesARowIsToldWithoutItsWords() {
    RuntimeException number = failing("select '" + MARK + "'::int");
    assertThat(number.getMessage()).as("what would be told").contains(MARK);
    org.slf4j.Logger log = LoggerFactory.getLogger(PrivateLogTest.class);
    log.error("A step failed.", number);
    log.error("A step failed: {}", number.getMessage(), number);
    log.warn("A step failed: {}", number.toString(), number);
    log.warn("A step failed with {}", (Object) number);
    var trace = new java.io.StringWriter();
    number.printStackTrace(new java.io.PrintWriter(trace));
    log.warn("Told with its trace: {}", trace);
    log.warn("Told with its trace: {}", trace.toString());
    assertThat(lines.written).hasSize(6);
    assertThat(lines.all())
        .doesNotContain(MARK)
        .contains("A step failed", "org.postgresql.util.PSQLException [22P02]", "PrivateLogTest");
  }

  @Test
  void aRowThatStandsTwiceIsNotQuotedByTheDatabaseDriver() {
    String key = MARK + "@city.example";
    long id = outbox.queue(key, "nobody", null, "Subject", "Text").orElseThrow();
    try {
      RuntimeException twice =
          failing(
              "insert into mail (mail_key, person, subject, body, next_try, created_at)"
                  + " values ('"
                  + key
                  + "', 'nobody', 's', 'b', now(), now())");
      Throwable root = twice;
      while (root.getCause() != null) root = root.getCause();
      assertThat(root.getMessage()).contains("duplicate key").doesNotContain(MARK);
    } finally {
      jdbc.sql("delete from mail_event where mail_id = ?").param(id).update();
      jdbc.sql("delete from mail where id = ?").param(id).update();
    }
  }

  private RuntimeException failing(String sql) {
    return org.assertj.core.api.Assertions.catchThrowableOfType(
        RuntimeException.class, () -> jdbc.sql(sql).query().listOfRows());
  }

  @Test
  void nothingThatIsSentOverHttpStandsInTheLog() {
    people.create(
        new People.Person(MARK, MARK, MARK + "son", MARK + "@city.example"),
        PASSWORD,
        Set.of(Role.PLANNERS));
    new Visitor(port).signIn(MARK, MARK);
    new Visitor(port).basic(MARK, MARK).get("/engine-rest/task");
    new Visitor(port).get("/" + MARK + "?" + MARK + "=" + MARK);
    new Visitor(port).get("/calendars/" + MARK + ".ics");
    new Visitor(port).sends("X-Request-Id", MARK + "<>").get("/sign-in");
    var planner = new Visitor(port);
    planner.signIn(MARK, PASSWORD);
    for (String page :
        new String[] {
          "/board?q=" + MARK,
          "/board?city=%00" + MARK,
          "/board?cursor=" + MARK,
          "/proposals/" + MARK,
          "/proposals/%00" + MARK,
          "/records?before=" + MARK,
          "/records/" + MARK,
          "/portfolio?from=" + MARK,
          "/portfolio/similar?name=%00" + MARK,
          "/letters/" + MARK,
          "/api/v1/cases/" + MARK,
          "/api/v1/cases?limit=" + MARK
        }) planner.get(page);
    planner.post("/drafts/" + MARK, "{\"" + MARK + "\": \"\\u0000" + MARK + "\"}");
    var program = new Visitor(port).basic(MARK, PASSWORD);
    for (String path : new String[] {"/api/v1/cases", "/api/v1/tasks/" + MARK, "/api/v1/" + MARK})
      for (String body :
          new String[] {
            "{\"" + MARK, "[\"" + MARK + "\"]", "{\"nameEn\":\"" + MARK + "\\u0000\",\"x\":1}"
          }) program.post(path, body);
    program.post("/engine-rest/task", "{\"nameLike\":\"\\u0000" + MARK + "\"}");
    program.post("/engine-rest/task", "{\"" + MARK + "\":\"" + MARK + "\"}");
    program.post("/engine-rest/task", "{\"dueBefore\":\"" + MARK + "\"}");
    program.get("/engine-rest/task?dueBefore=" + MARK);
    program.get("/engine-rest/task/" + MARK + "/form-variables?deserializeValues=" + MARK);
    program.post(
        "/engine-rest/process-definition/key/service-evaluation/submit-form",
        "{\"variables\":{\"summary\":{\"value\":\"" + MARK + "\",\"type\":\"" + MARK + "\"}}}");
    var admin = new Visitor(port).basic("admin", PASSWORD);
    admin.post(
        "/engine-rest/user/create",
        "{\"profile\":{\"id\":\""
            + MARK
            + "\",\"email\":\""
            + MARK
            + "\\u0000@x\"},"
            + "\"credentials\":{\"password\":\""
            + MARK
            + "-password-1\"}}");
    admin.post("/engine-rest/group/create", "{\"id\":\"" + MARK + "\\u0000\",\"name\":\"x\"}");
    assertThat(lines.all()).doesNotContainIgnoringCase(MARK);
  }

  @Test
  void aRequestHasANumberThatItsAnswerAndItsLinesCarry() {
    var visitor = new Visitor(port).sends("X-Request-Id", "proxy-0123456789");
    assertThat(visitor.get("/sign-in").headers().firstValue("X-Request-Id"))
        .contains("proxy-0123456789");
    assertThat(new Visitor(port).get("/sign-in").headers().firstValue("X-Request-Id").orElseThrow())
        .matches("[0-9a-f]{12}");
    assertThat(
            new Visitor(port)
                .sends("X-Request-Id", "a number of\tmy own")
                .get("/sign-in")
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow())
        .matches("[0-9a-f]{12}");
  }
}
