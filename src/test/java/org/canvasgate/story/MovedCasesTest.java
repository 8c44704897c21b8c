package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.diagram.cases.CaseForecast;
import org.canvasgate.diagram.cases.CaseForecasts;
import org.canvasgate.diagram.cases.CaseMove;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.cases.Consequence;
import org.canvasgate.diagram.cases.MoveProgress;
import org.canvasgate.diagram.cases.MoveState;
import org.canvasgate.diagram.cases.Reason;
import org.canvasgate.diagram.cases.ReturnForecast;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.Deployer;
import org.canvasgate.form.CaseTouched;
import org.canvasgate.testing.ShippedModels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Cases that run while an administrator changes what they run on. */
@StoryTest
class MovedCasesTest extends Story {
  private static final String REVIEW = "business-model-review";

  private static final ModelSet SHIPPED = ShippedModels.read();

  private static final ModelSet GIVEN_TO_CHAIRS =
      changed(
          REVIEW,
          "camunda:candidateGroups=\"secretariat\" camunda:dueDate=\"${windowDue}\"",
          "camunda:candidateGroups=\"chairs\" camunda:dueDate=\"${windowDue}\"");

  private static final ModelSet DUE_IN_TWENTY_DAYS =
      changed(
          REVIEW,
          "<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${windowDue}</bpmn:timeDate>",
          "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P20D</bpmn:timeDuration>");

  private static final ModelSet RENAMED =
      with(
          with(
              with(
                  changed(REVIEW, " id=\"score-canvas\"", " id=\"rate-canvas\""),
                  REVIEW,
                  "sourceRef=\"score-canvas\"",
                  "sourceRef=\"rate-canvas\""),
              REVIEW,
              "targetRef=\"score-canvas\"",
              "targetRef=\"rate-canvas\""),
          REVIEW,
          "bpmnElement=\"score-canvas\"",
          "bpmnElement=\"rate-canvas\"");

  @Autowired CaseForecasts forecasts;
  @Autowired CaseMoves moves;
  @Autowired Deployer deployer;
  @Autowired ProcessEngineConfigurationImpl engine;
  @Autowired PlatformTransactionManager transactions;
  @Autowired ApplicationEventMulticaster events;

  private boolean released;

  /** Other stories begin on what travels with the application. */
  @AfterEach
  void theOldReleaseHoldsAgain() {
    if (released) release(ShippedModels.read());
  }

  // --- the dry run

  @Test
  void aDryRunLeavesNoTrace() {
    proposeAndAppoint();
    Map<String, String> rows = rows();
    int kept = engineKeeps();
    long began = System.nanoTime();
    assertThat(forecast(GIVEN_TO_CHAIRS).consequence()).isEqualTo(Consequence.CHANGES);
    System.out.printf("dry run: %d ms%n", (System.nanoTime() - began) / 1_000_000);
    assertThat(rows()).isEqualTo(rows);
    assertThat(engineKeeps()).isEqualTo(kept);
    waitsFor("keep-window-score", "score-canvas");
  }

  @Test
  void aCaseThatUsesNothingOfWhatChangesGoesOnUnchanged() {
    proposeAndAppoint();
    CaseForecast found = forecast(changed("objection", "isExecutable=", " isExecutable="));
    assertThat(found.consequence()).isEqualTo(Consequence.STAYS);
    assertThat(found.processes()).hasSize(2);
  }

  @Test
  void aCaseMovesWithoutNoticingWhereItDoesNotStandAtWhatChanges() {
    proposeAndAppoint();
    CaseForecast found =
        forecast(
            changed(REVIEW, "name=\"Confirm the verdict", "name=\"Confirm what is the verdict"));
    assertThat(found.consequence()).isEqualTo(Consequence.MOVES);
  }

  @Test
  void whoIsAskedAndWhenATimerGoesOffIsSaidBeforehand() {
    proposeAndAppoint();
    assertThat(reasons(forecast(GIVEN_TO_CHAIRS)))
        .containsExactly(
            new Reason(
                "cases.changes.offered",
                List.of("step:keep-window-score", "groups:secretariat", "groups:chairs")));
    Reason timer = reasons(forecast(DUE_IN_TWENTY_DAYS)).get(0);
    assertThat(timer.key()).isEqualTo("cases.changes.timer");
    assertThat(timer.arguments())
        .startsWith("step:due-timer-score")
        .contains("moment:" + today().plusDays(20) + "T" + began());
  }

  @Test
  void aTimerThatGoesAndOneThatComesAreSaid() {
    proposeAndAppoint();
    ModelSet without = changed(REVIEW, " id=\"remind-timer-score\"", " id=\"remember-score\"");
    without =
        with(without, REVIEW, "sourceRef=\"remind-timer-score\"", "sourceRef=\"remember-score\"");
    without =
        with(
            without,
            REVIEW,
            "bpmnElement=\"remind-timer-score\"",
            "bpmnElement=\"remember-score\"");
    assertThat(reasons(forecast(without)))
        .extracting(Reason::key)
        .containsExactly("cases.changes.timer-gone", "cases.changes.timer-new");
  }

  @Test
  void aFormAndATableThatChangeAreSaidWithTheStep() {
    proposeAndAppoint();
    ModelFile form = SHIPPED.find(ModelKind.FORM, "keep-window").orElseThrow();
    ModelSet after =
        SHIPPED.with(List.of(new ModelFile(ModelKind.FORM, "keep-window", form.content() + "\n")));
    assertThat(reasons(forecast(after)))
        .containsExactly(
            new Reason(
                "cases.changes.form",
                List.of("step:keep-window-score", "file:forms/keep-window.form")));
    ModelFile table = SHIPPED.find(ModelKind.TABLE, "review-recommendation").orElseThrow();
    after =
        SHIPPED.with(
            List.of(
                new ModelFile(ModelKind.TABLE, "review-recommendation", table.content() + "\n")));
    assertThat(reasons(forecast(after)))
        .containsExactly(
            new Reason(
                "cases.changes.table",
                List.of("step:recommend-review", "file:bpmn/decisions/review-recommendation.dmn")));
  }

  @Test
  void aCaseCannotMoveWhereItsStepIsGoneUnlessSomebodySaysWhatBecameOfIt() {
    proposeAndAppoint();
    CaseForecast stuck = forecast(RENAMED);
    assertThat(stuck.consequence()).isEqualTo(Consequence.CANNOT);
    assertThat(reasons(stuck))
        .containsExactly(new Reason("cases.cannot.step-gone", List.of("step:score-canvas")));
    CaseForecast told = forecast(RENAMED, Map.of("score-canvas", "rate-canvas"));
    assertThat(told.consequence()).isEqualTo(Consequence.CHANGES);
    assertThat(reasons(told))
        .contains(
            new Reason(
                "cases.changes.step",
                List.of("step:score-canvas", "step:rate-canvas", "score-canvas", "rate-canvas")));
  }

  @Test
  void aCaseThatSomebodyWorksOnIsNotKnownAndNotWaitedFor() {
    proposeAndAppoint();
    var transaction = new TransactionTemplate(transactions);
    CaseForecast found =
        transaction.execute(
            status -> {
              jdbc.sql(
                      """
                      select id_ from act_ru_execution where business_key_ = ? for update
                      """)
                  .param(id)
                  .query(String.class)
                  .list();
              return elsewhere(() -> forecast(GIVEN_TO_CHAIRS));
            });
    assertThat(found.consequence()).isEqualTo(Consequence.UNKNOWN);
    assertThat(forecast(GIVEN_TO_CHAIRS).consequence()).isEqualTo(Consequence.CHANGES);
  }

  // --- the move

  @Test
  void aMovedCaseGoesOnByTheNewDrawingAndComesBack() {
    proposeAndAppoint();
    submit(PANEL.get(0), task(PANEL.get(0), "score-canvas"), good());
    long batch = moves.move(null, release(GIVEN_TO_CHAIRS), List.of(id), Map.of(), "admin");
    assertThat(moves.progress(batch).waiting()).isEqualTo(1);
    moves.carryOut();
    assertThat(moves.progress(batch).moved()).isEqualTo(1);
    task(CHAIR, "keep-window-score");
    assertThat(moves.beforeReturn(List.of(batch))).allMatch(ReturnForecast::possible);
    long back = moves.giveBack(batch, "admin");
    moves.carryOut();
    assertThat(moves.progress(back).moved()).isEqualTo(1);
    task(SECRETARY, "keep-window-score");
    submit(PANEL.get(1), task(PANEL.get(1), "score-canvas"), good());
    submit(PANEL.get(2), task(PANEL.get(2), "score-canvas"), good());
    does(CHAIR, "confirm-review", outcome("pass"));
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(3);
  }

  @Test
  void aTimerThatIsDrawnAnewCountsFromWhenItBegan() {
    proposeAndAppoint();
    String began = began();
    clock.moveBy(Duration.ofDays(5));
    LocalDate first = today().minusDays(5);
    moves.move(null, release(DUE_IN_TWENTY_DAYS), List.of(id), Map.of(), "admin");
    moves.carryOut();
    assertThat(due("due-timer-score")).isEqualTo(first.plusDays(20) + "T" + began);
  }

  @Test
  void aTimerThatIsDrawnAlikeKeepsItsDate() {
    proposeAndAppoint();
    String due = due("due-timer-score");
    clock.moveBy(Duration.ofDays(1));
    moves.move(null, release(GIVEN_TO_CHAIRS), List.of(id), Map.of(), "admin");
    moves.carryOut();
    assertThat(due("due-timer-score")).isEqualTo(due);
  }

  @Test
  void aCaseThatCannotMoveStaysAndSaysWhyWhileOthersMove() {
    propose();
    String other = id;
    proposeAndAppoint();
    long batch =
        moves.move(null, release(RENAMED), List.of(id, other, "no-such-case"), Map.of(), "admin");
    moves.carryOut();
    assertThat(moves.progress(batch))
        .extracting(MoveProgress::moved, MoveProgress::failed)
        .containsExactly(1, 2);
    Map<String, CaseMove> found =
        moves.cases(batch).stream().collect(Collectors.toMap(CaseMove::proposalId, one -> one));
    assertThat(found.get(other).state()).isEqualTo(MoveState.MOVED);
    assertThat(found.get(id).reason())
        .isEqualTo(new Reason("cases.cannot.step-gone", List.of("step:score-canvas")));
    assertThat(found.get("no-such-case").reason().key()).isEqualTo("cases.cannot.ended");
    allAnswer("score-canvas", good());
    waitsFor("confirm-review");
  }

  @Test
  void aRenamedStepMovesWithItsPanelAndComesBackToItsOldName() {
    proposeAndAppoint();
    submit(PANEL.get(0), task(PANEL.get(0), "score-canvas"), good());
    long batch =
        moves.move(
            null, release(RENAMED), List.of(id), Map.of("score-canvas", "rate-canvas"), "admin");
    moves.carryOut();
    assertThat(moves.cases(batch)).extracting(CaseMove::state).containsExactly(MoveState.MOVED);
    assertThat(open("rate-canvas")).hasSize(2);
    submit(PANEL.get(1), task(PANEL.get(1), "rate-canvas"), good());
    long back = moves.giveBack(batch, "admin");
    moves.carryOut();
    assertThat(moves.cases(back)).extracting(CaseMove::reason).containsOnlyNulls();
    submit(PANEL.get(2), task(PANEL.get(2), "score-canvas"), good());
    waitsFor("confirm-review");
    assertThat(times("end-all-answered-score")).isEqualTo(1);
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(3);
  }

  @Test
  void aRenamedStepEndsWithTheTurnsThatEndedUnderItsOldName() {
    proposeAndAppoint();
    submit(PANEL.get(0), task(PANEL.get(0), "score-canvas"), good());
    moves.move(null, release(RENAMED), List.of(id), Map.of("score-canvas", "rate-canvas"), "admin");
    moves.carryOut();
    allAnswer("rate-canvas", good());
    waitsFor("confirm-review");
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(3);
  }

  @Test
  void whatIsStoppedStaysWhereItWas() {
    proposeAndAppoint();
    long batch = moves.move(null, release(GIVEN_TO_CHAIRS), List.of(id), Map.of(), "admin");
    assertThat(moves.stop(batch, "admin")).isEqualTo(1);
    moves.carryOut();
    assertThat(moves.cases(batch)).extracting(CaseMove::state).containsExactly(MoveState.STOPPED);
    task(SECRETARY, "keep-window-score");
  }

  /** Stopped as by pulling the plug: nothing that it had in hand is written. */
  @Test
  void whatANodeHadInHandWhenItStoppedIsMovedByTheNext() {
    var cases = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      proposeAndAppoint();
      cases.add(id);
    }
    long batch = moves.move(null, release(GIVEN_TO_CHAIRS), cases, Map.of(), "admin");
    var inHand = new LinkedHashSet<String>();
    ApplicationListener<PayloadApplicationEvent<CaseTouched>> plug =
        touched -> {
          inHand.add(touched.getPayload().proposalId());
          if (inHand.size() == 2) throw new PowerCut();
        };
    events.addApplicationListener(plug);
    try {
      assertThatThrownBy(moves::carryOut).isInstanceOf(PowerCut.class);
    } finally {
      events.removeApplicationListener(plug);
    }
    assertThat(moves.progress(batch))
        .extracting(MoveProgress::moved, MoveProgress::failed, MoveProgress::waiting)
        .containsExactly(1, 0, 2);
    id = List.copyOf(inHand).get(1);
    task(SECRETARY, "keep-window-score");
    moves.carryOut();
    assertThat(moves.progress(batch).moved()).isEqualTo(3);
    for (String each : cases) {
      id = each;
      task(CHAIR, "keep-window-score");
      assertThat(
              count(
                  "select count(*) from case_moved_process where batch_id = ? and proposal_id = ?",
                  batch,
                  each))
          .as("the case and its gate, once each")
          .isEqualTo(2);
    }
  }

  /** What nobody catches who catches failures. */
  private static final class PowerCut extends Error {}

  /** Two nodes at once: each case is moved by one of them. */
  @Test
  void twoNodesMoveEachCaseOnce() throws Exception {
    var cases = new ArrayList<String>();
    for (int i = 0; i < 4; i++) {
      propose();
      cases.add(id);
    }
    long batch = moves.move(null, release(GIVEN_TO_CHAIRS), cases, Map.of(), "admin");
    ExecutorService nodes = Executors.newFixedThreadPool(2);
    try {
      var both = List.of(nodes.submit(moves::carryOut), nodes.submit(moves::carryOut));
      for (Future<?> node : both) node.get(60, TimeUnit.SECONDS);
    } finally {
      nodes.shutdownNow();
    }
    moves.carryOut();
    assertThat(moves.cases(batch)).extracting(CaseMove::state).containsOnly(MoveState.MOVED);
    assertThat(count("select count(*) from case_moved_process where batch_id = ?", batch))
        .isEqualTo(8);
  }

  /** Everybody presses the button while the case is taken to another release and back. */
  @RepeatedTest(3)
  void nothingIsLostWhenMembersAnswerWhileTheirCaseIsMoved() throws Exception {
    propose();
    appoint(List.of("member1", "member2", "member3", "member4", "member5"));
    List<Task> asked = open("score-canvas");
    String there = release(GIVEN_TO_CHAIRS);
    ExecutorService people = Executors.newFixedThreadPool(asked.size() + 1);
    var ready = new CyclicBarrier(asked.size() + 1);
    try {
      var answers = new ArrayList<Future<?>>();
      for (Task task : asked)
        answers.add(
            people.submit(
                () -> {
                  ready.await(60, TimeUnit.SECONDS);
                  return acting.as(
                      task.getAssignee(),
                      () -> {
                        forms.submitTaskForm(task.getId(), good());
                        return null;
                      });
                }));
      long batch = moves.move(null, there, List.of(id), Map.of(), "admin");
      answers.add(
          people.submit(
              () -> {
                ready.await(60, TimeUnit.SECONDS);
                moves.carryOut();
                return null;
              }));
      for (Future<?> answer : answers) answer.get(60, TimeUnit.SECONDS);
      assertThat(moves.progress(batch).waiting()).isZero();
      assertThat(moves.cases(batch))
          .as("%s", moves.cases(batch))
          .extracting(CaseMove::state)
          .containsExactly(MoveState.MOVED);
    } finally {
      people.shutdownNow();
    }
    assertThat(count("select count(*) from ballot where proposal_id = ?", id)).isEqualTo(5);
    settle();
    waitsFor("confirm-review");
    assertThat(times("end-all-answered-score")).isEqualTo(1);
  }

  // --- what is changed here

  private static List<Reason> reasons(CaseForecast found) {
    return found.processes().stream().flatMap(one -> one.reasons().stream()).toList();
  }

  /** The minute at which the window was opened. */
  private String began() {
    return moment("create_time_", "due-timer-score").toLocalTime().toString();
  }

  private String due(String timer) {
    return moment("duedate_", timer).toString();
  }

  private LocalDateTime moment(String column, String timer) {
    return jdbc.sql(
            "select j."
                + column
                + """
                 from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
                join act_ru_execution e on e.id_ = j.process_instance_id_
                where e.business_key_ = ? and d.act_id_ = ? and e.parent_id_ is null
                """)
        .params(id, timer)
        .query(Timestamp.class)
        .single()
        .toInstant()
        .atZone(clock.getZone())
        .toLocalDateTime()
        .truncatedTo(ChronoUnit.MINUTES);
  }

  private static <T> T elsewhere(Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work).get(60, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** Without what the application writes by the clock, whatever cases do. */
  private Map<String, String> rows() {
    var rows = new TreeMap<String, String>();
    for (String table :
        jdbc.sql(
                """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE'
                  and table_name not in ('node', 'audit_link')
                """)
            .query(String.class)
            .list())
      rows.put(
          table,
          jdbc.sql(
                  "select count(*) || '/' || coalesce(sum(hashtextextended(t::text, 0)), 0) from \""
                      + table
                      + "\" t")
              .query(String.class)
              .single());
    return rows;
  }

  /** How many processes, tables and forms the engine has in its memory. */
  private int engineKeeps() {
    DeploymentCache kept = engine.getDeploymentCache();
    return kept.getProcessDefinitionCache().size()
        + kept.getBpmnModelInstanceCache().size()
        + kept.getDmnDefinitionCache().size()
        + kept.getDecisionDefinitionCache().size()
        + kept.getDecisionRequirementsDefinitionCache().size();
  }

  private CaseForecast forecast(ModelSet after) {
    return forecast(after, Map.of());
  }

  private CaseForecast forecast(ModelSet after, Map<String, String> renamed) {
    return forecasts.of(after, renamed).stream()
        .filter(one -> one.proposalId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static ModelSet changed(String process, String before, String after) {
    return with(SHIPPED, process, before, after);
  }

  private static ModelSet with(ModelSet models, String process, String before, String after) {
    ModelFile file = models.find(ModelKind.PROCESS, process).orElseThrow();
    assertThat(file.content()).contains(before);
    return models.with(
        List.of(new ModelFile(ModelKind.PROCESS, process, file.content().replace(before, after))));
  }

  private String release(ModelSet models) {
    released = true;
    return deployer.deploy(models, "story");
  }
}
