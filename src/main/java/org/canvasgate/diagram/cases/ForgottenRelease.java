package org.canvasgate.diagram.cases;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes from the engine's memory what a release that is taken back has left there; the database
 * forgets by itself. To be asked while the release can still be seen, before the rollback.
 */
@Component
public class ForgottenRelease {
  private final ProcessEngineConfigurationImpl engine;
  private final JdbcClient jdbc;

  ForgottenRelease(ProcessEngineConfigurationImpl engine, JdbcClient jdbc) {
    this.engine = engine;
    this.jdbc = jdbc;
  }

  public void forget(String deployment) {
    engine.getCommandExecutorTxRequired().execute(command -> forget(command, deployment));
  }

  private Void forget(CommandContext command, String deployment) {
    DeploymentCache kept = engine.getDeploymentCache();
    ids("act_re_procdef", deployment).forEach(kept::removeProcessDefinition);
    ids("act_re_decision_def", deployment).forEach(kept::removeDecisionDefinition);
    ids("act_re_decision_req_def", deployment).forEach(kept::removeDecisionRequirementsDefinition);
    ids("act_re_camformdef", deployment).forEach(kept::removeCamundaFormDefinition);
    return null;
  }

  private Iterable<String> ids(String table, String deployment) {
    return jdbc.sql("select id_ from " + table + " where deployment_id_ = ?")
        .param(deployment)
        .query(String.class)
        .list();
  }
}
