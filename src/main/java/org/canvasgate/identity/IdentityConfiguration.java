package org.canvasgate.identity;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.canvasgate.database.DatabaseMode;
import org.canvasgate.engine.Acting;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires users, roles and the sign-in. */
@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

  @Bean
  People people(IdentityService identity, Acting acting) {
    return new People(identity, acting);
  }

  @Bean
  RoleGrants roleGrants(
      People people,
      AuthorizationService rights,
      FilterService filters,
      TaskService tasks,
      @Value("${canvasgate.administrator.id:admin}") String administrator,
      @Value("${canvasgate.administrator.password:}") String password,
      DatabaseMode database) {
    return new RoleGrants(
        people,
        rights,
        new TasklistFilters(filters, tasks),
        new FirstAdministrator(people, administrator, password, !database.embedded()));
  }
}
