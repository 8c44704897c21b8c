package org.canvasgate.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is kept off which case. Whoever is, sees none of its ballots, counts and discussions. */
@Repository
public class Recusals {
  private final JdbcClient jdbc;
  private final Clock clock;

  Recusals(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps a person off a case; a second recusal of the same person changes nothing. */
  public void add(
      String proposalId, String person, Recusal.Kind kind, String reason, String decidedBy) {
    jdbc.sql(
            """
            insert into recusal (proposal_id, person, kind, reason, decided_by, decided_at)
            values (?, ?, ?, ?, ?, ?) on conflict (proposal_id, person) do nothing""")
        .params(proposalId, person, kind.key(), reason, decidedBy, Timestamp.from(clock.instant()))
        .update();
  }

  /** Every recusal from a case, in the order in which they were decided. */
  public List<Recusal> of(String proposalId) {
    return jdbc.sql("select * from recusal where proposal_id = ? order by id")
        .param(proposalId)
        .query(Recusals::read)
        .list();
  }

  /** Whether the person is kept off the case. */
  public boolean barred(String proposalId, String person) {
    return jdbc.sql("select count(*) from recusal where proposal_id = ? and person = ?")
            .params(proposalId, person)
            .query(Long.class)
            .single()
        > 0;
  }

  private static Recusal read(ResultSet row, int n) throws SQLException {
    return new Recusal(
        row.getString("proposal_id"),
        row.getString("person"),
        Recusal.Kind.of(row.getString("kind")),
        row.getString("reason"),
        row.getString("decided_by"),
        row.getTimestamp("decided_at").toInstant());
  }
}
