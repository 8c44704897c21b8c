package org.canvasgate.proposal.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.canvasgate.proposal.CaseStarter;
import org.springframework.stereotype.Component;

/** Submits the start form as Tasklist does, signed in as the planner and with no right beyond. */
@Component
class EngineCaseStarter implements CaseStarter {
  private static final String PROCESS = "service-evaluation";

  private final FormService forms;
  private final IdentityService identity;
  private final RepositoryService repository;

  EngineCaseStarter(FormService forms, IdentityService identity, RepositoryService repository) {
    this.forms = forms;
    this.identity = identity;
    this.repository = repository;
  }

  @Override
  public String start(Map<String, Object> fields, String planner) {
    Authentication signedIn = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      List<String> groups =
          identity.createGroupQuery().groupMember(planner).list().stream()
              .map(Group::getId)
              .toList();
      String definition =
          repository
              .createProcessDefinitionQuery()
              .processDefinitionKey(PROCESS)
              .latestVersion()
              .singleResult()
              .getId();
      identity.setAuthentication(planner, groups);
      return forms.submitStartForm(definition, fields).getBusinessKey();
    } finally {
      if (signedIn == null) identity.clearAuthentication();
      else identity.setAuthentication(signedIn);
    }
  }
}
