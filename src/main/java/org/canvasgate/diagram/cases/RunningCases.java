package org.canvasgate.diagram.cases;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cases that run, and where. Read from the engine's rows in one statement: asking the engine
 * case by case would read each tree of executions.
 */
@Repository
class RunningCases {
  /** A case stands where an execution has none below it; the body of a panel's step is no step. */
  private static final String SELECT =
      """
      select p.id_ as instance, p.business_key_ as proposal, d.key_ as process,
        d.id_ as definition, d.deployment_id_ as deployment,
        array(select distinct split_part(e.act_id_, '#', 1) from act_ru_execution e
          where e.proc_inst_id_ = p.id_ and e.act_id_ is not null
            and not exists (select 1 from act_ru_execution below where below.parent_id_ = e.id_)
          order by 1) as steps
      from act_ru_execution p join act_re_procdef d on d.id_ = p.proc_def_id_
      where p.parent_id_ is null and p.business_key_ is not null
      """;

  private final JdbcClient jdbc;

  RunningCases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All that runs, case by case, ordered by case, what runs by itself first. */
  Map<String, List<RunningProcess>> all() {
    return byCase(
        jdbc.sql(
                SELECT
                    + " order by proposal, p.super_exec_ is not null, p.sequence_counter_, p.id_")
            .query(RunningCases::process)
            .list());
  }

  /** What runs of these cases; a case that has ended is left out. */
  Map<String, List<RunningProcess>> of(Collection<String> proposalIds) {
    if (proposalIds.isEmpty()) return Map.of();
    return byCase(
        jdbc.sql(
                SELECT
                    + " and p.business_key_ in (:cases)"
                    + " order by proposal, p.super_exec_ is not null, p.sequence_counter_, p.id_")
            .param("cases", proposalIds)
            .query(RunningCases::process)
            .list());
  }

  private static Map<String, List<RunningProcess>> byCase(List<RunningProcess> all) {
    var cases = new LinkedHashMap<String, List<RunningProcess>>();
    for (RunningProcess process : all)
      cases.computeIfAbsent(process.proposalId(), none -> new ArrayList<>()).add(process);
    return cases;
  }

  private static RunningProcess process(ResultSet row, int number) throws SQLException {
    Array steps = row.getArray("steps");
    return new RunningProcess(
        row.getString("instance"),
        row.getString("proposal"),
        row.getString("process"),
        row.getString("definition"),
        row.getString("deployment"),
        List.of((String[]) steps.getArray()));
  }
}
