package org.canvasgate.diagram.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.canvasgate.engine.DiagramNames;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases on a tried release beside those that began on the other files in the same time. Counted
 * as they are: with few cases a difference can be chance, and the page says so.
 */
@Component
class ShareComparison {
  /** By where a case began, also where it has been moved since; failures where they arose. */
  private static final String CASES =
      """
      with begun as (
        select h.business_key_ as proposal, h.id_ as root, h.end_time_,
          coalesce((select m.from_definition from case_moved_process m where m.instance = h.id_
            order by m.batch_id limit 1), h.proc_def_id_) as definition
        from act_hi_procinst h
        where h.proc_def_key_ = 'service-evaluation' and h.super_process_instance_id_ is null
        and h.start_time_ >= :since and h.start_time_ <= :until
      ), cases as (
        select b.*, d.deployment_id_ = :tried as tried
        from begun b join act_re_procdef d on d.id_ = b.definition
      )
      """;

  private final JdbcClient jdbc;
  private final DiagramNames names;
  private final Clock clock;

  ShareComparison(JdbcClient jdbc, DiagramNames names, Clock clock) {
    this.jdbc = jdbc;
    this.names = names;
    this.clock = clock;
  }

  /**
   * Two numbers side by side.
   *
   * @param key of the message that names the line
   * @param name what it names; null where the key says enough
   * @param tried null where there is none to be counted
   * @param others null where there is none to be counted
   */
  record Line(String key, String name, Number tried, Number others) {}

  List<Line> of(Share share, Locale language) {
    var lines = new ArrayList<Line>();
    lines.add(one("release.compare.cases", share, "count(*)", "cases c"));
    lines.add(one("release.compare.ended", share, "count(c.end_time_)", "cases c"));
    lines.add(
        one(
            "release.compare.incidents",
            share,
            "count(i.id_)",
            "cases c left join act_ru_execution e on e.root_proc_inst_id_ = c.root"
                + " and e.parent_id_ is null left join act_ru_incident i on i.proc_inst_id_ = e.id_"
                + " and i.id_ = i.root_cause_incident_id_"));
    lines.add(
        one(
            "release.compare.late",
            share,
            "count(t.id_)",
            "cases c left join act_ru_execution e on e.root_proc_inst_id_ = c.root"
                + " and e.parent_id_ is null left join act_ru_task t on t.proc_inst_id_ = e.id_"
                + " and t.due_date_ < :now"));
    verdicts(share, lines);
    steps(share, lines, language);
    return lines;
  }

  private Line one(String key, Share share, String counted, String from) {
    var found = new Number[] {0, 0};
    asked(share, "select c.tried, " + counted + " as n from " + from + " group by 1")
        .query(
            row -> {
              found[row.getBoolean(1) ? 0 : 1] = row.getInt(2);
            });
    return new Line(key, null, found[0], found[1]);
  }

  private void verdicts(Share share, List<Line> lines) {
    Map<String, Number[]> found = new TreeMap<>();
    asked(
            share,
            """
                select c.tried, v.outcome, count(*) from cases c
                join verdict v on v.proposal_id = c.proposal group by 1, 2
                """)
        .query(
            row -> {
              found
                      .computeIfAbsent(row.getString(2), outcome -> new Number[] {0, 0})[
                      row.getBoolean(1) ? 0 : 1] =
                  row.getInt(3);
            });
    found.forEach(
        (outcome, counts) ->
            lines.add(
                new Line("release.compare.verdict", "verdict." + outcome, counts[0], counts[1])));
  }

  /** Days that people needed for a step, on average, over the steps that have ended. */
  private void steps(Share share, List<Line> lines, Locale language) {
    Map<String, Number[]> found = new TreeMap<>();
    Map<String, String> called = new HashMap<>();
    asked(
            share,
            """
                select c.tried, a.act_id_, max(a.act_name_), max(a.proc_def_id_),
                  avg(a.duration_) / 86400000.0
                from cases c join act_hi_actinst a on a.root_proc_inst_id_ = c.root
                where a.act_type_ = 'userTask' and a.duration_ is not null group by 1, 2
                """)
        .query(
            row -> {
              found
                      .computeIfAbsent(row.getString(2), step -> new Number[2])[
                      row.getBoolean(1) ? 0 : 1] =
                  row.getDouble(5);
              called.put(row.getString(2), name(row, language));
            });
    found.forEach(
        (step, days) ->
            lines.add(new Line("release.compare.days", called.get(step), days[0], days[1])));
  }

  private String name(ResultSet row, Locale language) throws SQLException {
    String english = row.getString(3);
    return language.getLanguage().equals("ko")
        ? names.korean(row.getString(4), row.getString(2)).orElse(english)
        : english;
  }

  private JdbcClient.StatementSpec asked(Share share, String sql) {
    return jdbc.sql(CASES + sql)
        .param("tried", share.deployment())
        .param("since", Timestamp.from(share.begunAt()))
        .param("until", Timestamp.from(share.endedAt() == null ? clock.instant() : share.endedAt()))
        .param("now", Timestamp.from(clock.instant()));
  }
}
