package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.canvasgate.diagram.cases.CaseForecasts;
import org.canvasgate.diagram.cases.CaseMove;
import org.canvasgate.diagram.cases.CaseMoves;
import org.canvasgate.diagram.cases.Forecast;
import org.canvasgate.diagram.cases.MoveProgress;
import org.canvasgate.diagram.cases.MoveState;
import org.canvasgate.diagram.cases.Reason;
import org.canvasgate.diagram.cases.ReturnForecast;
import org.canvasgate.diagram.change.ChangeSection;
import org.canvasgate.diagram.change.Changes;
import org.canvasgate.diagram.guard.ApprovalDesk;
import org.canvasgate.diagram.guard.ApprovalRules;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.Deployer;
import org.canvasgate.diagram.release.ModelsInForce;
import org.canvasgate.diagram.release.Release;
import org.canvasgate.diagram.release.ReleaseLog;
import org.canvasgate.diagram.release.Releases;
import org.canvasgate.engine.CaseRelease;
import org.canvasgate.form.Refusal;
import org.canvasgate.testing.Blocked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Releases that are taken back, or ended, while cases run on them. */
@StoryTest
class ReturningReleaseTest extends Story {
  private static final String REVIEW = "bpmn/business-model-review.bpmn";
  private static final Map<String, String> RENAMED = Map.of("confirm-review", "decide-review");

  @Autowired Changes changes;
  @Autowired Releases releases;
  @Autowired ReleaseLog log;
  @Autowired ModelsInForce inForce;
  @Autowired ApprovalDesk approvals;
  @Autowired CaseForecasts forecasts;
  @Autowired CaseMoves moves;
  @Autowired Deployer deployer;
  @Autowired CaseRelease draw;
  @Autowired List<ChangeSection> sections;
  @Autowired RuntimeService runtime;
  @Autowired PlatformTransactionManager transactions;

  private int before;

  @BeforeEach
  void whatHolds() {
    before = latest().number();
  }

  @AfterEach
  void theOldFilesHoldAgain() {
    jdbc.sql("select change_id from model_share where ended_at is null")
        .query(Long.class)
        .list()
        .forEach(running -> releases.endShare(running, "admin", "As it was.", false));
    if (!latest().setHash().equals(log.find(before).orElseThrow().setHash()))
      releases.back(before, "admin", "As it was.", false);
  }

  private Release latest() {
    return log.all().stream().filter(Release::forAll).findFirst().orElseThrow();
  }

  @Test
  void goingBackNamesBeforehandWhichMovedCasesCannotReturn() {
    proposeAndAppoint();
    String returns = id;
    proposeAndAppoint();
    String stays = id;
    propose();
    String unmoved = id;
    long change = change(renamed());
    releases.release(change, "admin", "Council.", List.of(returns, stays));
    moves.carryOut();
    long batch = moves.batches(change).get(0).batch();
    assertThat(moves.progress(batch))
        .extracting(MoveProgress::moved, MoveProgress::failed)
        .containsExactly(2, 0);
    id = stays;
    allAnswer("score-canvas", good());
    waitsFor("decide-review");

    Map<String, Reason> told =
        moves.beforeReturn(List.of(batch)).stream()
            .filter(one -> !one.possible())
            .collect(Collectors.toMap(ReturnForecast::proposalId, ReturnForecast::obstacle));
    assertThat(told)
        .isEqualTo(
            Map.of(stays, new Reason("cases.cannot.step-gone", List.of("step:decide-review"))));
    waitsFor("decide-review");

    releases.back(before, "admin", "Not understood.", true);
    moves.carryOut();
    long back = moves.batches(change).get(0).batch();
    assertThat(moves.cases(back))
        .extracting(CaseMove::proposalId, CaseMove::state, CaseMove::reason)
        .containsExactlyInAnyOrder(
            tuple(returns, MoveState.MOVED, null), tuple(stays, MoveState.FAILED, told.get(stays)));
    id = returns;
    allAnswer("score-canvas", good());
    waitsFor("confirm-review");
    id = stays;
    does(CHAIR, "decide-review", outcome("pass"));
    assertThat(count("select count(*) from verdict where proposal_id = ?", stays)).isEqualTo(1);
    id = unmoved;
    appoint(PANEL);
    allAnswer("score-canvas", good());
    waitsFor("confirm-review");
  }

  @Test
  void aCaseThatTwoReleasesMovedGoesBackThroughBoth() {
    proposeAndAppoint();
    long first = change(renamed());
    releases.release(first, "admin", "Council.", List.of(id));
    moves.carryOut();
    long second = change(put(REVIEW, "name=\"Score", "name=\"Rate and score"));
    releases.release(second, "admin", "Council.", List.of(id));
    moves.carryOut();
    List<Long> batches =
        List.of(moves.batches(second).get(0).batch(), moves.batches(first).get(0).batch());
    assertThat(moves.beforeReturn(batches)).containsExactly(new ReturnForecast(id, null));
    assertThat(moves.beforeReturn(batches.subList(1, 2)))
        .as("past the second release")
        .containsExactly(new ReturnForecast(id, new Reason("cases.cannot.moved-on", List.of())));
    releases.back(before, "admin", "As it was.", true);
    moves.carryOut();
    allAnswer("score-canvas", good());
    waitsFor("confirm-review");
  }

  @Test
  void aShareThatEndsTakesItsCasesAlongAndIsComparedByHowTheyBegan() throws Exception {
    long change = change(renamed());
    forecasts.begin(change, RENAMED, "admin");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> forecasts.of(change).orElseThrow().state() != Forecast.State.RUNNING);
    Release tried = releases.share(change, 50, "admin", "To see.");
    var onIt = new ArrayList<String>();
    int others = 0;
    for (int i = 0; i < 4; i++) {
      propose();
      if (review(id).equals(tried.deployment())) onIt.add(id);
      else others++;
    }
    assertThat(onIt).isNotEmpty();
    assertThat(others).isPositive();
    aTrialIsNotDrawn();
    assertThatThrownBy(() -> releases.endShare(change + 1, "admin", "", true))
        .isInstanceOf(Refusal.class);

    clock.moveBy(Duration.ofDays(2));
    id = onIt.get(0);
    appoint(PANEL);
    allAnswer("score-canvas", good());
    waitsFor("decide-review");
    Incident failed =
        acting.asEngine(
            () ->
                runtime.createIncident(
                    "story", stage.open(id).get(0).getExecutionId(), "it", "It failed."));
    Tuple[] lines = {
      tuple("release.compare.cases", onIt.size(), others),
      tuple("release.compare.ended", 0, 0),
      tuple("release.compare.incidents", 1, 0),
    };
    assertThat(compared(change)).contains(lines);
    assertThat(compared(change))
        .as("only one of them was appointed, after two days")
        .anyMatch(
            line ->
                line.toList().get(0).equals("release.compare.days")
                    && Math.abs((Double) line.toList().get(1) - 2) < 0.01
                    && line.toList().get(2) == null);
    clock.moveBy(Duration.ofDays(30));
    long late =
        onIt.stream()
            .flatMap(one -> stage.open(one).stream())
            .filter(task -> task.getDueDate() != null)
            .filter(task -> task.getDueDate().toInstant().isBefore(clock.instant()))
            .count();
    assertThat(late).isPositive();
    assertThat(compared(change))
        .anyMatch(
            line ->
                line.toList().get(0).equals("release.compare.late")
                    && ((Number) line.toList().get(1)).longValue() == late);
    acting.asEngine(
        () -> {
          runtime.resolveIncident(failed.getId());
          return null;
        });

    releases.endShare(change, "admin", "Not understood.", true);
    moves.carryOut();
    long batch = moves.batches(change).get(0).batch();
    assertThat(moves.cases(batch)).extracting(CaseMove::reason).containsOnlyNulls();
    assertThat(moves.progress(batch).moved()).isEqualTo(onIt.size());
    assertThat(review(onIt.get(0))).isEqualTo(inForce.deployment());
    does(CHAIR, "confirm-review", outcome("pass"));
    propose();
    assertThat(compared(change))
        .as("by how they began, and nobody who began after it")
        .contains(
            tuple("release.compare.cases", onIt.size(), others),
            tuple("release.compare.incidents", 0, 0),
            tuple("release.compare.verdict", 1, 0));
  }

  @Test
  void aCaseThatIsBeingMovedWhenTheReleaseIsTakenBackReturnsAndTheOthersStay() throws Exception {
    var cases = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      proposeAndAppoint();
      cases.add(id);
    }
    String stood = review(id);
    long change = change(put(REVIEW, "name=\"Score", "name=\"Rate and score"));
    releases.release(change, "admin", "Council.", cases);
    meanwhile(
        "select id_ from act_ru_execution where business_key_ in (:cases) for update",
        Map.of("cases", cases),
        moves::carryOut,
        () -> releases.back(before, "admin", "Not understood.", true));
    moves.carryOut();
    for (String one : cases) assertThat(review(one)).as(one).isEqualTo(stood);
    assertThat(moves.batches(change)).allMatch(batch -> batch.waiting() == 0);
  }

  @Test
  void noCaseMovesToAReleaseThatWasTakenBack() {
    proposeAndAppoint();
    String stood = review(id);
    long change = change(put(REVIEW, "name=\"Score", "name=\"Rate and score"));
    releases.release(change, "admin", "Council.", List.of(id));
    releases.back(before, "admin", "Not understood.", false);
    moves.carryOut();
    assertThat(review(id)).isEqualTo(stood);
    assertThat(moves.batches(change))
        .extracting(MoveProgress::stopped, MoveProgress::left, MoveProgress::waiting)
        .containsExactly(tuple(true, 1, 0));
  }

  @Test
  void aShareThatEndsWhileACaseBeginsOnItTakesThatCaseAlong() throws Exception {
    long change = change(put(REVIEW, "name=\"Score", "name=\"Rate and score"));
    Release tried = releases.share(change, 50, "admin", "To see.");
    theNextIsDrawn();
    meanwhile(
        "lock table act_ru_execution in share mode",
        Map.of(),
        this::begin,
        () -> releases.endShare(change, "admin", "Not understood.", true));
    settle();
    assertThat(on(id, "service-evaluation")).as("it was drawn").isEqualTo(tried.deployment());
    moves.carryOut();
    assertThat(on(id, "service-evaluation")).isEqualTo(inForce.deployment());
  }

  @Test
  void aShareThatHasEndedMeanwhileDrawsNothing() throws Exception {
    long change = change(put(REVIEW, "name=\"Score", "name=\"Rate and score"));
    releases.share(change, 50, "admin", "To see.");
    theNextIsDrawn();
    String asked = asEngineLatest();
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<String> drawn =
          new TransactionTemplate(transactions)
              .execute(
                  status -> {
                    releases.endShare(change, "admin", "Seen.", false);
                    Future<String> asks = other.submit(() -> draw.begins(asked));
                    Blocked.orDone(jdbc, 1, asks);
                    return asks;
                  });
      assertThat(drawn.get(60, TimeUnit.SECONDS)).isEqualTo(asked);
    } finally {
      other.shutdownNow();
    }
  }

  /** Begins one thing, which waits for what is locked, and another after it; then lets both go. */
  private void meanwhile(String lock, Map<String, ?> with, Runnable first, Runnable second)
      throws Exception {
    ExecutorService others = Executors.newFixedThreadPool(2);
    try {
      var begun = new ArrayList<Future<?>>();
      new TransactionTemplate(transactions)
          .executeWithoutResult(
              status -> {
                var locks = jdbc.sql(lock).params(with);
                if (lock.startsWith("select")) locks.query(String.class).list();
                else locks.update();
                begun.add(others.submit(first));
                Blocked.orDone(jdbc, 1, begun.get(0));
                assertThat(begun.get(0).isDone()).as("waits").isFalse();
                begun.add(others.submit(second));
                Blocked.orDone(jdbc, 2, begun.get(1));
              });
      for (Future<?> each : begun) each.get(60, TimeUnit.SECONDS);
    } finally {
      others.shutdownNow();
    }
  }

  private void begin() {
    String asked = asEngineLatest();
    id =
        acting.as(
            planner(), () -> forms.submitStartForm(asked, Proposed.complete()).getBusinessKey());
  }

  private String asEngineLatest() {
    return acting.asEngine(
        () ->
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("service-evaluation")
                .latestVersion()
                .singleResult()
                .getId());
  }

  /** The next place of the even drawing is a tenth. */
  private void theNextIsDrawn() {
    jdbc.sql(
            """
            update model_share set offset_of_draw = 1.1 - (sqrt(5) - 1) / 2, drawn = 0
            where ended_at is null
            """)
        .update();
  }

  /** It deploys what nobody counts, begins a case on it, and takes both back. */
  private void aTrialIsNotDrawn() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              status.setRollbackOnly();
              String trial = deployer.deploy(inForce.now(), "trial");
              String definition =
                  jdbc.sql(
                          """
                          select id_ from act_re_procdef
                          where deployment_id_ = ? and key_ = 'service-evaluation'
                          """)
                      .param(trial)
                      .query(String.class)
                      .single();
              for (int i = 0; i < 4; i++) assertThat(draw.begins(definition)).isEqualTo(definition);
            });
  }

  private List<Tuple> compared(long change) {
    ChangeSection section =
        sections.stream().filter(each -> each.anchor().equals("release")).findFirst().orElseThrow();
    ModelSet now = inForce.now();
    Map<String, Object> model =
        new HashMap<>(
            section.model(
                changes.find(change).orElseThrow(),
                now,
                changes.after(change, now),
                "admin",
                Locale.ENGLISH));
    assertThat(model.get("compared")).isInstanceOf(List.class);
    return ((List<?>) model.get("compared"))
        .stream()
            .map(
                line -> {
                  try {
                    var values = new ArrayList<Object>();
                    for (String part : List.of("key", "tried", "others")) {
                      var read = line.getClass().getDeclaredMethod(part);
                      read.setAccessible(true);
                      values.add(read.invoke(line));
                    }
                    return tuple(values.toArray());
                  } catch (ReflectiveOperationException never) {
                    throw new IllegalStateException(never);
                  }
                })
            .toList();
  }

  /** The deployment on which the review of a case runs. */
  private String review(String proposal) {
    return on(proposal, "business-model-review");
  }

  private String on(String proposal, String process) {
    return jdbc.sql(
            """
            select d.deployment_id_ from act_ru_execution e
            join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.business_key_ = ? and e.parent_id_ is null and d.key_ = ?
            """)
        .params(proposal, process)
        .query(String.class)
        .single();
  }

  private ModelFile renamed() {
    ModelFile review = inForce.now().find(REVIEW).orElseThrow();
    String content = review.content();
    for (String place :
        List.of(
            " id=\"%s\"",
            ">%s</bpmn:flowNodeRef>",
            "sourceRef=\"%s\"",
            "targetRef=\"%s\"",
            "bpmnElement=\"%s\"")) {
      assertThat(content).contains(place.formatted("confirm-review"));
      content =
          content.replace(place.formatted("confirm-review"), place.formatted("decide-review"));
    }
    return new ModelFile(review.kind(), review.key(), content);
  }

  private ModelFile put(String name, String was, String is) {
    ModelFile file = inForce.now().find(name).orElseThrow();
    assertThat(file.content()).contains(was);
    return new ModelFile(file.kind(), file.key(), file.content().replace(was, is));
  }

  private long change(ModelFile file) {
    long change = changes.begin("Otherwise", "Council.", "page", "admin");
    changes.put(change, file, inForce.now().find(file.name()).orElseThrow().hash(), "admin");
    approvals.approve(
        changes.find(change).orElseThrow(),
        inForce.now(),
        "second",
        List.of("administrators"),
        ApprovalRules.sum(changes.drafts(change)),
        "");
    return change;
  }
}
