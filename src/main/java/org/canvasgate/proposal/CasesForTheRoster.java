package org.canvasgate.proposal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.committee.roster.Cases;
import org.springframework.stereotype.Component;

/** Tells the committee's roster which cases are over and which fields there are. */
@Component
class CasesForTheRoster implements Cases {
  private final Proposals proposals;

  CasesForTheRoster(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public Set<String> ended(Collection<String> proposalIds) {
    return proposals.among(List.copyOf(proposalIds)).stream()
        .filter(line -> Status.ended(line.status()))
        .map(ProposalLine::id)
        .collect(Collectors.toSet());
  }

  @Override
  public List<String> fields() {
    return Arrays.stream(ServiceField.values()).map(ServiceField::key).toList();
  }
}
