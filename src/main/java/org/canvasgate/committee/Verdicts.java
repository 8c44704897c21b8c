package org.canvasgate.committee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Verdicts as given; one a round. */
@Repository
public class Verdicts {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Verdicts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** Gives a verdict on the round that was closed last. */
  public void give(
      CaseRound round,
      String outcome,
      String recommendation,
      String reason,
      String minority,
      String by,
      Map<String, Object> details) {
    try {
      jdbc.sql(
              """
              insert into verdict (proposal_id, gate, cycle, round, outcome, recommendation, reason,
                minority, details, decided_by, decided_at)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)""")
          .params(
              round.proposalId(),
              round.gate().key(),
              round.cycle(),
              round.round(),
              outcome,
              recommendation,
              reason,
              minority,
              json.writeValueAsString(details),
              by,
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The verdict on a round, once it is given. */
  public Optional<Verdict> on(CaseRound round) {
    return all(round.proposalId()).stream().filter(v -> v.round().equals(round)).findFirst();
  }

  /** Whether a verdict was given on a round, or on a later one of its gate and cycle. */
  public boolean decided(CaseRound round) {
    return all(round.proposalId()).stream()
        .map(Verdict::round)
        .anyMatch(
            given ->
                given.gate() == round.gate()
                    && given.cycle() == round.cycle()
                    && given.round() >= round.round());
  }

  /** The last verdict of a gate, in any cycle. */
  public Optional<Verdict> latest(String proposalId, Gate gate) {
    return all(proposalId).stream().filter(v -> v.round().gate() == gate).findFirst();
  }

  /** Every verdict on a case, the latest first. */
  public List<Verdict> all(String proposalId) {
    return jdbc.sql("select * from verdict where proposal_id = ? order by id desc")
        .param(proposalId)
        .query(this::read)
        .list();
  }

  private Verdict read(ResultSet row, int n) throws SQLException {
    try {
      return new Verdict(
          new CaseRound(
              row.getString("proposal_id"),
              Gate.of(row.getString("gate")),
              row.getInt("cycle"),
              row.getInt("round")),
          row.getString("outcome"),
          row.getString("recommendation"),
          row.getString("reason"),
          row.getString("minority"),
          json.readValue(row.getString("details"), new TypeReference<Map<String, Object>>() {}),
          row.getString("decided_by"),
          row.getTimestamp("decided_at").toInstant());
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
