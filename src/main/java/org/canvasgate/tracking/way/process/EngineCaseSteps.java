package org.canvasgate.tracking.way.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.pvm.runtime.ActivityInstanceState;
import org.canvasgate.tracking.way.CaseSteps;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the engine's history of a case in one statement. Its query interface would ask once for
 * every run and has no way to the order of steps within one millisecond.
 */
@Component
class EngineCaseSteps implements CaseSteps {
  private static final String HISTORY =
      """
      select i.id_ run, i.proc_def_id_, i.proc_def_key_, i.start_time_ run_from,
        i.end_time_ run_to, i.super_process_instance_id_,
        a.id_, a.parent_act_inst_id_, a.act_id_, a.act_type_, a.call_proc_inst_id_,
        a.start_time_, a.end_time_, a.act_inst_state_, t.due_date_
      from act_hi_procinst i
      join act_hi_actinst a
        on a.root_proc_inst_id_ = i.root_proc_inst_id_ and a.proc_inst_id_ = i.id_
      left join act_hi_taskinst t on t.id_ = a.task_id_
      where i.business_key_ = ?
      order by i.start_time_, i.id_, a.start_time_, a.sequence_counter_, a.id_
      """;

  /** What the engine is about to do by itself has not begun in its history yet. */
  private static final String AHEAD =
      """
      select e.id_, j.process_instance_id_ run, e.act_id_, j.create_time_
      from act_ru_job j join act_ru_execution e on e.id_ = j.execution_id_
      where j.process_instance_id_ in (:runs) and j.handler_type_ = 'async-continuation'
      """;

  private final JdbcClient jdbc;

  EngineCaseSteps(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Run> runs(String proposalId) {
    Map<String, Run> runs = new LinkedHashMap<>();
    RowCallbackHandler reader =
        row -> {
          String id = row.getString("run");
          Run run = runs.get(id);
          if (run == null) {
            run = run(row);
            runs.put(id, run);
          }
          run.passed().add(passed(row));
        };
    jdbc.sql(HISTORY).param(proposalId).query(reader);
    ahead(runs);
    return List.copyOf(runs.values());
  }

  private void ahead(Map<String, Run> runs) {
    List<String> running =
        runs.values().stream().filter(run -> run.to() == null).map(Run::id).toList();
    if (running.isEmpty()) return;
    RowCallbackHandler reader =
        row -> {
          String run = row.getString("run");
          runs.get(run)
              .passed()
              .add(
                  new Passed(
                      row.getString("id_"),
                      run,
                      row.getString("act_id_"),
                      AT_WORK,
                      null,
                      instant(row, "create_time_"),
                      null,
                      false,
                      null));
        };
    jdbc.sql(AHEAD).param("runs", running).query(reader);
  }

  private static Run run(ResultSet row) throws SQLException {
    return new Run(
        row.getString("run"),
        row.getString("proc_def_id_"),
        row.getString("proc_def_key_"),
        instant(row, "run_from"),
        instant(row, "run_to"),
        row.getString("super_process_instance_id_"),
        new ArrayList<>());
  }

  private static Passed passed(ResultSet row) throws SQLException {
    return new Passed(
        row.getString("id_"),
        row.getString("parent_act_inst_id_"),
        row.getString("act_id_"),
        row.getString("act_type_"),
        row.getString("call_proc_inst_id_"),
        instant(row, "start_time_"),
        instant(row, "end_time_"),
        row.getInt("act_inst_state_") == ActivityInstanceState.CANCELED.getStateCode(),
        instant(row, "due_date_"));
  }

  /**
   * The engine keeps its times without a zone, in that of the machine, as the driver reads them.
   */
  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }
}
