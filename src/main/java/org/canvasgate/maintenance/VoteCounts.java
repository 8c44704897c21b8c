package org.canvasgate.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Quorum;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of closed votes on plans; one a vote, the first one stays. */
@Repository
public class VoteCounts {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  VoteCounts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void save(VoteCount counted) {
    try {
      jdbc.sql(
              """
              insert into plan_vote_count
                (proposal_id, cycle, round, plan_round, content, counted_at)
              values (?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing""")
          .params(
              counted.round().proposalId(),
              counted.round().cycle(),
              counted.round().round(),
              counted.planRound(),
              json.writeValueAsString(counted.count()),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The counts of every vote held on a plan, the latest first. */
  public List<VoteCount> on(String proposalId, int planRound) {
    return jdbc.sql(
            """
            select * from plan_vote_count where proposal_id = ? and plan_round = ?
            order by round desc""")
        .params(proposalId, planRound)
        .query(this::read)
        .list();
  }

  /** The count of a round, if it has been counted. */
  Optional<VoteCount> of(CaseRound round) {
    return jdbc.sql(
            "select * from plan_vote_count where proposal_id = ? and cycle = ? and round = ?")
        .params(round.proposalId(), round.cycle(), round.round())
        .query(this::read)
        .optional();
  }

  private VoteCount read(ResultSet row, int n) throws SQLException {
    try {
      return new VoteCount(
          new CaseRound(
              row.getString("proposal_id"),
              Gate.MAINTENANCE,
              row.getInt("cycle"),
              row.getInt("round")),
          row.getInt("plan_round"),
          json.readValue(row.getString("content"), Quorum.Count.class));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
