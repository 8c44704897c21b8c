package org.canvasgate.proposal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  @Override
  public Map<String, Card> cards(Collection<String> proposalIds, Locale locale) {
    Map<String, Card> cards = new LinkedHashMap<>();
    for (ProposalLine line : proposals.among(List.copyOf(proposalIds)))
      cards.put(line.id(), new Card(line.name(locale), line.city() == null ? "" : line.city()));
    return cards;
  }
}
