package org.canvasgate.draft;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.canvasgate.form.HandedIn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was handed in, as rows whose key lets the second of two wait for the first. */
@Repository
class HandedInForms implements HandedIn {
  /** Nobody who was left without an answer waits longer than this to send again. */
  private static final Duration KEPT = Duration.ofDays(180);

  private final JdbcClient jdbc;
  private final Clock clock;

  HandedInForms(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Earlier> note(String person, String place, String proposalId) {
    int added =
        jdbc.sql(
                """
                insert into handed_in (person, place, proposal_id, handed_in_at)
                values (?, ?, ?, ?) on conflict do nothing\
                """)
            .params(person, place, proposalId, Timestamp.from(clock.instant()))
            .update();
    return added > 0 ? Optional.empty() : earlier(person, place);
  }

  @Override
  public Optional<Earlier> earlier(String person, String place) {
    return jdbc.sql(
            "select proposal_id, handed_in_at from handed_in where person = ? and place = ?")
        .params(person, place)
        .query(HandedInForms::earlier)
        .optional();
  }

  private static Earlier earlier(ResultSet row, int number) throws SQLException {
    return new Earlier(row.getString("proposal_id"), row.getTimestamp("handed_in_at").toInstant());
  }

  /** Deletes what nobody will send again. */
  int expire() {
    return jdbc.sql("delete from handed_in where handed_in_at < ?")
        .param(Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
