package org.canvasgate.consultation.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.canvasgate.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A body's group among the groups of a real engine. */
class EngineBodyGroupsTest {
  private static ProcessEngine engine;

  @BeforeAll
  static void start() {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(TestDatabase.createDataSource());
    configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
    configuration.setProcessEngineName("body-groups");
    configuration.setJobExecutorActivate(false);
    // The ids that Camunda takes by default have no hyphen.
    configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
    engine = configuration.buildProcessEngine();
  }

  @AfterAll
  static void stop() {
    if (engine != null) engine.close();
  }

  @Test
  void a_body_gets_one_group_however_often_it_is_asked_for() {
    IdentityService identity = engine.getIdentityService();
    var groups = new EngineBodyGroups(identity);
    groups.ensure("incheon-transport", "Incheon transport bureau");
    groups.ensure("incheon-transport", "another name");
    assertThat(identity.createGroupQuery().groupId("body-incheon-transport").list())
        .singleElement()
        .satisfies(group -> assertThat(group.getName()).isEqualTo("Incheon transport bureau"));
  }
}
