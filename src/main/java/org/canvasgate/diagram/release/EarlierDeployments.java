package org.canvasgate.diagram.release;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.canvasgate.engine.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was deployed before releases were counted: by the application at its starts, and by hand,
 * file by file.
 */
@Component
class EarlierDeployments {
  private static final String APPLICATION = "application";

  private final RepositoryService repository;
  private final Acting acting;
  private final ModelsInForce models;
  private final JdbcClient jdbc;

  EarlierDeployments(
      RepositoryService repository, Acting acting, ModelsInForce models, JdbcClient jdbc) {
    this.repository = repository;
    this.acting = acting;
    this.models = models;
    this.jdbc = jdbc;
  }

  /** Those of the application, the earliest first. */
  List<Deployment> ofApplication() {
    return all().stream().filter(deployment -> APPLICATION.equals(deployment.getSource())).toList();
  }

  /**
   * The files that hold: of each the one deployed last, whether by the application or by hand.
   * Files that only an earlier version of the application brought do not hold.
   */
  ModelSet holding() {
    List<Deployment> application = ofApplication();
    Deployment last = application.isEmpty() ? null : application.get(application.size() - 1);
    ModelSet holding = ModelSet.of(List.<ModelFile>of());
    for (Deployment deployment : all())
      if (!APPLICATION.equals(deployment.getSource()) || deployment.getId().equals(last.getId()))
        holding = holding.with(models.of(deployment.getId()).files());
    return holding;
  }

  /** The engine's ids of the deployments on which cases run. */
  List<String> withCases() {
    return jdbc.sql(
            """
            select distinct deployment_id_ from act_re_procdef
            where id_ in (select proc_def_id_ from act_ru_execution)
            order by deployment_id_""")
        .query(String.class)
        .list();
  }

  private List<Deployment> all() {
    return acting.asEngine(
        () -> repository.createDeploymentQuery().orderByDeploymentTime().asc().list());
  }
}
