package org.canvasgate.tracking.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts in a few statements over small tables or their indexes, and at most once in two seconds.
 */
@Component
class SystemStates {
  /** However many ask, the database is asked no more often than this. */
  private static final long KEPT_NANOS = Duration.ofSeconds(2).toNanos();

  private final JdbcClient jdbc;
  private final Clock clock;

  private SystemState last;
  private long read;

  SystemStates(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What was counted within the last two seconds. */
  synchronized SystemState now() {
    if (last == null || System.nanoTime() - read > KEPT_NANOS) {
      last = count();
      read = System.nanoTime();
    }
    return last;
  }

  private SystemState count() {
    Timestamp now = Timestamp.from(clock.instant());
    Map<String, Long> cases = counts("select status, count(*) from board_line group by status");
    Map<String, Long> tasks =
        counts(
            "select task_def_key_, count(*) from act_ru_task"
                + " where task_def_key_ is not null group by task_def_key_");
    Map<String, Long> mails =
        counts("select state, count(*) from mail where state <> 'sent' group by state");
    return jdbc.sql(
            """
            select
              (select count(*) from answer_window where closed_at is null) as windows,
              (select count(*) from answer_window where closed_at is null and due < :now) as overdue,
              (select count(*) from act_ru_job where retries_ > 0 and suspension_state_ = 1
                and (duedate_ is null or duedate_ <= :now)) as due_jobs,
              (select count(*) from act_ru_job where retries_ = 0) as failed_jobs,
              (select extract(epoch from :now - min(coalesce(duedate_, create_time_))) from act_ru_job
                where retries_ > 0 and suspension_state_ = 1
                and (duedate_ is null or duedate_ <= :now)) as oldest_job,
              (select count(*) from act_ru_incident where root_cause_incident_id_ = id_) as incidents,
              (select extract(epoch from :now - min(created_at)) from mail where state = 'queued')
                as oldest_mail,
              (select count(*) from mail where state = 'queued' and attempts > 0) as failing_mail,
              (select count(*) from spring_session
                where principal_name is not null
                and expiry_time > extract(epoch from clock_timestamp()) * 1000) as sessions\
            """)
        .param("now", now)
        .query(
            (row, number) ->
                new SystemState(
                    cases,
                    tasks,
                    row.getLong("windows"),
                    row.getLong("overdue"),
                    row.getLong("due_jobs"),
                    row.getLong("failed_jobs"),
                    seconds(row.getDouble("oldest_job")),
                    row.getLong("incidents"),
                    mails,
                    seconds(row.getDouble("oldest_mail")),
                    row.getLong("failing_mail"),
                    row.getLong("sessions")))
        .single();
  }

  private Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new HashMap<>();
    jdbc.sql(sql)
        .query(
            row -> {
              counts.put(row.getString(1), row.getLong(2));
            });
    return Map.copyOf(counts);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.max(0, Math.round(seconds * 1000)));
  }
}
