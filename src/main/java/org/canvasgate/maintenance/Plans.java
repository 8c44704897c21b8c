package org.canvasgate.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Maintenance plans as submitted; none is ever changed afterwards. */
@Repository
public class Plans {
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Plans(JdbcClient jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /** What stands in the document column: everything that is no column of its own. */
  private record Content(Plan plan, MoneyUnit unit, String usagePromise, String requirements) {}

  /**
   * Keeps a plan.
   *
   * @throws org.springframework.dao.DuplicateKeyException when its round has a plan already
   */
  public void save(FiledPlan filed) {
    try {
      jdbc.sql(
              """
              insert into maintenance_plan
                (proposal_id, plan_round, content, submitted_by, submitted_at)
              values (?, ?, ?::jsonb, ?, ?)""")
          .params(
              filed.proposalId(),
              filed.round(),
              json.writeValueAsString(
                  new Content(
                      filed.plan(), filed.unit(), filed.usagePromise(), filed.requirements())),
              filed.submittedBy(),
              Timestamp.from(filed.submittedAt()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The plan that was submitted last. */
  public Optional<FiledPlan> latest(String proposalId) {
    return jdbc.sql(
            """
            select * from maintenance_plan where proposal_id = ?
            order by plan_round desc limit 1""")
        .param(proposalId)
        .query(this::read)
        .optional();
  }

  /** The plan of each of these proposals that was submitted last, where there is one. */
  public List<FiledPlan> latest(Collection<String> proposalIds) {
    if (proposalIds.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select distinct on (proposal_id) * from maintenance_plan where proposal_id = any(?)
            order by proposal_id, plan_round desc""")
        .param(proposalIds.toArray(String[]::new))
        .query(this::read)
        .list();
  }

  /** The plan of a round, counted from 1. */
  public Optional<FiledPlan> of(String proposalId, int round) {
    return jdbc.sql("select * from maintenance_plan where proposal_id = ? and plan_round = ?")
        .params(proposalId, round)
        .query(this::read)
        .optional();
  }

  private FiledPlan read(ResultSet row, int n) throws SQLException {
    try {
      Content content = json.readValue(row.getString("content"), Content.class);
      return new FiledPlan(
          row.getString("proposal_id"),
          row.getInt("plan_round"),
          content.plan(),
          content.unit(),
          content.usagePromise(),
          content.requirements(),
          row.getString("submitted_by"),
          row.getTimestamp("submitted_at").toInstant());
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
