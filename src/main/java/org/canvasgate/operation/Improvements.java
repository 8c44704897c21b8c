package org.canvasgate.operation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Improvements asked of operators; at most one a cycle. */
@Repository
public class Improvements {
  private final JdbcClient jdbc;
  private final Clock clock;

  Improvements(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void require(String serviceId, int cycle, String required, LocalDate due) {
    jdbc.sql("insert into improvement (service_id, cycle, required, due) values (?, ?, ?, ?)")
        .params(serviceId, cycle, required, due)
        .update();
  }

  void report(String serviceId, int cycle, String done, String evidence, String by) {
    int changed =
        jdbc.sql(
                """
                update improvement set done = ?, evidence = ?, reported_by = ?, reported_at = ?
                where service_id = ? and cycle = ? and reported_at is null""")
            .params(done, evidence, by, Timestamp.from(clock.instant()), serviceId, cycle)
            .update();
    if (changed == 0) {
      throw new Refusal("operation.no-improvement-open", cycle);
    }
  }

  /** What was asked for in a cycle. */
  public Optional<Improvement> of(String serviceId, int cycle) {
    return all(serviceId).stream().filter(i -> i.cycle() == cycle).findFirst();
  }

  /** Everything that was asked of a service, the earliest first. */
  public List<Improvement> all(String serviceId) {
    return jdbc.sql("select * from improvement where service_id = ? order by cycle")
        .param(serviceId)
        .query(
            (row, n) ->
                new Improvement(
                    row.getString("service_id"),
                    row.getInt("cycle"),
                    row.getString("required"),
                    row.getObject("due", LocalDate.class),
                    row.getString("done"),
                    row.getString("evidence"),
                    row.getString("reported_by"),
                    Optional.ofNullable(row.getTimestamp("reported_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null)))
        .list();
  }
}
