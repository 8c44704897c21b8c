package org.canvasgate.committee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Scorecards as computed; one a round, never changed afterwards. */
@Repository
public class Scorecards {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Scorecards(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Keeps a scorecard; a second one for the same round changes nothing. */
  public void save(Scorecard card) {
    try {
      jdbc.sql(
              """
              insert into scorecard
                (proposal_id, gate, cycle, round, canvas_score, gate_score, content, computed_at)
              values (?, ?, ?, ?, ?, ?, ?::json, ?)
              on conflict (proposal_id, gate, cycle, round) do nothing""")
          .params(
              card.round().proposalId(),
              card.round().gate().key(),
              card.round().cycle(),
              card.round().round(),
              card.canvas().total(),
              card.gateScore(),
              json.writeValueAsString(card),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The last scorecard of a case, whatever the gate. */
  public Optional<Scorecard> latest(String proposalId) {
    return all(proposalId).stream().findFirst();
  }

  /** The last scorecard of a gate in a cycle. */
  public Optional<Scorecard> latest(String proposalId, Gate gate, int cycle) {
    return all(proposalId).stream()
        .filter(card -> card.round().gate() == gate && card.round().cycle() == cycle)
        .findFirst();
  }

  /** The scorecard of a round. */
  public Optional<Scorecard> of(CaseRound round) {
    return all(round.proposalId()).stream().filter(c -> c.round().equals(round)).findFirst();
  }

  /** Every scorecard of a case, the latest first. */
  public List<Scorecard> all(String proposalId) {
    return jdbc.sql("select content from scorecard where proposal_id = ? order by id desc")
        .param(proposalId)
        .query(this::read)
        .list();
  }

  private Scorecard read(ResultSet row, int n) throws SQLException {
    try {
      return json.readValue(row.getString("content"), Scorecard.class);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
