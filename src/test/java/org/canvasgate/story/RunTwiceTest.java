package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.canvasgate.tracking.Withdrawals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine runs a job again when it could not write down that the job was done. Then nothing of
 * the first run is left, or what is left stays as it is.
 */
@StoryTest
class RunTwiceTest extends Story {
  /**
   * Opens a round, in the transaction of the step before it: it has no job of its own that could
   * run twice, and it goes back with that step.
   */
  private static final String OPENS_A_ROUND = "openWindowDelegate";

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

  private final Set<String> rolledBack = new TreeSet<>();
  private final Set<String> ranTwice = new ConcurrentSkipListSet<>();

  @AfterEach
  void nobodyListens() {
    watch.afterDelegate(null);
  }

  @Test
  void aJobThatIsRolledBackLeavesNothingAndASecondRunOfADelegateAddsNothing() {
    watch.afterDelegate(this::listen);
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
    delegates.remove(OPENS_A_ROUND);
    assertThat(ranTwice).containsExactlyInAnyOrderElementsOf(delegates);
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
      String id = job.getId();
      rollBack(id);
      acting.asEngine(
          () -> {
            management.executeJob(id);
            return null;
          });
    }
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

  private void rollBack(String job) {
    Map<String, String> rows = ourTables();
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
              transaction.setRollbackOnly();
            });
    assertThat(ourTables()).as("tables after %s was rolled back", step).isEqualTo(rows);
    assertThat(acting.asEngine(() -> management.createJobQuery().jobId(job).count()))
        .as("the job of %s waits", step)
        .isEqualTo(1);
    rolledBack.add(step);
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

  /** The rows of each of our own tables, as one figure a table; of this case where it has a key. */
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
    return jdbc.sql(
            """
            select string_agg(
              format(
                'select %L as name, count(*) || coalesce(md5(string_agg(t::text, %L order by '
                  't::text)), %L) as figure from %I t %s',
                t.table_name, '|', '', t.table_name,
                case when c.column_name is null then ''
                  else format('where t.%I = %L', c.column_name, ?) end),
              ' union all ')
            from information_schema.tables t
            left join information_schema.columns c
              on c.table_schema = t.table_schema and c.table_name = t.table_name
              and c.column_name in ('proposal_id', 'service_id')
            where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'
              and t.table_name not like 'act\\_%'""")
        .param(proposal)
        .query(String.class)
        .single();
  }
}
