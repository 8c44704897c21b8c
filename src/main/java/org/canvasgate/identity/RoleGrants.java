package org.canvasgate.identity;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Creates the roles at start-up and gives each the least it needs. A right on a task comes with the
 * task, to its assignee or group alone; nobody but administrators reads history or variables,
 * deploys, or opens Cockpit and Admin. Running it again changes nothing.
 */
final class RoleGrants implements SmartInitializingSingleton {
  static final String EVALUATION = "service-evaluation";

  private final People people;
  private final AuthorizationService rights;
  private final TasklistFilters filters;
  private final FirstAdministrator administrator;

  RoleGrants(
      People people,
      AuthorizationService rights,
      TasklistFilters filters,
      FirstAdministrator administrator) {
    this.people = people;
    this.rights = rights;
    this.filters = filters;
    this.administrator = administrator;
  }

  @Override
  public void afterSingletonsInstantiated() {
    people.group(Role.CAMUNDA_ADMIN, "Camunda administrators");
    for (Resource resource : Resources.values()) {
      grant(Role.CAMUNDA_ADMIN, resource, Authorization.ANY, Permissions.ALL);
    }
    List<String> shown = filters.create();
    for (Role role : Role.values()) {
      people.group(role.key(), role.title());
      grant(role.key(), Resources.APPLICATION, "tasklist", Permissions.ACCESS);
      grant(role.key(), Resources.PROCESS_DEFINITION, Authorization.ANY, Permissions.READ);
      for (String filter : shown) grant(role.key(), Resources.FILTER, filter, Permissions.READ);
    }
    grant(
        Role.PLANNERS.key(),
        Resources.PROCESS_DEFINITION,
        EVALUATION,
        Permissions.READ,
        ProcessDefinitionPermissions.CREATE_INSTANCE);
    grant(Role.PLANNERS.key(), Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE);
    administrator.create();
  }

  private void grant(String group, Resource resource, String id, Permission... permissions) {
    Authorization known =
        rights
            .createAuthorizationQuery()
            .authorizationType(Authorization.AUTH_TYPE_GRANT)
            .groupIdIn(group)
            .resourceType(resource)
            .resourceId(id)
            .singleResult();
    if (known != null && Arrays.stream(permissions).allMatch(known::isPermissionGranted)) return;
    Authorization grant =
        known == null ? rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : known;
    grant.setGroupId(group);
    grant.setResource(resource);
    grant.setResourceId(id);
    for (Permission permission : permissions) grant.addPermission(permission);
    rights.saveAuthorization(grant);
  }
}
