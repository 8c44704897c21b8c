package org.canvasgate.consultation.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.canvasgate.consultation.Body;
import org.canvasgate.consultation.BodyGroups;
import org.springframework.stereotype.Component;

/** Keeps the groups of bodies among the engine's groups, where Tasklist looks for them. */
@Component
class EngineBodyGroups implements BodyGroups {
  /** What Camunda calls groups that are for work and not for administration. */
  private static final String WORKFLOW = "WORKFLOW";

  private final IdentityService identity;

  EngineBodyGroups(IdentityService identity) {
    this.identity = identity;
  }

  @Override
  public void ensure(String slug, String name) {
    String id = Body.GROUP_PREFIX + slug;
    if (identity.createGroupQuery().groupId(id).count() > 0) return;
    Group group = identity.newGroup(id);
    group.setName(name);
    group.setType(WORKFLOW);
    identity.saveGroup(group);
  }
}
