package org.canvasgate.operation;

import java.sql.Timestamp;
import java.time.Clock;
import org.canvasgate.form.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each cycle of a service ended, and with it whether the next one may begin. */
@Repository
public class OperationVerdicts {
  private final JdbcClient jdbc;
  private final Clock clock;

  OperationVerdicts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void conclude(String serviceId, int cycle, OperationOutcome outcome, String by) {
    try {
      jdbc.sql(
              """
              insert into operation_verdict (service_id, cycle, outcome, decided_by, at)
              values (?, ?, ?, ?, ?)""")
          .params(serviceId, cycle, outcome.key(), by, Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException second) {
      throw new Refusal("operation.concluded-already", cycle);
    }
  }

  /**
   * The cycle that a service is in after this one: the next, where this one has its verdict, else
   * still this one. Asking again about the cycle that has just begun therefore does not begin
   * another.
   */
  public int next(String serviceId, int cycle) {
    boolean concluded =
        jdbc.sql(
                """
                select exists (
                  select 1 from operation_verdict where service_id = ? and cycle = ?)""")
            .params(serviceId, cycle)
            .query(Boolean.class)
            .single();
    return concluded ? cycle + 1 : cycle;
  }
}
