package org.canvasgate.diagram.trial;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Removes from the engine's memory what a trial has left there. */
@Component
class ForgottenTrial {
  private final ProcessEngineConfigurationImpl engine;
  private final JdbcClient jdbc;

  ForgottenTrial(ProcessEngineConfigurationImpl engine, JdbcClient jdbc) {
    this.engine = engine;
    this.jdbc = jdbc;
  }

  /** To be asked before the rollback, while the release can be seen. */
  void forget(String deployment) {
    DeploymentCache kept = engine.getDeploymentCache();
    ids("act_re_procdef", deployment).forEach(kept::removeProcessDefinition);
    ids("act_re_decision_def", deployment).forEach(kept::removeDecisionDefinition);
    ids("act_re_decision_req_def", deployment).forEach(kept::removeDecisionRequirementsDefinition);
    ids("act_re_camformdef", deployment).forEach(kept::removeCamundaFormDefinition);
  }

  private Iterable<String> ids(String table, String deployment) {
    return jdbc.sql("select id_ from " + table + " where deployment_id_ = ?")
        .param(deployment)
        .query(String.class)
        .list();
  }
}
