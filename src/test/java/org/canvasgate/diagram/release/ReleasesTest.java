package org.canvasgate.diagram.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.RepositoryService;
import org.canvasgate.committee.Rules;
import org.canvasgate.diagram.change.ChangeState;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.guard.ApprovalDesk;
import org.canvasgate.diagram.guard.ApprovalRules;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.MovableClock;
import org.canvasgate.engine.ReleaseDoor;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.Blocked;
import org.canvasgate.testing.CanvasgateTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@CanvasgateTest
class ReleasesTest {
  private static final String MARKS = "bpmn/decisions/canvas-marks.dmn";
  private static final List<String> ADMINISTRATORS = List.of("administrators");

  @Autowired Releases releases;
  @Autowired ReleaseLog log;
  @Autowired Trail trail;
  @Autowired Changes changes;
  @Autowired ModelsInForce inForce;
  @Autowired StartRelease start;
  @Autowired ApprovalDesk approvals;
  @Autowired Rules rules;
  @Autowired RepositoryService repository;
  @Autowired JdbcClient jdbc;
  @Autowired ChangeSteps steps;
  @Autowired DueReleases due;
  @Autowired MovableClock clock;
  @Autowired Schedules schedules;
  @Autowired Deployer deployer;
  @Autowired Acting acting;
  @Autowired TransactionTemplate transaction;

  @Test
  void aChangedMarkHoldsFromItsReleaseUntilItIsTakenBack() {
    ModelSet before = inForce.now();
    int first = holding();
    assertThat(mark()).isEqualTo(70);
    long change = raiseTheMark(before, "71");
    approve(change);
    Release made = releases.release(change, "admin", "Decided by the council.");
    assertThat(mark()).isEqualTo(71);
    assertThat(made.approvedBy()).containsExactly("second");
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.DEPLOYED);
    assertThat(inForce.deployment()).isEqualTo(made.deployment());
    assertThat(inForce.now().files()).hasSameSizeAs(before.files());
    assertThat(releases.previous().orElseThrow().number()).isEqualTo(first);

    start.afterSingletonsInstantiated();
    assertThat(inForce.deployment()).as("a start brings nothing new").isEqualTo(made.deployment());

    Release back = releases.back(first, "admin", "It was a mistake.", true);
    assertThat(mark()).isEqualTo(70);
    assertThat(inForce.now().files()).isEqualTo(before.files());
    assertThat(back.setHash()).isEqualTo(log.find(first).orElseThrow().setHash());
    assertThat(trail.of(change)).extracting(Trail.Event::what).containsExactly("released", "back");
    assertThat(trail.of(change).get(0).hashes()).containsOnlyKeys(MARKS);
    assertThatThrownBy(() -> jdbc.sql("delete from model_event").update())
        .hasMessageContaining("only added to");
  }

  @Test
  void nothingIsReleasedWithoutApprovalAndReason() {
    ModelSet before = inForce.now();
    long change = raiseTheMark(before, "72");
    long deployments = repository.createDeploymentQuery().count();
    assertThatThrownBy(() -> releases.release(change, "admin", " "))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::key)
                    .containsExactlyInAnyOrder("release.no-reason", "release.unapproved"));
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.DRAFT);
  }

  @Test
  void aChangeWhoseFileHasMovedOnWaits() {
    ModelSet before = inForce.now();
    long late = raiseTheMark(before, "74");
    long early = raiseTheMark(before, "73");
    approve(early);
    approve(late);
    int holding = holding();
    releases.release(early, "admin", "First.");
    assertThatThrownBy(() -> releases.release(late, "admin", "Second."))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::key)
                    .contains("release.moved-on"));
    releases.back(holding, "admin", "As it was.", true);
  }

  @Test
  void aNewVersionOfTheApplicationBringsOnlyWhatAdministratorsHaveNotChanged() {
    ModelSet shipped = inForce.now();
    int holding = holding();
    long change = raiseTheMark(shipped, "75");
    approve(change);
    releases.release(change, "admin", "Ours.");
    ModelFile marks = raised(shipped, "68");
    ModelFile windows = noted(shipped, "bpmn/decisions/windows.dmn");
    start.take(shipped.with(List.of(marks, windows)));
    assertThat(mark()).as("ours stays").isEqualTo(75);
    assertThat(inForce.now().find(windows.name())).contains(windows);
    long laid =
        jdbc.sql("select max(id) from model_change where origin = 'application'")
            .query(Long.class)
            .single();
    assertThat(changes.files(laid)).containsExactly(marks);
    long deployments = repository.createDeploymentQuery().count();
    start.take(shipped.with(List.of(marks, windows)));
    assertThat(repository.createDeploymentQuery().count()).isEqualTo(deployments);

    ModelFile broken = new ModelFile(windows.kind(), windows.key(), "<not-a-table>");
    start.take(shipped.with(List.of(marks, broken)));
    assertThat(inForce.now().find(windows.name())).as("what held holds").contains(windows);

    start.take(shipped.with(List.of(marks)));
    releases.back(holding, "admin", "As it was.", true);
  }

  @Test
  void aChangeIsLaidBeforeApprovedAndReleasedAtItsMoment() {
    ModelSet before = inForce.now();
    int holding = holding();
    long change = raiseTheMark(before, "76");
    jdbc.sql("update model_change set reason = 'Council.' where id = ?").param(change).update();
    assertThatThrownBy(() -> steps.approve(change, "second", ADMINISTRATORS, steps.sum(change), ""))
        .as("a draft")
        .isInstanceOf(Refusal.class);
    steps.submit(change, "admin");
    steps.approve(change, "second", ADMINISTRATORS, steps.sum(change), "Seen.");
    assertThat(changes.find(change).orElseThrow().state()).isEqualTo(ChangeState.APPROVED);
    Instant at = clock.instant().plus(Duration.ofDays(1));
    steps.schedule(change, at, "admin", "At the new year.", List.of());
    due.carryOut();
    assertThat(mark()).as("not yet").isEqualTo(70);
    clock.moveBy(Duration.ofDays(2));
    try {
      due.carryOut();
      due.carryOut();
    } finally {
      clock.reset();
    }
    assertThat(mark()).isEqualTo(76);
    assertThat(log.of(change)).as("once").hasSize(1);
    assertThat(trail.of(change))
        .extracting(Trail.Event::what)
        .containsExactly("submitted", "approved", "scheduled", "released");
    releases.back(holding, "admin", "As it was.", true);
  }

  @Test
  void whatCannotBeReleasedAtItsMomentWaitsAndItsAuthorIsTold() {
    ModelSet before = inForce.now();
    int holding = holding();
    long scheduled = raiseTheMark(before, "77");
    approve(scheduled);
    steps.schedule(
        scheduled, clock.instant().plus(Duration.ofDays(1)), "admin", "Then.", List.of());
    long faster = raiseTheMark(before, "78");
    approve(faster);
    releases.release(faster, "admin", "Now.");
    clock.moveBy(Duration.ofDays(2));
    try {
      due.carryOut();
    } finally {
      clock.reset();
    }
    assertThat(mark()).isEqualTo(78);
    assertThat(changes.find(scheduled).orElseThrow().state()).isEqualTo(ChangeState.APPROVED);
    assertThat(trail.of(scheduled)).extracting(Trail.Event::what).endsWith("failed");
    assertThat(
            jdbc.sql(
                    "select count(*) from notice where recipient = 'admin' and message = 'notice.release.failed'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
    releases.back(holding, "admin", "As it was.", true);
  }

  @Test
  void ofTwoNodesOneReleasesWhatIsDueAndTheOtherPassesOn() throws Exception {
    ModelSet before = inForce.now();
    int holding = holding();
    long change = raiseTheMark(before, "79");
    approve(change);
    Instant at = clock.instant().plus(Duration.ofDays(1));
    steps.schedule(change, at, "admin", "Then.", List.of());
    clock.moveBy(Duration.ofDays(2));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      // One node has it in hand, and stops before it has ended.
      transaction.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            assertThat(schedules.due(clock.instant()).orElseThrow().change()).isEqualTo(change);
            assertThat(elsewhere(other, due::carryOut)).as("not waited for").isTrue();
            assertThat(log.of(change)).as("one has it in hand").isEmpty();
          });
      // Then both at once.
      var second = other.submit(due::carryOut);
      due.carryOut();
      second.get(60, TimeUnit.SECONDS);
    } finally {
      other.shutdownNow();
      clock.reset();
    }
    assertThat(log.of(change)).as("once").hasSize(1);
    assertThat(trail.of(change))
        .extracting(Trail.Event::what)
        .containsExactly("scheduled", "released");
    assertThat(mark()).isEqualTo(79);
    releases.back(holding, "admin", "As it was.", true);
  }

  /** Both want the schedule and the change; the one that comes second waits, and neither breaks. */
  @Test
  void whatIsDueAndWhoTakesItBackDoNotWaitForEachOther() throws Exception {
    ModelSet before = inForce.now();
    long change = raiseTheMark(before, "80");
    approve(change);
    Instant at = clock.instant().plus(Duration.ofDays(1));
    steps.schedule(change, at, "admin", "Then.", List.of());
    Map<String, Runnable> backs =
        Map.of(
            "unschedule", () -> steps.unschedule(change, "admin"),
            "refuse", () -> steps.refuse(change, "second", "No."),
            "reopen", () -> steps.reopen(change, "admin", "Again."),
            "withdraw", () -> steps.withdraw(change, "admin", "Never."),
            "schedule", () -> steps.schedule(change, at, "admin", "Then.", List.of()));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (var back : backs.entrySet()) {
        var begun = new Future<?>[1];
        transaction.executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              assertThat(schedules.due(at).orElseThrow().change()).isEqualTo(change);
              begun[0] = other.submit(() -> inVain(back.getValue()));
              Blocked.orDone(jdbc, 1, begun[0]);
              assertThat(begun[0].isDone()).as("%s waits", back.getKey()).isFalse();
              assertThat(changes.move(change, ChangeState.SCHEDULED, ChangeState.DEPLOYED))
                  .as(back.getKey())
                  .isTrue();
            });
        begun[0].get(60, TimeUnit.SECONDS);
      }
    } finally {
      other.shutdownNow();
    }
    steps.unschedule(change, "admin");
  }

  private void inVain(Runnable step) {
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          step.run();
        });
  }

  private static boolean elsewhere(ExecutorService other, Runnable work) {
    try {
      other.submit(work).get(30, TimeUnit.SECONDS);
      return true;
    } catch (Exception waited) {
      return false;
    }
  }

  /** As the version before left it: deployments, and nobody who counted them. */
  @Test
  void aDatabaseFromBeforeReleasesWereCountedKeepsWhatAdministratorsHadDeployed() {
    ModelSet shipped = inForce.now();
    transaction.executeWithoutResult(
        status -> {
          status.setRollbackOnly();
          jdbc.sql("delete from model_shipped").update();
          jdbc.sql("delete from model_share").update();
          jdbc.sql("delete from model_release").update();
          jdbc.sql(
                  """
                  update act_re_deployment set source_ = 'application',
                    deploy_time_ = deploy_time_ - interval '900 days'
                  """)
              .update();
          String last = deployer.deploy(shipped, "application");
          ModelFile byHand = raised(shipped, "64");
          acting.asEngine(
              () ->
                  ReleaseDoor.through(
                      () ->
                          repository
                              .createDeployment()
                              .name("From the modeler")
                              .addString(byHand.name(), byHand.content())
                              .deploy()));
          int deployed =
              (int) repository.createDeploymentQuery().deploymentSource("application").count();
          ModelFile windows = noted(shipped, "bpmn/decisions/windows.dmn");
          ModelFile marks = raised(shipped, "67");
          start.take(shipped.with(List.of(windows, marks)));

          List<Release> counted = log.all();
          assertThat(counted).hasSize(deployed + 1);
          assertThat(counted.get(1).deployment()).isEqualTo(last);
          assertThat(counted.get(1).setHash()).isEqualTo(SetHash.of(shipped));
          assertThat(counted.get(0).deployment()).isEqualTo(inForce.deployment());
          assertThat(inForce.now().find(MARKS)).as("theirs stays").contains(byHand);
          assertThat(inForce.now().find(windows.name())).as("follows").contains(windows);
          assertThat(inForce.now().files()).hasSameSizeAs(shipped.files());
          long laid =
              jdbc.sql("select max(id) from model_change where origin = 'application'")
                  .query(Long.class)
                  .single();
          assertThat(changes.files(laid)).containsExactly(marks);
          assertThat(releases.previous().orElseThrow().deployment()).isEqualTo(last);

          start.take(shipped.with(List.of(windows, marks)));
          assertThat(log.all()).as("a second start").hasSize(deployed + 1);
        });
    assertThat(inForce.now()).isEqualTo(shipped);
  }

  /** Of the latest release that holds for all; other tests deploy what is not counted. */
  private int holding() {
    return log.all().stream().filter(Release::forAll).findFirst().orElseThrow().number();
  }

  private void approve(long change) {
    approvals.approve(
        changes.find(change).orElseThrow(),
        inForce.now(),
        "second",
        ADMINISTRATORS,
        ApprovalRules.sum(changes.drafts(change)),
        "Seen.");
  }

  private long raiseTheMark(ModelSet before, String mark) {
    long change = changes.begin("Raise the pass mark", "", "page", "admin");
    changes.put(change, raised(before, mark), before.find(MARKS).orElseThrow().hash(), "admin");
    return change;
  }

  private static ModelFile raised(ModelSet set, String mark) {
    ModelFile file = set.find(MARKS).orElseThrow();
    String raised = file.content().replace("<text>70</text>", "<text>" + mark + "</text>");
    assertThat(raised).isNotEqualTo(file.content());
    return new ModelFile(file.kind(), file.key(), raised);
  }

  private static ModelFile noted(ModelSet set, String name) {
    ModelFile file = set.find(name).orElseThrow();
    return new ModelFile(file.kind(), file.key(), file.content() + "<!-- a newer version -->\n");
  }

  private int mark() {
    return ((Number)
            rules.one("canvas-marks", Map.of("on", LocalDate.of(2026, 11, 1))).get("passMark"))
        .intValue();
  }
}
