package org.canvasgate.diagram.decisions;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Past answers and past decisions as the application would have kept them, made by the database: a
 * review of a public service by seven members, asked about its marks, weights and recommendation.
 */
final class ManyDecisions {
  private ManyDecisions() {}

  /** Puts that many reviews into the database, a minute apart, with five answers of tables each. */
  static void reviews(DataSource database, int count) throws SQLException {
    try (Connection connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create temporary table made as " + MADE.formatted(count));
      statement.execute(
          """
          insert into table_answer (proposal_id, answers, facts, answered_at, recorded_with)
          select 'case-' || n, tables, jsonb_build_array(null, null, null, null, null), at,
            'review/0/0' from made""");
      statement.execute(
          """
          insert into record_entry (number, kind, subject, entry_key, proposal_id, gate, cycle,
            round, recorded_at, previous, document_hash, hash, document)
          select n, 'decision', 'verdict', 'verdict', 'case-' || n, 'review', 0, 0, at, n::text,
            '', n::text, '{}' from made""");
      statement.execute(
          """
          insert into past_decision (number, proposal_id, gate, recorded_at, tables, basis)
          select n, 'case-' || n, 'review', at,
            array['canvas-marks','canvas-weights','critical-blocks','review-recommendation'],
            jsonb_build_object('kind', 'public', 'committee', 'new-committee', 'round', 1,
              'cycle', 0, 'outcome', band, 'recommendation', band, 'tables', tables, 'card', card,
              'parts', '{}'::jsonb)::text
          from made""");
    }
  }

  /**
   * Every block gets a mark from 1 to 5 of each member, the same mark for all blocks but one: the
   * canvas score is therefore known without computing it as the application does.
   */
  private static final String MADE =
      """
      with r as (select n, timestamptz '2026-03-02 10:00+09' + n * interval '1 minute' as at,
          2 + n %% 4 as mark from generate_series(1, %d) n),
        s as (select *, (mark - 1) * 25.0 as total,
          case when (mark - 1) * 25 >= 70 then 'pass' when (mark - 1) * 25 < 60 then 'reject'
            else 'revise' end as band from r),
        b as (select array['KEY_PARTNERS','KEY_ACTIVITIES','KEY_RESOURCES','VALUE_PROPOSITION',
          'CUSTOMER_RELATIONSHIPS','CHANNELS','CUSTOMER_SEGMENTS','COST_STRUCTURE',
          'REVENUE_STREAMS','SOCIAL_ENVIRONMENTAL_COST','SOCIAL_ENVIRONMENTAL_BENEFIT'] as blocks)
      select n, at, band, jsonb_build_object('total', total, 'band', upper(band), 'gateScore', null,
          'alpha', 0.9, 'evidence', '{}'::jsonb, 'ratings', (
            select jsonb_object_agg('P' || m, (
              select jsonb_object_agg(block, mark) from unnest(blocks) block))
            from generate_series(1, 7) m)) as card,
        jsonb_build_array(
          jsonb_build_object('table', 'canvas-marks', 'version', 1, 'definition', 'm:1',
            'inputs', jsonb_build_object('date(on)', at::date),
            'rules', jsonb_build_array('marks-from-2000'), 'outputs', jsonb_build_array(
              jsonb_build_object('passMark', 70, 'rejectMark', 60, 'criticalMark', 40,
                'agreementMark', 0.667, 'trimFrom', 5, 'evidenceWeight', 0.5, 'resamples', 1000))),
          jsonb_build_object('table', 'canvas-weights', 'version', 1, 'definition', 'w:1',
            'inputs', jsonb_build_object('kind', 'public', 'date(on)', at::date),
            'rules', jsonb_build_array('public-from-2000'), 'outputs', jsonb_build_array(
              jsonb_build_object('value_proposition', 14))),
          jsonb_build_object('table', 'critical-blocks', 'version', 1, 'definition', 'c:1',
            'inputs', jsonb_build_object('kind', 'public'), 'rules', '[]'::jsonb,
            'outputs', '[]'::jsonb),
          jsonb_build_object('table', 'rounds', 'version', 1, 'definition', 'r:1',
            'inputs', jsonb_build_object('step', 'revision'), 'rules', jsonb_build_array('revision'),
            'outputs', jsonb_build_array(jsonb_build_object('most', 2))),
          jsonb_build_object('table', 'review-recommendation', 'version', 1, 'definition', 'v:1',
            'inputs', jsonb_build_object('quorumMet', true, 'panelsLeft', 1, 'agreementLow', false,
              'deliberationsLeft', 1, 'band', band, 'revisionsLeft', 2),
            'rules', jsonb_build_array(band),
            'outputs', jsonb_build_array(jsonb_build_object('recommendation', band)))) as tables
      from s, b""";
}
