package org.canvasgate.operation;

import java.sql.Timestamp;
import java.time.Clock;
import org.canvasgate.committee.CaseRound;
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

  /** Keeps the verdict of a round; after an objection a cycle has a second one. */
  void conclude(CaseRound round, OperationOutcome outcome, String by) {
    try {
      jdbc.sql(
              """
              insert into operation_verdict (service_id, cycle, round, outcome, decided_by, at)
              values (?, ?, ?, ?, ?, ?)""")
          .params(
              round.proposalId(),
              round.cycle(),
              round.round(),
              outcome.key(),
              by,
              Timestamp.from(clock.instant()))
          .update();
    } catch (DuplicateKeyException second) {
      throw new Refusal("operation.concluded-already", round.cycle());
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
