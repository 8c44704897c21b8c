package org.canvasgate.diagram.cases;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.sql.Timestamp;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits in one process at a moment: open tasks and running timers, by the engine's ids.
 *
 * @param tasks open tasks by id
 * @param timers running timers by id
 */
record Standing(Map<String, OpenTask> tasks, Map<String, Running> timers) {

  /**
   * An open task.
   *
   * @param assignee user id; null where nobody has it
   * @param groups whom it is offered to, users as well, ordered
   * @param due day and minute; null where it has none
   */
  record OpenTask(String step, String assignee, List<String> groups, String due) {}

  /** A timer and when it goes off. */
  record Running(String event, String due) {}

  /** What waits now, its moments told in a time zone. */
  static Standing of(JdbcClient jdbc, String instance, ZoneId zone) {
    var tasks = new TreeMap<String, OpenTask>();
    jdbc.sql(
            """
            select t.id_, t.task_def_key_, t.assignee_,
              t.due_date_ as due,
              array(select coalesce(l.group_id_, l.user_id_) from act_ru_identitylink l
                where l.task_id_ = t.id_ and l.type_ = 'candidate' order by 1) as groups
            from act_ru_task t where t.proc_inst_id_ = ? order by t.id_
            """)
        .param(instance)
        .query(
            row -> {
              tasks.put(
                  row.getString("id_"),
                  new OpenTask(
                      row.getString("task_def_key_"),
                      row.getString("assignee_"),
                      List.of((String[]) row.getArray("groups").getArray()),
                      minute(row.getTimestamp("due"), zone)));
            });
    var timers = new TreeMap<String, Running>();
    jdbc.sql(
            """
            select j.id_, d.act_id_, j.duedate_ as due
            from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
            where j.process_instance_id_ = ? and j.type_ = 'timer' order by j.id_
            """)
        .param(instance)
        .query(
            row -> {
              timers.put(
                  row.getString("id_"),
                  new Running(row.getString("act_id_"), minute(row.getTimestamp("due"), zone)));
            });
    return new Standing(tasks, timers);
  }

  private static String minute(Timestamp moment, ZoneId zone) {
    return moment == null
        ? null
        : moment.toInstant().atZone(zone).toLocalDateTime().truncatedTo(MINUTES).toString();
  }

  /** What this one, taken after a move, has that the one before had not, in sentences. */
  List<Reason> since(Standing before, Passage passage) {
    var said = new TreeSet<Reason>(Reason.ORDER);
    passage.renamed().forEach((old, now) -> tellRenamed(before, old, now, said));
    tasks.forEach((id, task) -> tell(before.tasks.get(id), task, said));
    timers.forEach((id, timer) -> tell(before.timers.get(id), timer, said));
    before.timers.forEach(
        (id, timer) -> {
          if (!timers.containsKey(id))
            said.add(
                Reason.of(
                    "cases.changes.timer-gone", "step:" + timer.event(), moment(timer.due())));
        });
    before.tasks.forEach(
        (id, task) -> {
          if (!tasks.containsKey(id))
            said.add(Reason.of("cases.changes.task-gone", "step:" + task.step()));
        });
    return List.copyOf(said);
  }

  private static void tellRenamed(Standing before, String old, String now, TreeSet<Reason> said) {
    boolean stands =
        before.tasks.values().stream().anyMatch(task -> task.step().equals(old))
            || before.timers.values().stream().anyMatch(timer -> timer.event().equals(old));
    if (stands) said.add(Reason.of("cases.changes.step", "step:" + old, "step:" + now, old, now));
  }

  private static void tell(OpenTask before, OpenTask after, TreeSet<Reason> said) {
    String step = "step:" + after.step();
    if (before == null) {
      said.add(Reason.of("cases.changes.task-new", step));
      return;
    }
    if (!Objects.equals(before.assignee(), after.assignee()))
      said.add(
          Reason.of(
              "cases.changes.assignee", step, person(before.assignee()), person(after.assignee())));
    if (!before.groups().equals(after.groups()))
      said.add(
          Reason.of(
              "cases.changes.offered", step, groups(before.groups()), groups(after.groups())));
    if (!Objects.equals(before.due(), after.due()))
      said.add(Reason.of("cases.changes.due", step, moment(before.due()), moment(after.due())));
  }

  private static void tell(Running before, Running after, TreeSet<Reason> said) {
    String event = "step:" + after.event();
    if (before == null) said.add(Reason.of("cases.changes.timer-new", event, moment(after.due())));
    else if (!Objects.equals(before.due(), after.due()))
      said.add(Reason.of("cases.changes.timer", event, moment(before.due()), moment(after.due())));
  }

  private static String person(String user) {
    return "person:" + (user == null ? "" : user);
  }

  private static String groups(List<String> groups) {
    return "groups:" + String.join(",", groups);
  }

  private static String moment(String due) {
    return "moment:" + (due == null ? "" : due);
  }
}
