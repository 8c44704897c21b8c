package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.canvasgate.testing.Blocked;
import org.canvasgate.tracking.Withdrawals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine runs a job again when it could not write down that the job was done: because it was
 * killed on the way, because its connection broke off, or because another node runs the job at the
 * same time. Then nothing of the first run is left, or what is left stays as it is. Every delegate
 * of every diagram has its turn: a new one that no story reaches fails here.
 */
@StoryTest
@Tag("faults")
class RunTwiceTest extends Story {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * Opens a round, in the transaction of the step before it: it has no job of its own that could
   * run twice, and it goes back with that step.
   */
  private static final String OPENS_A_ROUND = "openWindowDelegate";

  /** What the tables answered in a step is kept when the step is committed, as one row. */
  private static final String KEPT_AT_THE_COMMIT = "table_answer";

  private static final String WHICHEVER = "whichever case";

  private static final Set<String> WITHIN_A_PERSONS_STEP = Set.of(OPENS_A_ROUND);

  /**
   * Makes groups in the engine, which looks for them in tables that it writes at the end of a
   * transaction only. So it runs again in a transaction of its own.
   */
  private static final String MAKES_GROUPS = "affectedBodiesDelegate";

  @Autowired ProcessEngineConfigurationImpl engine;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  @Autowired ApplicationContext beans;
  @Autowired PlatformTransactionManager transactions;
  @Autowired Withdrawals withdrawals;

  /** What counts every table, for whichever case; asking for the tables takes longer than they. */
  private String figures;

  private final Set<String> rolledBack = new TreeSet<>();
  private final Set<String> ranTwice = new ConcurrentSkipListSet<>();
  private final Set<String> cutOff = new ConcurrentSkipListSet<>();
  private final Set<String> onTwoNodes = new ConcurrentSkipListSet<>();
  private final ExecutorService nodes = Executors.newFixedThreadPool(2);

  /** The delegates of the job that is being run. */
  private final Set<String> inJob = new ConcurrentSkipListSet<>();

  /** What happens where a delegate has done its work and nothing is committed. */
  private volatile BiConsumer<String, DelegateExecution> beforeCommit = this::listen;

  @AfterEach
  void nobodyListens() {
    watch.afterDelegate(null);
    nodes.shutdownNow();
  }

  @Test
  void aJobThatIsRolledBackLeavesNothingAndASecondRunOfADelegateAddsNothing() {
    watch.afterDelegate((bean, execution) -> beforeCommit.accept(bean, execution));
    theWholeLifeOfAService();
    retirement();
    propose(Proposed.withoutCosts());
    withdrawals.withdraw(proposals.get(id), PLANNER, SAID);
    settle();
    ended("withdrawn");
    anObjectionThatWaitsTooLong();
    aConditionThatLapses();

    Set<String> delegates = new TreeSet<>();
    for (String expression :
        Diagrams.every(ServiceTask.class, ServiceTask::getCamundaDelegateExpression))
      delegates.add(expression.replaceAll("[${}]", ""));
    assertThat(cutOff).as("cut off before the commit").containsAll(delegates);
    delegates.removeAll(WITHIN_A_PERSONS_STEP);
    assertThat(onTwoNodes).as("run on two nodes").containsAll(delegates);
    assertThat(ranTwice).as("run twice").containsExactlyInAnyOrderElementsOf(delegates);
    Set<String> jobs = new TreeSet<>();
    jobs.addAll(
        Diagrams.every(
            ServiceTask.class, task -> task.isCamundaAsyncBefore() ? task.getId() : null));
    assertThat(Watch.missing(jobs, rolledBack))
        .as("jobs that were never rolled back")
        .containsExactlyInAnyOrder("close-incomplete");
  }

  private void anObjectionThatWaitsTooLong() {
    proposeAndAppoint();
    allAnswer("score-canvas", poor());
    does(CHAIR, "confirm-review", outcome("reject"));
    does(PLANNER, "file-objection", Map.of("choice", "object", "grounds", SAID));
    goTo("examineBy");
    does(SECRETARY, "examine-objection", Map.of("finding", "dismiss", "answer", SAID));
    ended("rejected");
  }

  private void aConditionThatLapses() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", with(outcome("pass"), condition(SAID, "planner")));
    goTo("conditionDue");
    withdrawals.withdraw(proposals.get(id), PLANNER, SAID);
    settle();
    ended("withdrawn");
  }

  /** With an objection, a vote, a late report and a cycle, so that every delegate has its turn. */
  private void theWholeLifeOfAService() {
    passReview();
    runAgainAfterwards(MAKES_GROUPS, task(PLANNER, "draft-responsibilities").getExecutionId());
    draft();
    goTo("windowDue");
    for (int round = 1; round <= 3; round++) {
      if (round > 1) does(CHAIR, "mediate-responsibilities", Agreed.mediated());
      for (var task : open("answer-consultation"))
        bodyAnswers(group(task).replace("body-", ""), "objected");
    }
    allAnswer("vote-responsibility", approve());
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
    startOperation();
    does(OPERATOR, "report-figures", figures(1, 1));
    reEvaluate(1, 1, good());
    does(CHAIR, "confirm-operation", outcome("continue"));
  }

  private void retirement() {
    reEvaluate(1, 0.2, poor());
    does(CHAIR, "confirm-operation", with(outcome("retire"), "exitBy", today().toString()));
    acceptsTheVerdict(OPERATOR);
    String today = today().toString();
    does(
        OPERATOR,
        "carry-out-exit",
        Map.of("endedOn", today, "data", SAID, "equipment", SAID, "users", SAID, "evidence", SAID));
    ended("retired");
  }

  // --- the second run, in the same step, on what the first has written

  private void listen(String bean, DelegateExecution execution) {
    inJob.add(bean);
    if (!bean.equals(OPENS_A_ROUND) && !bean.equals(MAKES_GROUPS)) runAgain(bean, execution);
  }

  private void runAgainAfterwards(String bean, String execution) {
    int groups = count("select count(*) from act_id_group");
    acting.asEngine(
        () ->
            engine
                .getCommandExecutorTxRequired()
                .execute(
                    command -> {
                      runAgain(bean, command.getExecutionManager().findExecutionById(execution));
                      return null;
                    }));
    assertThat(count("select count(*) from act_id_group")).isEqualTo(groups);
  }

  private void runAgain(String bean, DelegateExecution execution) {
    Map<String, String> rows = ourTables();
    Map<String, Object> facts = Map.copyOf(known(execution));
    try {
      beans.getBean(bean, JavaDelegate.class).execute(execution);
    } catch (Exception failed) {
      throw new AssertionError(bean + " cannot run twice", failed);
    }
    assertThat(ourTables()).as("tables after %s ran twice", bean).isEqualTo(rows);
    assertThat(known(execution)).as("facts after %s ran twice", bean).isEqualTo(facts);
    ranTwice.add(bean);
  }

  private static Map<String, Object> known(DelegateExecution execution) {
    Map<String, Object> known = new TreeMap<>(execution.getVariables());
    known.values().removeIf(java.util.Objects::isNull);
    return known;
  }

  // --- the first run, rolled back

  @Override
  void settle() {
    for (Job job = due(); job != null; job = due()) {
      Map<String, Long> once = rollBack(job.getId());
      if (!inJob.isEmpty()) cutOff(job);
      if (inJob.isEmpty()) run(job.getId());
      else runOnTwoNodes(job.getId(), once);
    }
  }

  private void run(String job) {
    acting.asEngine(
        () -> {
          management.executeJob(job);
          return null;
        });
  }

  // --- the connection breaks off between the effects and the commit

  /** As if the node had been killed there: for the database it is the same. */
  private void cut(String bean, DelegateExecution execution) {
    cutOff.add(bean);
    jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single();
  }

  private void cutOff(Job job) {
    Map<String, String> rows = ourTables();
    beforeCommit = this::cut;
    try {
      assertThat(catchThrowable(() -> run(job.getId()))).as("the broken connection").isNotNull();
    } finally {
      beforeCommit = this::listen;
    }
    assertThat(ourTables()).as("tables after %s was cut off", inJob).isEqualTo(rows);
    acting.asEngine(
        () -> {
          management.setJobRetries(job.getId(), Math.max(1, job.getRetries()));
          management.setJobDuedate(job.getId(), job.getDuedate());
          return null;
        });
  }

  /** A delegate that runs within a person's step is cut off there, and the person tries again. */
  @Override
  void submit(String user, Task task, Map<String, Object> answer) {
    Map<String, String> rows = ourTables();
    beforeCommit =
        (bean, execution) -> {
          if (!cutOff.contains(bean)) cut(bean, execution);
        };
    try {
      acting.as(user, () -> forms.submitTaskForm(task.getId(), answer));
    } catch (RuntimeException brokenOff) {
      assertThat(ourTables()).as("tables after the step was cut off").isEqualTo(rows);
      acting.as(user, () -> forms.submitTaskForm(task.getId(), answer));
    } finally {
      beforeCommit = this::listen;
    }
    settle();
  }

  // --- two nodes have taken the same job

  /**
   * The first waits, its effects done, until the second is as far as it can come: done, in the same
   * place, or waiting for the first.
   */
  private void runOnTwoNodes(String job, Map<String, Long> once) {
    var met = new AtomicBoolean();
    var secondInside = new CompletableFuture<Void>();
    var second = new CompletableFuture<CompletableFuture<Void>>();
    beforeCommit =
        (bean, execution) -> {
          onTwoNodes.add(bean);
          if (met.compareAndSet(false, true)) {
            CompletableFuture<Void> other =
                CompletableFuture.runAsync(() -> asJobExecutor(job), nodes);
            second.complete(other);
            Blocked.orDone(jdbc, 1, CompletableFuture.anyOf(other, secondInside));
          } else secondInside.complete(null);
        };
    try {
      CompletableFuture.runAsync(() -> asJobExecutor(job), nodes)
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      second.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failed) {
      throw new AssertionError("two nodes ran " + inJob, failed);
    } finally {
      beforeCommit = this::listen;
    }
    Map<String, Long> now = counts();
    assertThat(now.remove(KEPT_AT_THE_COMMIT))
        .as("kept answers of tables after two nodes ran %s", inJob)
        .isBetween(once.get(KEPT_AT_THE_COMMIT), once.remove(KEPT_AT_THE_COMMIT) + 1);
    assertThat(now).as("rows after two nodes ran %s", inJob).isEqualTo(once);
  }

  /** As a thread of the job executor does: what met somebody is left to the other. */
  private void asJobExecutor(String job) {
    Context.setJobExecutorContext(new JobExecutorContext());
    try {
      ExecuteJobHelper.executeJob(job, engine.getCommandExecutorTxRequired());
    } catch (RuntimeException failed) {
      // Whichever comes second finds the version changed or the row there; the job is gone by then.
      if (acting.asEngine(() -> management.createJobQuery().jobId(job).count()) > 0) throw failed;
    } finally {
      Context.removeJobExecutorContext();
    }
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    ourTables().forEach((table, figure) -> counts.put(table, rowsIn(figure)));
    return counts;
  }

  /** The figure of a table is its number of rows and the sum of their hashes. */
  private static long rowsIn(String figure) {
    return Long.parseLong(figure.substring(0, figure.indexOf(':')));
  }

  @Override
  void goTo(Instant moment) {
    for (var next = stage.nextDate(id);
        next.isPresent() && !next.get().isAfter(moment);
        next = stage.nextDate(id)) {
      if (next.get().isAfter(clock.instant())) clock.moveTo(next.get());
      settle();
    }
    if (moment.isAfter(clock.instant())) clock.moveTo(moment);
  }

  /** Returns how many rows each of our tables has when the job has run once. */
  private Map<String, Long> rollBack(String job) {
    Map<String, String> rows = ourTables();
    Map<String, Long> once = new TreeMap<>();
    inJob.clear();
    String step =
        acting.asEngine(
            () ->
                management.createJobDefinitionQuery().list().stream()
                    .filter(definition -> definition.getId().equals(definitionOf(job)))
                    .map(definition -> definition.getActivityId())
                    .findFirst()
                    .orElse(""));
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            transaction -> {
              acting.asEngine(
                  () -> {
                    management.executeJob(job);
                    return null;
                  });
              once.putAll(counts());
              transaction.setRollbackOnly();
            });
    assertThat(ourTables()).as("tables after %s was rolled back", step).isEqualTo(rows);
    assertThat(acting.asEngine(() -> management.createJobQuery().jobId(job).count()))
        .as("the job of %s waits", step)
        .isEqualTo(1);
    rolledBack.add(step);
    return once;
  }

  private String definitionOf(String job) {
    return management.createJobQuery().jobId(job).singleResult().getJobDefinitionId();
  }

  private Job due() {
    return acting.asEngine(
        () ->
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).list().stream()
                .flatMap(
                    instance ->
                        management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .orderByJobDuedate()
                            .asc()
                            .list()
                            .stream())
                .filter(
                    job ->
                        job.getDuedate() == null
                            || !job.getDuedate().toInstant().isAfter(clock.instant()))
                .findFirst()
                .orElse(null));
  }

  /**
   * The rows of each of our own tables, as one figure a table; of this case where it has a key.
   * Without those that the application writes by the clock, whatever cases do.
   */
  private Map<String, String> ourTables() {
    Map<String, String> rows = new TreeMap<>();
    jdbc.sql(tablesOf(id == null ? "" : id))
        .query(
            row -> {
              rows.put(row.getString("name"), row.getString("figure"));
            });
    assertThat(rows).containsKeys("ballot", "ballot_rating", "notice", "scorecard", "verdict");
    return rows;
  }

  private String tablesOf(String proposal) {
    if (figures == null)
      figures =
          jdbc.sql(
                  """
                  select string_agg(
                    format(
                      'select %L as name, count(*) || %L || coalesce(sum(hashtextextended(t::text, '
                        '0)), 0) as figure from %I t %s',
                      t.table_name, ':', t.table_name,
                      case when c.column_name is null then ''
                        else format('where t.%I = %L', c.column_name, ?) end),
                    ' union all ')
                  from information_schema.tables t
                  left join information_schema.columns c
                    on c.table_schema = t.table_schema and c.table_name = t.table_name
                    and c.column_name in ('proposal_id', 'service_id')
                  where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'
                    and t.table_name not like 'act\\_%'
                    and t.table_name not in ('node', 'audit_link')""")
              .param(WHICHEVER)
              .query(String.class)
              .single();
    return figures.replace("'" + WHICHEVER + "'", "'" + proposal + "'");
  }
}
