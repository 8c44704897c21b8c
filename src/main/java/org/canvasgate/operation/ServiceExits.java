package org.canvasgate.operation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Exits decided and carried out; a service ends once. */
@Repository
public class ServiceExits {

  /** What the operator reports of an exit; nothing of it is ever null. */
  record Account(LocalDate endedOn, String data, String equipment, String users, String evidence) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  ServiceExits(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void decide(String serviceId, int cycle, String reason, LocalDate due) {
    jdbc.sql("insert into service_exit (service_id, cycle, reason, due) values (?, ?, ?, ?)")
        .params(serviceId, cycle, reason, due)
        .update();
  }

  /** A later verdict takes the place of the exit, which has not been carried out yet. */
  void revoke(String serviceId) {
    jdbc.sql("delete from service_exit where service_id = ? and reported_at is null")
        .param(serviceId)
        .update();
  }

  void report(String serviceId, Account account, String by) {
    int changed =
        jdbc.sql(
                """
                update service_exit set ended_on = ?, data = ?, equipment = ?, users = ?,
                  evidence = ?, reported_by = ?, reported_at = ?
                where service_id = ? and reported_at is null""")
            .params(
                account.endedOn(),
                account.data(),
                account.equipment(),
                account.users(),
                account.evidence(),
                by,
                Timestamp.from(clock.instant()),
                serviceId)
            .update();
    if (changed == 0) {
      throw new Refusal("operation.no-exit-open");
    }
  }

  /** The exit of a service, once it is decided. */
  public Optional<ServiceExit> of(String serviceId) {
    return jdbc.sql("select * from service_exit where service_id = ?")
        .param(serviceId)
        .query(
            (row, n) ->
                new ServiceExit(
                    row.getString("service_id"),
                    row.getInt("cycle"),
                    row.getString("reason"),
                    row.getObject("due", LocalDate.class),
                    row.getObject("ended_on", LocalDate.class),
                    row.getString("data"),
                    row.getString("equipment"),
                    row.getString("users"),
                    row.getString("evidence"),
                    row.getString("reported_by"),
                    Optional.ofNullable(row.getTimestamp("reported_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null)))
        .optional();
  }
}
