package org.canvasgate.tracking.portfolio;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.canvasgate.tracking.portfolio.CaseDates.Decision;
import org.canvasgate.tracking.portfolio.Spell.End;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the portfolio's figures are made of: one statement each, however many cases. */
@Repository
class PortfolioRows {
  private final JdbcClient jdbc;
  private final Clock clock;

  PortfolioRows(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The cases that concern the reader, as far as the filter lets them through. */
  List<CaseRow> cases(Sight sight, PortfolioFilter filter) {
    return seen(
            """
            select l.proposal_id, f.name_en, f.name_ko, l.city, l.kind, l.field, l.status, l.stage,
              position('operational-re-evaluation' in l.waits::text) > 0 as re_evaluating,
              p.proposed_at, p.status_at, s.registered_at,
              (select max(r.at) from proposal_revision r where r.proposal_id = l.proposal_id
                and r.step in ('propose', 'complete')) as completed_at,
              exists (select 1 from panel n where n.proposal_id = l.proposal_id) as seated,
              review.outcome as review, review.decided_at as reviewed_at,
              consultation.outcome as consultation, consultation.decided_at as consulted_at,
              maintenance.outcome as maintenance, maintenance.decided_at as planned_at
            from board_line l
            join board_face f on f.proposal_id = l.proposal_id
            join proposal p on p.id = l.proposal_id
            left join service s on s.proposal_id = l.proposal_id and s.registered_at is not null
            left join lateral (select v.outcome, v.decided_at from verdict v
              where v.proposal_id = l.proposal_id and v.gate = 'review'
              order by v.id desc limit 1) review on true
            left join lateral (select v.outcome, v.decided_at from verdict v
              where v.proposal_id = l.proposal_id and v.gate = 'consultation'
              order by v.id desc limit 1) consultation on true
            left join lateral (select v.outcome, v.decided_at from verdict v
              where v.proposal_id = l.proposal_id and v.gate = 'maintenance'
              order by v.id desc limit 1) maintenance on true
            where %s
              and (:city::text is null or l.city = :city) and (:field::text is null or l.field = :field)
              and (:kind::text is null or l.kind = :kind)
              and (:year::int is null or extract(year from p.proposed_at at time zone :zone) = :year)
            order by l.proposal_id"""
                .formatted(Sight.CONCERNS),
            sight)
        .param("city", filter.city())
        .param("field", filter.field())
        .param("kind", filter.kind())
        .param("year", filter.year())
        .param("zone", clock.getZone().getId())
        .query((row, n) -> read(row))
        .list();
  }

  /** What the reader can narrow the portfolio to. */
  PortfolioReport.Choices choices(Sight sight) {
    return new PortfolioReport.Choices(
        seen(
                """
                select distinct l.city from board_line l
                join board_face f on f.proposal_id = l.proposal_id
                where %s order by 1"""
                    .formatted(Sight.CONCERNS),
                sight)
            .query(String.class)
            .list(),
        seen(
                """
                select distinct extract(year from p.proposed_at at time zone :zone)::int
                from board_line l join board_face f on f.proposal_id = l.proposal_id
                join proposal p on p.id = l.proposal_id
                where %s order by 1 desc"""
                    .formatted(Sight.CONCERNS),
                sight)
            .param("zone", clock.getZone().getId())
            .query(Integer.class)
            .list());
  }

  /** How many cases the reader is kept off, which no figure counts. */
  int keptOff(Sight sight) {
    return seen(
            """
            select count(*) from recusal r where r.person = :user
              and not exists (select 1 from board_face f
                where f.proposal_id = r.proposal_id and f.keys && :party::text[])""",
            sight)
        .query(Integer.class)
        .single();
  }

  /** The grants that proposals of these ids name, the largest known amounts first. */
  List<NamedGrant> grants(List<CaseRow> cases) {
    Map<String, CaseRow> byId = new HashMap<>();
    cases.forEach(each -> byId.put(each.id(), each));
    if (byId.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select p.id, (line ->> 'amount')::double precision as amount, line ->> 'note' as note,
              r.content ->> 'period' as period,
              r.content -> 'construction_cost' ->> 'currency' as currency,
              r.content -> 'construction_cost' ->> 'unit' as unit
            from proposal p
            join proposal_revision r on r.proposal_id = p.id and r.revision = p.revision
            cross join lateral jsonb_array_elements(r.content -> 'funding') line
            where p.id = any(:ids) and line ->> 'kind' = 'central'
            order by (line ->> 'amount')::double precision desc nulls last, p.id""")
        .param("ids", byId.keySet().toArray(String[]::new))
        .query(
            (row, n) ->
                new NamedGrant(
                    byId.get(row.getString("id")).name(),
                    row.getObject("amount", Double.class),
                    row.getString("currency"),
                    row.getString("unit"),
                    row.getString("period"),
                    row.getString("note")))
        .list();
  }

  /**
   * Who is asked for a ballot or a vote in an open window and has not answered, leaving out the
   * cases that the reader is kept off.
   *
   * @param member user id
   * @param due until when
   */
  record Awaited(String member, Instant due) {}

  List<Awaited> awaited(String reader) {
    return jdbc.sql(
            """
            select s.member, w.due
            from answer_window w
            join lateral (select p.id from panel p
                where p.proposal_id = w.proposal_id and p.cycle = w.cycle
                  and p.gate = case w.gate when 'operation' then 'operation' else 'review' end
                order by p.id desc limit 1) p on true
            join seat s on s.panel_id = p.id
            where w.closed_at is null and s.replaced_by is null
              and w.step in ('score', 'rate', 'vote-responsibility', 'vote-plan')
              and not exists (select 1 from recusal r where r.proposal_id = w.proposal_id
                and r.person in (s.member, :reader))
              and not exists (select 1 from ballot b where b.proposal_id = w.proposal_id
                and b.gate = w.gate and b.cycle = w.cycle and b.round = w.round
                and b.member = s.member)
              and not exists (select 1 from vote v where v.proposal_id = w.proposal_id
                and v.gate = w.gate and v.cycle = w.cycle and v.round = w.round
                and v.member = s.member)""")
        .param("reader", reader)
        .query(
            (row, n) -> new Awaited(row.getString("member"), row.getTimestamp("due").toInstant()))
        .list();
  }

  /** How many ballots and votes were given since then. */
  int answeredSince(Instant since) {
    return jdbc.sql(
            """
            select (select count(*) from ballot where cast_at >= :since)
              + (select count(*) from vote where cast_at >= :since)""")
        .param("since", Timestamp.from(since))
        .query(Integer.class)
        .single();
  }

  /** The words by which cities are found. */
  Places places() {
    Map<String, Province> provinces = new HashMap<>();
    jdbc.sql("select name, province from place")
        .query(
            row -> {
              provinces.put(row.getString("name"), Province.of(row.getString("province")));
            });
    return new Places(provinces);
  }

  /** A statement with the reader's sight in it. */
  private JdbcClient.StatementSpec seen(String sql, Sight sight) {
    return sight.bind(jdbc.sql(sql));
  }

  private CaseRow read(ResultSet row) throws SQLException {
    boolean seated = row.getBoolean("seated");
    String stage = row.getString("stage");
    Decision review = decision(row, "review", "reviewed_at");
    boolean underReview = seated || review != null || "review".equals(stage);
    Decision maintenance = decision(row, "maintenance", "planned_at");
    return new CaseRow(
        row.getString("proposal_id"),
        row.getString("name_en"),
        row.getString("name_ko"),
        row.getString("city"),
        row.getString("kind"),
        row.getString("field"),
        row.getString("status"),
        stage,
        maintenance != null && maintenance.end() == End.PASSED,
        row.getBoolean("re_evaluating"),
        seated,
        new CaseDates(
            day(row, "proposed_at"),
            underReview ? day(row, "completed_at") : null,
            review,
            decision(row, "consultation", "consulted_at"),
            maintenance,
            day(row, "registered_at"),
            row.getString("status"),
            day(row, "status_at")));
  }

  private Decision decision(ResultSet row, String outcome, String at) throws SQLException {
    String said = row.getString(outcome);
    if (said == null) return null;
    return new Decision(
        day(row, at),
        switch (said) {
          case "pass", "agreed", "approved" -> End.PASSED;
          case "reject", "rejected" -> End.STOPPED;
          default -> End.WAITING;
        });
  }

  private LocalDate day(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column))
        .map(at -> LocalDate.ofInstant(at.toInstant(), clock.getZone()))
        .orElse(null);
  }
}
