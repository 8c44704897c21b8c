package org.canvasgate.tracking;

import java.util.Set;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.canvasgate.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who plans in the same organisation as the planner of a case: {@link Access} lets them act in it
 * as the planner does. Stands here because the committee cannot know the room of identity.
 */
@Component
class ColleagueKnowledge implements CaseKnowledge {
  private final JdbcClient jdbc;

  ColleagueKnowledge(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<String> colleagues(String proposalId) {
    return Set.copyOf(
        jdbc.sql(
                """
                select distinct theirs.user_id_ from proposal p
                  join act_id_membership own on own.user_id_ = p.planner
                  join act_id_membership theirs on theirs.group_id_ = own.group_id_
                where p.id = ? and starts_with(own.group_id_, ?) and theirs.user_id_ <> p.planner""")
            .params(proposalId, Role.ORGANISATION_PREFIX)
            .query(String.class)
            .list());
  }
}
