package org.canvasgate.tracking.board;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.canvasgate.committee.Gate;
import org.canvasgate.identity.Role;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.CaseFlow;
import org.canvasgate.tracking.Stage;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Draws the board's lines from what they stand for: two statements for however many cases. The
 * engine's open tasks are read from its own tables, because its query would be a statement for each
 * task.
 */
@Component
class Truth {
  private static final String FACTS =
      """
      select p.id, p.name_en, p.name_ko, p.city, p.kind, p.field, p.sample, p.status, p.planner,
        s.operator, c.canvas_score, c.band, c.gate, c.cycle, c.round,
        (select v.gate from verdict v where v.proposal_id = p.id order by v.id desc limit 1)
          as last_gate,
        greatest(p.changed_at, p.status_at,
          (select max(v.decided_at) from verdict v where v.proposal_id = p.id),
          (select max(greatest(w.opened_at, w.closed_at)) from answer_window w
            where w.proposal_id = p.id)) as changed,
        array(select distinct t.member from panel n join seat t on t.panel_id = n.id
          where n.proposal_id = p.id) as members,
        array(select distinct b.body from consulted_body b where b.proposal_id = p.id) as bodies
      from proposal p
      left join service s on s.proposal_id = p.id and s.registered_at is not null
      left join lateral (
        select c.canvas_score, lower(c.content ->> 'band') as band, c.gate, c.cycle, c.round
        from scorecard c
        where c.proposal_id = p.id and c.canvas_score is not null
          and exists (select from verdict v where v.proposal_id = p.id and v.gate = c.gate
            and v.cycle = c.cycle and v.round >= c.round)
        order by c.id desc limit 1) c on true
      where p.id = any(:ids)
      """;

  private static final String FLOW =
      """
      select e.business_key_ as id, d.key_ as process, d.id_ as definition,
        exists (select from act_ru_incident i where i.proc_inst_id_ = e.id_) as failed,
        t.id_ as task, t.task_def_key_ as step, t.name_ as name, t.assignee_ as assignee,
        t.due_date_ as due,
        array(select l.user_id_ from act_ru_identitylink l where l.task_id_ = t.id_
          and l.type_ = 'candidate' and l.user_id_ is not null order by 1) as users,
        array(select l.group_id_ from act_ru_identitylink l where l.task_id_ = t.id_
          and l.type_ = 'candidate' and l.group_id_ is not null order by 1) as groups
      from act_ru_execution e
      join act_re_procdef d on d.id_ = e.proc_def_id_
      left join act_ru_task t on t.proc_inst_id_ = e.id_
      where e.business_key_ = any(:ids)
      order by t.create_time_, t.id_
      """;

  private final JdbcClient jdbc;

  Truth(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The lines of those of the cases that there are, by id. */
  Map<String, Line> of(Collection<String> ids) {
    String[] asked = ids.toArray(String[]::new);
    Map<String, Flow> flows = new HashMap<>();
    jdbc.sql(FLOW)
        .param("ids", asked)
        .query(
            (RowCallbackHandler)
                row -> flows.computeIfAbsent(row.getString("id"), id -> new Flow()).add(row));
    Map<String, Line> lines = new LinkedHashMap<>();
    jdbc.sql(FACTS)
        .param("ids", asked)
        .query(
            row -> {
              Flow flow = flows.getOrDefault(row.getString("id"), new Flow());
              lines.put(row.getString("id"), line(row, flow));
            });
    return lines;
  }

  private static Line line(ResultSet row, Flow flow) throws SQLException {
    String id = row.getString("id");
    String status = row.getString("status");
    String lastGate = row.getString("last_gate");
    List<Step> steps = Status.ended(status) ? List.of() : flow.steps();
    return new Line(
        id,
        row.getString("name_en"),
        row.getString("name_ko"),
        row.getString("city"),
        row.getString("kind"),
        row.getString("field"),
        row.getBoolean("sample"),
        status,
        stage(status, flow, () -> Optional.ofNullable(lastGate).map(Gate::of)),
        flow.failed,
        steps,
        score(row),
        row.getTimestamp("changed").toInstant(),
        keys(row),
        Keystrokes.words(
            row.getString("name_ko"),
            row.getString("name_en"),
            row.getString("city"),
            Romanised.of(row.getString("city")),
            id));
  }

  /** While only the system is at work, the process that runs says where the case stands. */
  private static String stage(String status, Flow flow, Supplier<Optional<Gate>> lastVerdict) {
    if (Status.ended(status)) return Line.ENDED;
    List<CaseFlow.Waiting> waiting =
        flow.steps().stream().map(step -> step.told(step.name())).toList();
    Stage stage = Stage.of(status, waiting, lastVerdict);
    if (stage == null) stage = Stage.ofProcesses(flow.processes);
    return (stage == null ? Stage.INTAKE : stage).key();
  }

  private static Line.Score score(ResultSet row) throws SQLException {
    double points = row.getDouble("canvas_score");
    return row.wasNull()
        ? null
        : new Line.Score(
            points,
            row.getString("band"),
            row.getString("gate"),
            row.getInt("cycle"),
            row.getInt("round"));
  }

  private static TreeSet<String> keys(ResultSet row) throws SQLException {
    var keys = new TreeSet<String>();
    keys.add("planner:" + row.getString("planner"));
    if (row.getString("operator") != null) keys.add("operator:" + row.getString("operator"));
    texts(row, "members").forEach(member -> keys.add("member:" + member));
    // Named by its group or by that group's id without the prefix; the board knows it by one key.
    for (String body : texts(row, "bodies"))
      keys.add(
          "body:"
              + (body.startsWith(Role.BODY_PREFIX)
                  ? body.substring(Role.BODY_PREFIX.length())
                  : body));
    return keys;
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return Arrays.asList((String[]) array.getArray());
  }

  /** What the engine knows of a case. */
  private static final class Flow {
    private final Map<String, List<Step.Todo>> tasks = new LinkedHashMap<>();
    private final Map<String, Step> first = new HashMap<>();
    private final TreeSet<String> processes = new TreeSet<>();
    private boolean failed;

    void add(ResultSet row) throws SQLException {
      processes.add(row.getString("process"));
      failed |= row.getBoolean("failed");
      String key = row.getString("step");
      if (key == null) return;
      first.putIfAbsent(
          key,
          new Step(
              row.getString("process"),
              row.getString("definition"),
              key,
              row.getString("name"),
              List.of()));
      Instant due = row.getTimestamp("due") == null ? null : row.getTimestamp("due").toInstant();
      tasks
          .computeIfAbsent(key, k -> new ArrayList<>())
          .add(
              new Step.Todo(
                  row.getString("task"),
                  row.getString("assignee"),
                  texts(row, "users"),
                  texts(row, "groups"),
                  due == null ? null : due.toEpochMilli()));
    }

    List<Step> steps() {
      return tasks.entrySet().stream()
          .map(
              step -> {
                Step drawn = first.get(step.getKey());
                return new Step(
                    drawn.process(),
                    drawn.definition(),
                    drawn.step(),
                    drawn.name(),
                    step.getValue());
              })
          .toList();
    }
  }
}
