package org.canvasgate.consultation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the consultation says of possible conflicts: the bodies asked, and who speaks for them. */
@Component
class ConsultationKnowledge implements CaseKnowledge {
  private final JdbcClient jdbc;
  private final Members members;

  ConsultationKnowledge(JdbcClient jdbc, Members members) {
    this.jdbc = jdbc;
    this.members = members;
  }

  @Override
  public List<Named> named(String proposalId) {
    return jdbc.sql(
            """
            select distinct name, place from (
              select operating_body as name, 'operating-body' as place from consultation_round
                where proposal_id = :id
              union select managing_body, 'managing-body' from consultation_round
                where proposal_id = :id
              union select name_en, 'consulted-body' from consulted_body where proposal_id = :id
              union select name_ko, 'consulted-body' from consulted_body where proposal_id = :id
            ) named order by place desc, name""")
        .param("id", proposalId)
        .query((row, n) -> new Named(row.getString("name"), row.getString("place"), true))
        .list();
  }

  /** Those who answered, and those who may answer for a body that is asked. */
  @Override
  public List<Part> parts(Collection<String> proposalIds) {
    List<Part> parts =
        new ArrayList<>(
            jdbc.sql(
                    """
                    select distinct proposal_id, answered_by as person from responsibility
                      where proposal_id in (:ids) and answered_by is not null
                    order by proposal_id, person""")
                .param("ids", proposalIds)
                .query((row, n) -> part(row.getString("person"), row.getString("proposal_id")))
                .list());
    // Many cases may ask one body, and who speaks for it is asked of the engine.
    Map<String, List<Members.Member>> speakers = new HashMap<>();
    jdbc.sql("select distinct proposal_id, body from consulted_body where proposal_id in (:ids)")
        .param("ids", proposalIds)
        .query((row, n) -> List.of(row.getString("proposal_id"), row.getString("body")))
        .list()
        .forEach(
            asked ->
                speakers
                    .computeIfAbsent(asked.get(1), body -> members.in(Body.GROUP_PREFIX + body))
                    .forEach(member -> parts.add(part(member.id(), asked.get(0)))));
    return parts;
  }

  private static Part part(String person, String proposalId) {
    return new Part(person, proposalId, "representative");
  }
}
