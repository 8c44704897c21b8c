package org.canvasgate.tracking.portfolio;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.CaseSection;
import org.canvasgate.proposal.Proposal;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.portfolio.Likenesses.Idea;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Services like this one, on the page of a case, side by side with it. */
@Component
@Order(80)
class SimilarSection implements CaseSection {
  private static final int MOST = 5;

  private final Likenesses likenesses;
  private final Proposals proposals;
  private final Access access;

  SimilarSection(Likenesses likenesses, Proposals proposals, Access access) {
    this.likenesses = likenesses;
    this.proposals = proposals;
    this.access = access;
  }

  @Override
  public String template() {
    return "portfolio/section";
  }

  @Override
  public String title() {
    return "portfolio.overlap.section";
  }

  @Override
  public Map<String, Object> model(
      String proposalId, String user, Set<String> groups, Locale locale) {
    Proposal proposal = proposals.get(proposalId);
    Sight sight = Sight.of(access.reader(user), access);
    List<Overlap> overlaps = likenesses.like(Idea.of(proposal), sight, MOST);
    if (overlaps.isEmpty()) return Map.of();
    Map<String, Object> model = new HashMap<>();
    model.put("overlaps", overlaps);
    return model;
  }
}
