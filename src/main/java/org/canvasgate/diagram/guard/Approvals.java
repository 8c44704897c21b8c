package org.canvasgate.diagram.guard;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who approved what and when; rows are added, never changed. */
@Repository
public class Approvals {
  private final JdbcClient jdbc;
  private final Clock clock;

  Approvals(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Keeps a yes; a second one to the same state is none. Whether the person may is asked before, by
   * {@link ApprovalRules#mayApprove}.
   *
   * @param sum of the files as the approver saw them
   */
  @Transactional
  public void give(long change, String approver, String sum, String reason) {
    jdbc.sql(
            """
            insert into model_approval (change_id, approver, sum, reason, approved_at)
            values (:change, :approver, :sum, :reason, :now)
            on conflict (change_id, approver, sum) do nothing
            """)
        .param("change", change)
        .param("approver", approver)
        .param("sum", sum)
        .param("reason", reason)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Every approval of a change, of whichever state of its files, the earliest first. */
  public List<Approval> of(long change) {
    return jdbc.sql("select * from model_approval where change_id = ? order by approved_at, id")
        .param(change)
        .query(
            (row, number) ->
                new Approval(
                    row.getLong("change_id"),
                    row.getString("approver"),
                    row.getString("sum"),
                    row.getString("reason"),
                    row.getTimestamp("approved_at").toInstant()))
        .list();
  }
}
