package org.canvasgate.tracking;

import java.util.Set;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.canvasgate.identity.People;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * Who plans in the same organisation as the planner of a case: {@link Access} lets them act in it
 * as the planner does. Stands here because the committee cannot know the room of identity.
 */
@Component
class ColleagueKnowledge implements CaseKnowledge {
  private final Proposals proposals;
  private final People people;

  ColleagueKnowledge(Proposals proposals, People people) {
    this.proposals = proposals;
    this.people = people;
  }

  @Override
  public Set<String> colleagues(String proposalId) {
    return proposals
        .find(proposalId)
        .map(Proposal::planner)
        .map(people::colleagues)
        .orElse(Set.of());
  }
}
