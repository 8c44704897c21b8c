package org.canvasgate.operation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.canvasgate.committee.Windows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When each re-evaluation of a service is due. */
@Repository
public class NextEvaluations {
  private static final LocalTime OFFICE_OPENS = LocalTime.of(9, 0);

  private final JdbcClient jdbc;
  private final Windows windows;
  private final Clock clock;

  NextEvaluations(JdbcClient jdbc, Windows windows, Clock clock) {
    this.jdbc = jdbc;
    this.windows = windows;
    this.clock = clock;
  }

  /**
   * Sets the date of a cycle's re-evaluation, once: a second call gives the date that was set.
   *
   * @param months from today, at least 1
   * @return 09:00, in the clock's time zone, of the first working day from then
   */
  public Instant schedule(String serviceId, int cycle, int months) {
    jdbc.sql(
            """
            insert into next_evaluation (service_id, cycle, due, interval_months)
            values (?, ?, ?, ?) on conflict (service_id, cycle) do nothing""")
        .params(serviceId, cycle, Timestamp.from(after(months)), months)
        .update();
    return of(serviceId, cycle).orElseThrow();
  }

  /** When a cycle's re-evaluation is due. */
  public Optional<Instant> of(String serviceId, int cycle) {
    return jdbc.sql("select due from next_evaluation where service_id = ? and cycle = ?")
        .params(serviceId, cycle)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  /** When the next re-evaluation of a service is due, or was, if none was scheduled since. */
  public Optional<Instant> latest(String serviceId) {
    return jdbc.sql(
            "select due from next_evaluation where service_id = ? order by cycle desc limit 1")
        .param(serviceId)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant);
  }

  private Instant after(int months) {
    if (months < 1) {
      throw new IllegalArgumentException(
          "The next re-evaluation is at least 1 month away, not %d.".formatted(months));
    }
    LocalDate day = LocalDate.now(clock).plusMonths(months);
    return windows.calendar().plus(day, 0).atTime(OFFICE_OPENS).atZone(clock.getZone()).toInstant();
  }
}
