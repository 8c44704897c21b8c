package org.canvasgate.committee.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.canvas.Observation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What members did over time. Only what is decided is told: a round counts once its gate has a
 * verdict, and whoever was recused from a case reads nothing that comes from it.
 */
@Repository
class PanelHistory {
  private final JdbcClient jdbc;

  PanelHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * How often a member was asked.
   *
   * @param asked windows that closed while the member sat on the panel
   * @param answered those of them in which the member's ballot or vote is in
   */
  record Participation(int asked, int answered) {}

  /** By member, how often they were asked and how often they answered. */
  Map<String, Participation> participation(String reader) {
    Map<String, Participation> byMember = new HashMap<>();
    jdbc.sql(
            """
            select s.member, count(*) as asked, count(*) filter (where
                exists (select 1 from ballot b where b.proposal_id = w.proposal_id
                  and b.gate = w.gate and b.cycle = w.cycle and b.round = w.round
                  and b.member = s.member)
                or exists (select 1 from vote v where v.proposal_id = w.proposal_id
                  and v.gate = w.gate and v.cycle = w.cycle and v.round = w.round
                  and v.member = s.member)) as answered
            from answer_window w
            join lateral (select p.id from panel p
                where p.proposal_id = w.proposal_id and p.cycle = w.cycle
                  and p.gate = case w.gate when 'operation' then 'operation' else 'review' end
                  and p.appointed_at <= w.opened_at
                order by p.id desc limit 1) p on true
            join seat s on s.panel_id = p.id
            where w.closed_at is not null
              and w.step in ('score', 'rate', 'vote-responsibility', 'vote-plan')
              and coalesce(s.seated_at <= w.closed_at, true)
              and (s.replaced_by is null or s.replaced_at > w.closed_at)
              and not exists (select 1 from recusal r where r.proposal_id = w.proposal_id
                and (r.person = s.member and r.decided_at <= w.closed_at or r.person = :reader))
            group by s.member""")
        .param("reader", reader)
        .query(
            row -> {
              byMember.put(
                  row.getString("member"),
                  new Participation(row.getInt("asked"), row.getInt("answered")));
            });
    return byMember;
  }

  /**
   * Every rating that was given without knowing anybody else's: a member's first ballot at a gate
   * in a cycle. Later ones follow a deliberation or a scorecard and are not independent.
   */
  List<Observation> ratings(String reader) {
    return jdbc.sql(
            """
            select b.proposal_id, concat_ws('/', b.gate, b.cycle, b.round, r.block) as unit,
              b.member, r.value
            from (select *, row_number() over
                (partition by proposal_id, gate, cycle, member order by round) as nth
              from ballot) b
            join answer_window w on w.proposal_id = b.proposal_id and w.gate = b.gate
              and w.cycle = b.cycle and w.round = b.round
            join ballot_rating r on r.ballot_id = b.id
            where b.nth = 1 and r.value is not null and w.closed_at is not null
              and exists (select 1 from verdict v where v.proposal_id = b.proposal_id
                and v.gate = b.gate and v.cycle = b.cycle and v.round >= b.round)
              and not exists (select 1 from recusal x where x.proposal_id = b.proposal_id
                and x.person in (b.member, :reader))
            order by 1, 2, 3""")
        .param("reader", reader)
        .query(
            (row, n) ->
                new Observation(
                    row.getString("proposal_id"),
                    row.getString("unit"),
                    row.getString("member"),
                    row.getInt("value")))
        .list();
  }
}
