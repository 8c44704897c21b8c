package org.canvasgate.tracking.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.canvasgate.engine.Acting;
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

/** The page that says in words whether all is well. */
@CanvasgateTest
class OperationsPageTest {
  private static final String PAGE = "/operations";
  private static final String KILLED = "4711@a-node-that-was-killed";

  @LocalServerPort int port;
  @Autowired ApplicationContext application;
  @Autowired Acting acting;
  @Autowired ManagementService management;
  @Autowired JdbcClient jdbc;

  private String job;

  @BeforeEach
  void people() {
    PlayedCase.arrive(application);
  }

  @AfterEach
  void asItWas() {
    if (job != null) management.setJobRetries(job, 3);
    jdbc.sql("delete from node where name = ?").param(KILLED).update();
  }

  @Test
  void onlyAdministratorsReadIt() {
    assertThat(new Visitor(port).get(PAGE).statusCode()).isEqualTo(302);
    for (String user : new String[] {"secretary", "chair", "member1", "planner", "operator"})
      assertThat(signedIn(user).get(PAGE).statusCode()).as(user).isEqualTo(403);
    assertThat(signedIn("admin").get(PAGE).statusCode()).isEqualTo(200);
  }

  @Test
  void anIncidentIsToldWithWhatItMeansAndWhatToDoInBothLanguages() {
    var admin = signedIn("admin");
    PlayedCase.at(application, "columbus-smart-mobility-hubs", "score-canvas", 0);
    job =
        acting.asEngine(() -> management.createJobQuery().timers().active().list()).stream()
            .map(Job::getId)
            .findFirst()
            .orElseThrow();
    management.setJobRetries(job, 0);
    assertThat(eventually(admin, "have failed and will not|has failed and will not"))
        .contains("card line is-act", "stand still until somebody resumes them");
    assertThat(admin.reads("ko").get(PAGE).body())
        .contains("더 이상 스스로 다시 시도하지 않는 단계가", "단계를 다시 실행하십시오");
  }

  @Test
  void aNodeThatWasKilledIsSilentAndAVerifiedChainIsRemembered() {
    jdbc.sql(
            """
            insert into node (id, name, version, started_at, seen_at, clock_ahead_ms) values
            (gen_random_uuid(), ?, '0.0.9', now() - interval '1 hour', now() - interval '10 minutes', 90000)\
            """)
        .param(KILLED)
        .update();
    var admin = signedIn("admin");
    String page = admin.get(PAGE).body();
    assertThat(page).contains(KILLED, "silent without having left");
    assertThat(page).as("a silent node's clock is nobody's").doesNotContain("differ by 90 seconds");
    signedIn("secretary").submit("/records", "/records/verify", java.util.Map.of("quoted", ""));
    assertThat(admin.get(PAGE).body()).contains("The chain was read from end to end on");
  }

  @Test
  void anOldBackupIsToldInBothLanguages() {
    var admin = signedIn("admin");
    assertThat(admin.get(PAGE).body()).contains("None is known");
    jdbc.sql("insert into backup_taken values (now() - interval '9 days', 7340032)").update();
    try {
      assertThat(admin.get(PAGE).body())
          .contains("its file has 7.3 MB", "See why the command --backup has not run since");
      assertThat(admin.reads("ko").get(PAGE).body())
          .contains("파일 크기는 7.3MB입니다", "실행되지 않은 이유를 확인하고");
    } finally {
      jdbc.sql("delete from backup_taken").update();
    }
  }

  /** What was counted is kept for two seconds. */
  private static String eventually(Visitor reader, String words) {
    String page = "";
    for (int tries = 0; tries < 30; tries++) {
      page = reader.get(PAGE).body();
      if (java.util.regex.Pattern.compile(words).matcher(page).find()) return page;
      try {
        Thread.sleep(300);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    throw new AssertionError("not told: " + words);
  }

  private Visitor signedIn(String user) {
    var visitor = new Visitor(port).reads("en");
    visitor.signIn(
        user, user.equals("admin") ? TestDatabase.ADMINISTRATOR_PASSWORD : PlayedCase.PASSWORD);
    return visitor;
  }
}
