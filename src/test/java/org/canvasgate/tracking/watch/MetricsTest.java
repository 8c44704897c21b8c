package org.canvasgate.tracking.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.MovableClock;
import org.canvasgate.record.mail.Outbox;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a monitoring system reads over HTTP, before and after each thing is caused. */
@CanvasgateTest
class MetricsTest {
  private static final String METRICS = "/actuator/prometheus";
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Acting acting;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired Outbox outbox;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;

  private String job;
  private Long mail;

  @BeforeEach
  void people() {
    PlayedCase.arrive(application);
  }

  /** Other tests share this application. */
  @AfterEach
  void asItWas() {
    clock.reset();
    if (job != null) management.setJobRetries(job, 3);
    if (mail != null) {
      jdbc.sql("delete from mail_event where mail_id = ?").param(mail).update();
      jdbc.sql("delete from mail where id = ?").param(mail).update();
    }
  }

  @Test
  void nobodyReadsThemWithoutTheToken() {
    assertThat(new Visitor(port).get(METRICS).statusCode()).isEqualTo(401);
    for (String header : new String[] {"Bearer ", "Bearer something-else-altogether", "Basic YTpi"})
      assertThat(new Visitor(port).sends("Authorization", header).get(METRICS).statusCode())
          .as(header)
          .isEqualTo(401);
    var admin = new Visitor(port);
    admin.signIn("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    assertThat(admin.get(METRICS).statusCode()).isEqualTo(401);
    assertThat(admin.get("/actuator/metrics").statusCode()).isNotEqualTo(200);
    assertThat(admin.get("/actuator/env").statusCode()).isNotEqualTo(200);
  }

  @Test
  void aCaseItsTasksItsWindowAndWhoIsSignedInAreCounted() {
    double cases = figure("canvasgate_cases{status=\"evaluating\"}");
    double windows = figure("canvasgate_windows_open");
    double tasks = figure("canvasgate_tasks");
    double sessions = figure("canvasgate_sessions");
    PlayedCase.at(application, "columbus-smart-mobility-hubs", "score-canvas", 0);
    assertThat(new Visitor(port).signIn("member1", PlayedCase.PASSWORD).statusCode())
        .isEqualTo(302);
    becomes("canvasgate_cases{status=\"evaluating\"}", now -> now == cases + 1);
    becomes("canvasgate_windows_open", now -> now == windows + 1);
    becomes("canvasgate_tasks", now -> now > tasks);
    becomes("canvasgate_sessions", now -> now > sessions);
    becomes("canvasgate_tasks_of{task=\"score-canvas\"}", now -> now >= 1);
    double overdue = figure("canvasgate_windows_overdue");
    clock.moveTo(clock.instant().plus(Duration.ofDays(365)));
    becomes("canvasgate_windows_overdue", now -> now > overdue);
    becomes("canvasgate_jobs_due", now -> now >= 1);
    becomes("canvasgate_jobs_oldest_seconds", now -> now > Duration.ofDays(30).toSeconds());
  }

  @Test
  void anIncidentAndAWaitingMessageAreCounted() {
    PlayedCase.at(application, "columbus-smart-mobility-hubs", "score-canvas", 0);
    double incidents = figure("canvasgate_incidents");
    double failed = figure("canvasgate_jobs_failed");
    double waiting = figure("canvasgate_mails{state=\"queued\"}");
    job =
        acting
            .asEngine(() -> management.createJobQuery().timers().active().list().stream())
            .map(Job::getId)
            .findFirst()
            .orElseThrow();
    management.setJobRetries(job, 0);
    mail = outbox.queue("watch:" + UUID.randomUUID(), "member1", null, "Subject", "Text").get();
    becomes("canvasgate_incidents", now -> now == incidents + 1);
    becomes("canvasgate_jobs_failed", now -> now == failed + 1);
    becomes("canvasgate_mails{state=\"queued\"}", now -> now == waiting + 1);
    clock.moveTo(clock.instant().plus(Duration.ofHours(9)));
    becomes("canvasgate_mails_oldest_seconds", now -> now >= Duration.ofHours(9).toSeconds());
  }

  @Test
  void theUsualOnesAreThereAndNobodyIsNamed() {
    var member = new Visitor(port);
    member.signIn("member1", PlayedCase.PASSWORD);
    member.get("/roster/member1");
    member.get("/nothing/member1/here?q=member1");
    String read = read();
    assertThat(read)
        .contains("jvm_memory_used_bytes", "hikaricp_connections_active", "http_server_requests");
    assertThat(read).doesNotContain("member1");
  }

  private String read() {
    HttpResponse<String> answer =
        new Visitor(port)
            .sends("Authorization", "Bearer " + CanvasgateTest.METRICS_TOKEN)
            .get(METRICS);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private double figure(String name) {
    return figure(name, read());
  }

  private static double figure(String name, String read) {
    Matcher line = Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(read);
    return line.find() ? Double.parseDouble(line.group(1)) : Double.NaN;
  }

  /** What was counted is kept for two seconds. */
  private void becomes(String name, DoublePredicate expected) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    double last = figure(name);
    while (!expected.test(last) && System.nanoTime() < end) {
      try {
        Thread.sleep(300);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
      last = figure(name);
    }
    assertThat(expected.test(last)).as("%s is %s", name, last).isTrue();
  }
}
