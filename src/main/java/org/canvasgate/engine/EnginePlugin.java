package org.canvasgate.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Configures the engine: what is on by default and not wanted is off, what is off and needed is on.
 * Runs last, so that no other configuration undoes it.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class EnginePlugin extends AbstractCamundaConfiguration {
  private static final String KEPT_FOR = "P3650D";

  /** More rows than any page shows; guards memory against a query without bounds. */
  private static final int MOST_RESULTS = 2000;

  /** Longer than any statement of the engine takes; one that does is stopped and undone. */
  private static final int MOST_SECONDS = 120;

  private final DiagramBeans beans;
  private final FormListeners formListeners;
  private final Summons summons;
  private final CaseNews news;
  private final GuardedFormService forms;
  private final FollowingCalls calls;
  private final GuardedTaskService tasks;
  private final GuardedRepositoryService repository;
  private final GuardedDeployer deployer;
  private final Refusals refusals;
  private final TurnsOfJobs turnsOfJobs;
  private final SlowHash passwords;
  private final JobsInTurn jobs;
  private final List<DmnDecisionTableEvaluationListener> tableListeners;

  EnginePlugin(
      DiagramBeans beans,
      FormListeners formListeners,
      Summons summons,
      CaseNews news,
      GuardedFormService forms,
      FollowingCalls calls,
      GuardedTaskService tasks,
      GuardedRepositoryService repository,
      GuardedDeployer deployer,
      Refusals refusals,
      TurnsOfJobs turnsOfJobs,
      SlowHash passwords,
      JobsInTurn jobs,
      List<DmnDecisionTableEvaluationListener> tableListeners) {
    this.beans = beans;
    this.formListeners = formListeners;
    this.summons = summons;
    this.news = news;
    this.forms = forms;
    this.calls = calls;
    this.tasks = tasks;
    this.repository = repository;
    this.deployer = deployer;
    this.refusals = refusals;
    this.turnsOfJobs = turnsOfJobs;
    this.passwords = passwords;
    this.jobs = jobs;
    this.tableListeners = tableListeners;
  }

  @Override
  public void preInit(SpringProcessEngineConfiguration engine) {
    keepStepsOnly(engine);
    guardRights(engine);
    closeSideDoors(engine);
    engine.setDmnEngineConfiguration(heard(tableListeners));
    engine.setFormService(forms);
    engine.setTaskService(tasks);
    engine.setRepositoryService(repository);
    engine.setRuntimeService(new GuardedRuntimeService());
    engine.setManagementService(new GuardedManagementService(engine));
    engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), deployer));
    engine.setCustomPostBPMNParseListeners(
        with(
            with(
                with(with(engine.getCustomPostBPMNParseListeners(), formListeners), summons), news),
            calls));
    engine.setCustomHistoryEventHandlers(with(engine.getCustomHistoryEventHandlers(), news));
    engine.setCustomPreCommandInterceptorsTxRequired(
        with(
            with(
                with(
                    with(engine.getCustomPreCommandInterceptorsTxRequired(), refusals),
                    new OpenCommands()),
                new QueryGuard()),
            jobs));
    engine.setCustomPostCommandInterceptorsTxRequired(
        with(engine.getCustomPostCommandInterceptorsTxRequired(), turnsOfJobs));
    engine.setFailedJobCommandFactory(Refusals.retriesOf());
    engine.setFilterService(new GuardedFilterService());
    engine.setCmmnEnabled(false);
    engine.setStandaloneTasksEnabled(false);
    engine.setSkipOutputMappingOnCanceledActivities(true);
    engine.setEnableCmdExceptionLogging(false); // refusals are no errors; jobs log their own
    engine.setQueryMaxResultsLimit(MOST_RESULTS);
    engine.setJdbcStatementTimeout(MOST_SECONDS);
  }

  private static DefaultDmnEngineConfiguration heard(
      List<DmnDecisionTableEvaluationListener> listeners) {
    var tables = new DefaultDmnEngineConfiguration();
    tables.setCustomPostDecisionTableEvaluationListeners(listeners);
    return tables;
  }

  private static void keepStepsOnly(SpringProcessEngineConfiguration engine) {
    var quiet = new QuietHistory();
    engine.setCustomHistoryLevels(with(engine.getCustomHistoryLevels(), quiet));
    engine.setHistory(QuietHistory.NAME);
    engine.setHistoryLevel(quiet);
    engine.setHistoryTimeToLive(KEPT_FOR);
    engine.setHistoryRemovalTimeStrategy(
        ProcessEngineConfigurationImpl.HISTORY_REMOVAL_TIME_STRATEGY_START);
  }

  private void guardRights(SpringProcessEngineConfiguration engine) {
    engine.setAuthorizationEnabled(true);
    engine.setAuthorizationEnabledForCustomCode(false);
    engine.setEnforceSpecificVariablePermission(true);
    engine.setDefaultUserPermissionForTask(Permissions.TASK_WORK);
    engine.setResourceAuthorizationProvider(new TaskRights());
    engine.setTenantCheckEnabled(false);
    // Stock Camunda takes letters and digits only; the group of a body is body-<slug>.
    engine.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
    engine.setPasswordPolicy(new LongPassword());
    engine.setEnablePasswordPolicy(true);
    engine.setPasswordEncryptor(passwords);
  }

  private void closeSideDoors(SpringProcessEngineConfiguration engine) {
    engine.setBeans(beans);
    var expressions = new RestrictedExpressions(beans);
    expressions.addFunction(WeekFunctions.END_OF_WEEK, WeekFunctions.method());
    engine.setExpressionManager(expressions);
    engine.setScriptEngineResolver(new NoScripts());
    engine.setConfigureScriptEngineHostAccess(false);
    engine.setEnableFetchScriptEngineFromProcessApplication(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setEnableXxeProcessing(false);
    engine.setEnableExpressionsInAdhocQueries(false);
    // The filters of Tasklist ask for ${currentUser()}; RestrictedExpressions allows little else.
    engine.setEnableExpressionsInStoredQueries(true);
  }

  private static <T> List<T> with(List<? extends T> before, T added) {
    var all = new ArrayList<T>();
    if (before != null) all.addAll(before);
    all.add(added);
    return all;
  }
}
