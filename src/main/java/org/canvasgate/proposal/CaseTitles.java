package org.canvasgate.proposal;

import java.util.Locale;
import org.canvasgate.form.CaseTitle;
import org.springframework.stereotype.Component;

/** A case is called what its service is called. */
@Component
class CaseTitles implements CaseTitle {
  private final Proposals proposals;

  CaseTitles(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public String of(String proposalId, Locale locale) {
    return proposals.find(proposalId).map(proposal -> proposal.name(locale)).orElse(proposalId);
  }
}
