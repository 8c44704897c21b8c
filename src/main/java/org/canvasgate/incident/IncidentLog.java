package org.canvasgate.incident;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who did what about a step that stood still; lines are added and never changed. */
@Repository
class IncidentLog {
  private final JdbcClient jdbc;
  private final Clock clock;

  IncidentLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @param proposalId null where the step belonged to no case
   * @param said what was mended, or why the case was ended; empty where nothing was said
   */
  public record Line(
      String proposalId, String element, String outcome, String said, String by, Instant at) {}

  void add(StoppedStep step, Outcome outcome, String said, String by) {
    jdbc.sql(
            """
            insert into incident_line
              (proposal_id, element, job, cause, outcome, said, done_by, done_at)
            values (:proposal, :element, :job, :cause, :outcome, :said, :by, :now)""")
        .param("proposal", step.proposalId())
        .param("element", step.element())
        .param("job", step.job())
        .param("cause", step.cause().key())
        .param("outcome", outcome.word())
        .param("said", said)
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** The latest first. */
  List<Line> latest(int most) {
    return jdbc.sql("select * from incident_line order by id desc limit ?")
        .param(most)
        .query(
            (row, number) ->
                new Line(
                    row.getString("proposal_id"),
                    row.getString("element"),
                    row.getString("outcome"),
                    row.getString("said"),
                    row.getString("done_by"),
                    row.getTimestamp("done_at").toInstant()))
        .list();
  }
}
