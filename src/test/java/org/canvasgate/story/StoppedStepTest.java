package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A step that keeps failing is given up. An administrator sees it, understands what to do, and has
 * it tried again when the cause is mended; nobody else sees more than that the case waits.
 */
@StoryTest
@Tag("faults")
class StoppedStepTest extends Story {
  private static final String PASSWORD = "canvasgate-sample";
  private static final String BROKEN = "The table of weights has gone astray.";
  private static final Pattern JOB = Pattern.compile("name=\"job\" value=\"([^\"]+)\"");
  private static final Duration PAUSE_BETWEEN_TRIES = Duration.ofMinutes(1);
  private static final int MORE_TRIES_THAN_ANY_STEP_HAS = 12;

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;

  /** The step computes the score, and then fails each time. */
  @BeforeEach
  void aStepThatKeepsFailing() {
    proposeAndAppoint();
    List<Task> asked = open("score-canvas");
    asked.subList(1, asked.size()).forEach(task -> submit(task.getAssignee(), task, good()));
    breakIt();
    acting.as(asked.get(0).getAssignee(), () -> forms.submitTaskForm(asked.get(0).getId(), good()));
    for (int tries = 0; tries < MORE_TRIES_THAN_ANY_STEP_HAS && retries() > 0; tries++) {
      assertThat(catchThrowable(this::settle)).hasMessageContaining(BROKEN);
      clock.moveBy(PAUSE_BETWEEN_TRIES);
    }
    assertThat(retries()).isZero();
  }

  private void breakIt() {
    watch.afterDelegate(
        (bean, execution) -> {
          if (bean.equals("reviewDelegate") && execution.getProcessBusinessKey().equals(id))
            throw new IllegalStateException(BROKEN);
        });
  }

  @AfterEach
  void mended() {
    watch.afterDelegate(null);
  }

  private int retries() {
    Job job = job();
    return job == null ? -1 : job.getRetries();
  }

  private Job job() {
    return acting.asEngine(
        () ->
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).list().stream()
                .flatMap(
                    each ->
                        management.createJobQuery().processInstanceId(each.getId()).list().stream())
                .findFirst()
                .orElse(null));
  }

  @Test
  void anAdministratorSeesItInBothLanguagesAndResumesItAfterMending() {
    assertThat(count("select count(*) from scorecard where proposal_id = ?", id)).isZero();
    Visitor admin = signedIn("admin");
    String page = admin.get("/incidents").body();
    assertThat(page)
        .contains("Compute the canvas score", "/proposals/" + id, "Stands still since")
        .contains("The program failed in a way that was not foreseen.", BROKEN);
    assertThat(admin.reads("ko").get("/incidents").body())
        .contains("캔버스 점수 계산", "멈춘 시각", "예상하지 못한 오류");
    admin.reads("en");

    assertThat(tryAgain(admin, page).body()).contains("The step failed again.");
    assertThat(times("compute-review-score")).isZero();

    mended();
    assertThat(tryAgain(admin, page).body()).contains("The step was carried out.");
    settle();
    waitsFor("confirm-review");
    assertThat(count("select count(*) from scorecard where proposal_id = ?", id)).isEqualTo(1);
    assertThat(lines())
        .containsExactly(
            "failed by admin: Weights put back.", "went-on by admin: Weights put back.");

    assertThat(
            jdbc.sql(
                    "select kind || ' ' || detail from audit_entry where proposal_id = ? and object = 'compute-review-score' order by id")
                .param(id)
                .query(String.class)
                .list())
        .containsExactly("decision.step-tried failed", "decision.step-tried went-on");

    assertThat(tryAgain(admin, page).body()).contains("There was nothing left to try");
    assertThat(lines()).hasSize(2);
    assertThat(admin.get("/incidents").body()).doesNotContain("/proposals/" + id + "\">Compute");
  }

  private HttpResponse<String> tryAgain(Visitor admin, String page) {
    admin.submit(
        "/incidents", "/incidents/try", Map.of("job", jobIn(page), "mended", "Weights put back."));
    return admin.get("/incidents");
  }

  /** The form of this case's step among all that stand still. */
  private String jobIn(String page) {
    Matcher job = JOB.matcher(page.substring(page.indexOf("/proposals/" + id)));
    assertThat(job.find()).isTrue();
    return job.group(1);
  }

  private List<String> lines() {
    return jdbc.sql(
            "select outcome || ' by ' || done_by || ': ' || said from incident_line"
                + " where proposal_id = ? order by id")
        .param(id)
        .query(String.class)
        .list();
  }

  @Test
  void nobodyElseSeesMoreThanThatTheCaseWaits() {
    String job = job().getId();
    for (String user : List.of(PLANNER, SECRETARY, CHAIR, "member1")) {
      Visitor somebody = signedIn(user);
      assertThat(somebody.get("/incidents").statusCode()).as(user).isEqualTo(403);
      assertThat(somebody.submit("/", "/incidents/try", Map.of("job", job)).statusCode())
          .as(user)
          .isEqualTo(403);
    }
    assertThat(signedIn(PLANNER).get("/proposals/" + id).body())
        .contains("A step could not be carried out for a technical reason.")
        .doesNotContain(BROKEN, "IllegalStateException", job);
    assertThat(lines()).isEmpty();
  }

  @Test
  void aRequestFromAnotherSiteTriesNothing() {
    Visitor admin = signedIn("admin");
    HttpResponse<String> forged = admin.post("/incidents/try?job=" + job().getId(), "{}");
    assertThat(forged.statusCode()).isEqualTo(403);
    assertThat(lines()).isEmpty();
  }

  @Test
  void aCaseThatCannotBeMendedIsEndedWithAReason() {
    Visitor admin = signedIn("admin");
    String page = admin.get("/incidents").body();
    Map<String, String> end = Map.of("job", jobIn(page), "reason", "The data cannot be mended.");
    assertThat(
            admin
                .submit("/incidents", "/incidents/end", Map.of("job", jobIn(page), "reason", " "))
                .statusCode())
        .isEqualTo(422);
    admin.submit("/incidents", "/incidents/end", end);
    settle();
    ended("withdrawn");
    assertThat(proposals.statusReason(id)).contains("The data cannot be mended.");
    assertThat(lines()).containsExactly("ended by admin: The data cannot be mended.");
    assertThat(told("proposal.closed.withdrawn")).containsExactly(PLANNER);
  }

  private Visitor signedIn(String user) {
    var visitor = new Visitor(port);
    String password = user.equals("admin") ? TestDatabase.ADMINISTRATOR_PASSWORD : PASSWORD;
    assertThat(visitor.signIn(user, password).headers().firstValue("Location").orElse(""))
        .as("signed in as %s", user)
        .doesNotContain("sign-in");
    return visitor;
  }
}
