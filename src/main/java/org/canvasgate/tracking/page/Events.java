package org.canvasgate.tracking.page;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everything that happened to a case, in one statement over the tables of all rooms. */
@Repository
class Events {
  private static final String ALL =
      """
      select at, case step when 'propose' then 'proposed' when 'complete' then 'completed'
          else 'revised' end as what, null::text as gate, 0 as cycle, 0 as round,
        submitted_by as who, null::text as other, change_note as text,
        revision::double precision as number
      from proposal_revision where proposal_id = :id
      union all
      select status_at, 'ended-' || status, null, 0, 0, null, null, status_reason, null
      from proposal where id = :id and status in ('rejected', 'incomplete', 'withdrawn', 'retired')
      union all
      select registered_at, 'registered', null, 0, 0, operator, null, null, null
      from service where proposal_id = :id and registered_at is not null
      union all
      select appointed_at, 'panel', gate, cycle, 0, appointed_by, committee, null,
        (select count(*) from seat where seat.panel_id = panel.id)
      from panel where proposal_id = :id
      union all
      select opened_at, 'window-opened', gate, cycle, round, null, step, null, null
      from answer_window where proposal_id = :id
      union all
      select closed_at, 'window-closed', gate, cycle, round, null, step, null, null
      from answer_window where proposal_id = :id and closed_at is not null
      union all
      select changed_at, 'window-' || action, gate, cycle, round, changed_by, null, reason, null
      from window_change where proposal_id = :id and action <> 'close'
      union all
      select opened_at, 'asked', 'consultation', 0, round, opened_by, null, mediation_note, round
      from consultation_round where proposal_id = :id
      union all
      select max(r.answered_at), 'answered', 'consultation', 0, r.consultation_round, r.body,
        min(b.name_en) || chr(10) || min(b.name_ko), null, r.consultation_round
      from responsibility r join consulted_body b on b.proposal_id = r.proposal_id
        and b.round = r.consultation_round and b.body = r.body
      where r.proposal_id = :id and r.answered_at is not null and r.carried_from is null
      group by r.consultation_round, r.body
      union all
      select submitted_at, 'plan', 'maintenance', 0, 0, submitted_by, null, null, plan_round
      from maintenance_plan where proposal_id = :id
      union all
      select computed_at, 'score', gate, cycle, round, null, null, null, canvas_score
      from scorecard where proposal_id = :id
      union all
      select decided_at, 'verdict', gate, cycle, round, decided_by, outcome, reason, null
      from verdict where proposal_id = :id
      union all
      select decided_at, 'recusal', null, 0, 0, person, kind, reason, null
      from recusal where proposal_id = :id
      union all
      select challenged_at, 'challenge-made', null, 0, 0, challenged_by, person, reason, null
      from challenge where proposal_id = :id
      union all
      select decided_at, case when upheld then 'challenge-upheld' else 'challenge-dismissed' end,
        null, 0, 0, challenged_by, person, decision_reason, null
      from challenge where proposal_id = :id and decided_at is not null
      union all
      select set_at, 'condition-set', gate, cycle, round, null, null, text, number
      from verdict_condition where proposal_id = :id and status <> 'set'
      union all
      select r.reported_at, 'condition-reported', c.gate, c.cycle, c.round, r.reported_by, null,
        null, c.number
      from condition_report r join verdict_condition c on c.id = r.condition_id
      where c.proposal_id = :id
      union all
      select r.examined_at, case when r.fulfilled then 'condition-fulfilled'
          else 'condition-returned' end, c.gate, c.cycle, c.round, r.examined_by, null, null,
        c.number
      from condition_report r join verdict_condition c on c.id = r.condition_id
      where c.proposal_id = :id and r.examined_at is not null
      union all
      select opened_at, 'objection-opened', gate, cycle, round, party, null, null, null
      from objection where proposal_id = :id
      union all
      select filed_at, 'objection-filed', gate, cycle, round, party, null, grounds, null
      from objection where proposal_id = :id and filed_at is not null
      union all
      select examined_at, case when admitted then 'objection-admitted'
          else 'objection-dismissed' end, gate, cycle, round, party, null, answer, null
      from objection where proposal_id = :id and examined_at is not null
      union all
      select decided_at, 'letter', gate, cycle, round, recipient, null, null, null
      from letter where proposal_id = :id and state = 'approved'
      union all
      select h.done_at, 'handover-' || i.kind, null, 0, 0, h.from_person, h.to_person, null, null
      from handover_item i join handover h on h.id = i.handover_id
      where i.proposal_id = :id and i.state <> 'stayed' and h.done_at is not null
        and i.kind in ('proposal', 'service', 'seat', 'condition')
      union all
      select at, 'operator', 'operation', cycle, 0, to_operator, from_operator, reason, null
      from operator_change where service_id = :id
      union all
      select at, 'report-' || kind, 'operation', cycle, 0, reported_by, null, nullif(comment, ''),
        year
      from operation_report where service_id = :id
      union all
      select reported_at, 'improved', 'operation', cycle, 0, reported_by, null, done, null
      from improvement where service_id = :id and reported_at is not null
      union all
      select reported_at, 'exit', 'operation', cycle, 0, reported_by, null, null, null
      from service_exit where service_id = :id and reported_at is not null
      order by at desc, what
      """;

  private final JdbcClient jdbc;

  Events(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The latest first; whoever shows them has to ask who may know. */
  List<Event> of(String proposalId) {
    return jdbc.sql(ALL).param("id", proposalId).query(Events::read).list();
  }

  private static Event read(ResultSet row, int n) throws SQLException {
    return new Event(
        row.getTimestamp("at").toInstant(),
        row.getString("what"),
        row.getString("gate"),
        row.getInt("cycle"),
        row.getInt("round"),
        row.getString("who"),
        row.getString("other"),
        row.getString("text"),
        row.getObject("number", Double.class));
  }
}
