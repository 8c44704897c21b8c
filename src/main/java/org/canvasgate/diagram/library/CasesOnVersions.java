package org.canvasgate.diagram.library;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which cases run on which version, and where they stand. */
@Repository
class CasesOnVersions {
  private final JdbcClient jdbc;
  private final Clock clock;

  CasesOnVersions(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  private record Running(String deployment, int cases) {}

  /** How many cases run a process now, by its key. */
  Map<String, Integer> running() {
    return jdbc
        .sql(
            """
            select d.key_, count(distinct coalesce(e.business_key_, e.id_)) as cases
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null group by d.key_""")
        .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * How many cases are within one of these processes, in one of these releases.
   *
   * @param processes keys
   * @param deployments the engine's ids
   */
  int running(Collection<String> processes, Collection<String> deployments) {
    if (processes.isEmpty() || deployments.isEmpty()) return 0;
    return jdbc.sql(
            """
            select count(distinct coalesce(e.business_key_, e.id_))
            from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and d.key_ in (:processes) and d.deployment_id_ in (:deployments)""")
        .param("processes", processes)
        .param("deployments", deployments)
        .query(Integer.class)
        .single();
  }

  /**
   * Where the cases of a process stand in these releases, and how long a step took those that went
   * on: the steps alone, not what holds them together.
   */
  List<Standing> standing(String process, Collection<String> deployments) {
    return jdbc.sql(
            """
            with versions as (
              select id_ from act_re_procdef where key_ = :process and deployment_id_ in (:deployments)),
            steps as (
              select act_id_, proc_inst_id_, end_time_, act_inst_state_,
                extract(epoch from (coalesce(end_time_, :now) - start_time_)) as seconds
              from act_hi_actinst
              where proc_def_id_ in (select id_ from versions)
                and act_type_ not in ('subProcess', 'multiInstanceBody')),
            waits as (
              select act_id_, count(distinct proc_inst_id_) as cases, count(*) as open,
                max(seconds) as longest, percentile_cont(0.5) within group (order by seconds) as median
              from steps where end_time_ is null group by act_id_),
            passed as (
              select act_id_, count(*) as times, percentile_cont(0.5) within group (order by seconds) as took
              from steps where end_time_ is not null and act_inst_state_ <> 2 group by act_id_),
            failed as (
              select activity_id_ as act_id_, count(distinct proc_inst_id_) as cases
              from act_ru_incident where proc_def_id_ in (select id_ from versions)
                and id_ = root_cause_incident_id_ group by activity_id_)
            select act_id_, coalesce(w.cases, 0) as cases, coalesce(w.open, 0) as open, w.longest, w.median,
              coalesce(f.cases, 0) as failed, coalesce(p.times, 0) as times, p.took
            from waits w full join passed p using (act_id_) full join failed f using (act_id_)
            order by coalesce(w.cases, 0) desc, w.longest desc nulls last, act_id_""")
        .param("process", process)
        .param("deployments", deployments)
        .param("now", Timestamp.from(clock.instant()))
        .query(CasesOnVersions::standing)
        .list();
  }

  private static Standing standing(ResultSet row, int number) throws SQLException {
    return new Standing(
        row.getString("act_id_"),
        row.getInt("cases"),
        row.getInt("open"),
        duration(row, "longest"),
        duration(row, "median"),
        row.getInt("failed"),
        row.getInt("times"),
        duration(row, "took"));
  }

  private static Duration duration(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? null : Duration.ofSeconds(Math.max(0, Math.round(seconds)));
  }
}
