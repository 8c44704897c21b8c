package org.canvasgate.diagram.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The changes that come into force at a moment. */
@Repository
class Schedules {
  private final JdbcClient jdbc;

  Schedules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Takes the place of an earlier one of the same change. */
  void put(Schedule schedule) {
    jdbc.sql(
            """
            insert into model_schedule (change_id, at, scheduled_by, reason, sum, cases, state)
            values (:change, :at, :by, :reason, :sum, :cases, 'waiting')
            on conflict (change_id) do update set at = excluded.at, scheduled_by = excluded.scheduled_by,
              reason = excluded.reason, sum = excluded.sum, cases = excluded.cases, state = 'waiting'
            """)
        .param("change", schedule.change())
        .param("at", Timestamp.from(schedule.at()))
        .param("by", schedule.by())
        .param("reason", schedule.reason())
        .param("sum", schedule.sum())
        .param("cases", schedule.cases().toArray(String[]::new))
        .update();
  }

  /**
   * Holds what is scheduled of a change to the end of the transaction. Whoever writes both takes
   * this before the change itself, as what is due does; the other way round two would wait for each
   * other.
   */
  void hold(long change) {
    jdbc.sql("select change_id from model_schedule where change_id = ? for update")
        .param(change)
        .query(Long.class)
        .optional();
  }

  Optional<Schedule> waiting(long change) {
    return jdbc.sql("select * from model_schedule where change_id = ? and state = 'waiting'")
        .param(change)
        .query(Schedules::schedule)
        .optional();
  }

  /** The first that is due; locked, and skipped by other nodes, until the transaction ends. */
  Optional<Schedule> due(Instant now) {
    return jdbc.sql(
            """
            select * from model_schedule where state = 'waiting' and at <= ?
            order by at, change_id limit 1 for update skip locked
            """)
        .param(Timestamp.from(now))
        .query(Schedules::schedule)
        .optional();
  }

  /**
   * @param state done, failed or withdrawn
   * @return false where it waits no longer: somebody was faster
   */
  boolean end(long change, String state) {
    return jdbc.sql("update model_schedule set state = ? where change_id = ? and state = 'waiting'")
            .params(state, change)
            .update()
        == 1;
  }

  private static Schedule schedule(ResultSet row, int number) throws SQLException {
    return new Schedule(
        row.getLong("change_id"),
        row.getTimestamp("at").toInstant(),
        row.getString("scheduled_by"),
        row.getString("reason"),
        row.getString("sum"),
        List.of((String[]) row.getArray("cases").getArray()));
  }
}
