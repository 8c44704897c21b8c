package org.canvasgate.proposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a proposal says of possible conflicts: the bodies, partners and sources of money it names,
 * who wrote it, who runs the service, and other proposals of the same service in the same city.
 */
@Component
class ProposalKnowledge implements CaseKnowledge {
  private final Proposals proposals;
  private final JdbcClient jdbc;

  ProposalKnowledge(Proposals proposals, JdbcClient jdbc) {
    this.proposals = proposals;
    this.jdbc = jdbc;
  }

  @Override
  public List<Named> named(String proposalId) {
    List<Named> named = new ArrayList<>();
    proposals
        .find(proposalId)
        .ifPresent(
            proposal -> {
              if (proposal.leadBody() != null)
                named.add(new Named(proposal.leadBody(), "lead-body", true));
              proposal.otherBodies().forEach(b -> named.add(new Named(b, "other-body", true)));
              proposal
                  .canvas()
                  .items(Block.KEY_PARTNERS)
                  .forEach(item -> named.add(new Named(item.text(), "key-partner", false)));
              proposal.funding().stream()
                  .map(FundingLine::note)
                  .filter(note -> note != null && !note.isBlank())
                  .forEach(note -> named.add(new Named(note, "funding", false)));
            });
    return named;
  }

  @Override
  public List<String> sameService(String proposalId) {
    return jdbc.sql(
            """
            select o.id from proposal p join proposal o
              on o.id <> p.id and lower(trim(o.city)) = lower(trim(p.city))
                and (lower(trim(o.name_en)) = lower(trim(p.name_en))
                  or lower(trim(o.name_ko)) = lower(trim(p.name_ko)))
            where p.id = ? order by o.proposed_at, o.id""")
        .param(proposalId)
        .query(String.class)
        .list();
  }

  @Override
  public List<Part> parts(Collection<String> proposalIds) {
    return jdbc.sql(
            """
            select planner as person, id as proposal_id, 'planner' as role from proposal
              where id in (:ids)
            union select submitted_by, proposal_id, 'planner' from proposal_revision
              where proposal_id in (:ids)
            union select operator, proposal_id, 'operator' from service
              where proposal_id in (:ids)
            order by proposal_id, person, role""")
        .param("ids", proposalIds)
        .query(
            (row, n) ->
                new Part(
                    row.getString("person"), row.getString("proposal_id"), row.getString("role")))
        .list();
  }
}
