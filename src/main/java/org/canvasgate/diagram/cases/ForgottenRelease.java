package org.canvasgate.diagram.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.canvasgate.engine.VersionsForgotten;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes from memory, the engine's and our own, what a release that is taken back has left there;
 * the database forgets by itself. To be asked while the release can still be seen, before the
 * rollback.
 */
@Component
public class ForgottenRelease {
  private final ProcessEngineConfigurationImpl engine;
  private final JdbcClient jdbc;
  private final ApplicationEventPublisher events;

  ForgottenRelease(
      ProcessEngineConfigurationImpl engine, JdbcClient jdbc, ApplicationEventPublisher events) {
    this.engine = engine;
    this.jdbc = jdbc;
    this.events = events;
  }

  public void forget(String deployment) {
    engine.getCommandExecutorTxRequired().execute(command -> forget(command, deployment));
  }

  private Void forget(CommandContext command, String deployment) {
    DeploymentCache kept = engine.getDeploymentCache();
    List<String> processes = ids("act_re_procdef", deployment);
    List<String> tables = ids("act_re_decision_def", deployment);
    List<String> forms = ids("act_re_camformdef", deployment);
    processes.forEach(kept::removeProcessDefinition);
    tables.forEach(kept::removeDecisionDefinition);
    ids("act_re_decision_req_def", deployment).forEach(kept::removeDecisionRequirementsDefinition);
    forms.forEach(kept::removeCamundaFormDefinition);
    Set<String> all =
        Stream.of(processes, tables, forms, ids("act_ge_bytearray", deployment))
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    events.publishEvent(new VersionsForgotten(all));
    return null;
  }

  private List<String> ids(String table, String deployment) {
    return jdbc.sql("select id_ from " + table + " where deployment_id_ = ?")
        .param(deployment)
        .query(String.class)
        .list();
  }
}
