package org.canvasgate.diagram.trial;

import java.util.List;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.canvasgate.diagram.cases.ForgottenRelease;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.diagram.release.Deployer;
import org.canvasgate.engine.Acting;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays releases that are not there. The release is deployed and the case is played in one
 * transaction, which is rolled back: nobody else sees any of it, no mail leaves, nothing stays.
 * What a rollback does not take back is a number drawn from a sequence, and what the engine keeps
 * of the release in memory, which is removed.
 */
@Service
class Trials {
  /** One at a time: a trial keeps deployments and verdicts of others waiting. */
  private static final int LOCK = 1_870_012;

  private final ObjectProvider<TrialCast> cast;
  private final FactsOfCase view;
  private final TablesHeard tables;
  private final Deployer deployer;
  private final TaskService tasks;
  private final FormService forms;
  private final ManagementService jobs;
  private final Acting acting;
  private final JdbcClient jdbc;
  private final ForgottenRelease forgotten;
  private final TransactionTemplate transaction;
  private final TransactionTemplate savePoint;

  Trials(
      ObjectProvider<TrialCast> cast,
      FactsOfCase view,
      TablesHeard tables,
      Deployer deployer,
      TaskService tasks,
      FormService forms,
      ManagementService jobs,
      Acting acting,
      JdbcClient jdbc,
      ForgottenRelease forgotten,
      PlatformTransactionManager transactions) {
    this.cast = cast;
    this.view = view;
    this.tables = tables;
    this.deployer = deployer;
    this.tasks = tasks;
    this.forms = forms;
    this.jobs = jobs;
    this.acting = acting;
    this.jdbc = jdbc;
    this.forgotten = forgotten;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.savePoint = new TransactionTemplate(transactions);
    this.savePoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  /**
   * Plays an invented case through a release.
   *
   * @param release the whole set that would be in force
   */
  TrialResult play(ModelSet release, TrialScript script) {
    tables.listen();
    try {
      return transaction.execute(
          status -> {
            status.setRollbackOnly();
            return alone() ? deployed(release, script) : stopped(script, "trial.busy", null);
          });
    } finally {
      tables.stop();
    }
  }

  private TrialResult deployed(ModelSet release, TrialScript script) {
    jdbc.sql("select set_config('lock_timeout', '5s', true)").query(String.class).single();
    String deployment;
    try {
      deployment = deployer.deploy(release, "trial");
    } catch (RuntimeException refused) {
      List<Problem> problems =
          Refusal.in(refused)
              .map(Refusal::problems)
              .orElse(List.of(new Problem("", "trial.not-deployable")));
      return new TrialResult(
          script, List.of(), "refused", null, null, problems, List.of(), refused.getMessage(), 0);
    }
    try {
      return savePoint.execute(
          status -> {
            status.setRollbackOnly();
            return new TrialRun(script, cast.getObject(), view, tables, tasks, forms, jobs, acting)
                .play();
          });
    } finally {
      forgotten.forget(deployment);
    }
  }

  private boolean alone() {
    return jdbc.sql("select pg_try_advisory_xact_lock(?)")
        .param(LOCK)
        .query(Boolean.class)
        .single();
  }

  private static TrialResult stopped(TrialScript script, String key, String technical) {
    return new TrialResult(
        script,
        List.of(),
        "refused",
        null,
        null,
        List.of(new Problem("", key)),
        List.of(),
        technical,
        0);
  }
}
