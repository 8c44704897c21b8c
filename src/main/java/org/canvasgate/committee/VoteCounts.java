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
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts of closed windows, one a window: the first one stays; and the chair's casting votes. */
@Repository
public class VoteCounts {
  private static final String SELECT =
      """
      select c.*, v.approves, v.cast_by, v.cast_at from vote_count c
      left join casting_vote v using (proposal_id, gate, cycle, round)
      where c.proposal_id = :proposal""";

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  VoteCounts(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  void save(CaseRound round, int subject, Quorum rule, Quorum.Count count) {
    jdbc.sql(
            """
            insert into vote_count
              (proposal_id, gate, cycle, round, subject, rule, content, counted_at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?) on conflict do nothing""")
        .params(
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            subject,
            write(rule),
            write(count),
            now())
        .update();
  }

  /**
   * Keeps the chair's decision of a tie.
   *
   * @throws Refusal where there is no tie to decide, or it is decided already
   */
  void cast(CaseRound round, boolean approves, String by) {
    if (of(round).filter(counted -> counted.count().chairDecides()).isEmpty())
      throw new Refusal("quorum.no-tie");
    int cast =
        jdbc.sql(
                """
                insert into casting_vote
                  (proposal_id, gate, cycle, round, approves, cast_by, cast_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
            .params(
                round.proposalId(),
                round.gate().key(),
                round.cycle(),
                round.round(),
                approves,
                by,
                now())
            .update();
    if (cast == 0) throw new Refusal("quorum.tie-decided");
  }

  /** The count of a round, if it has been counted. */
  public Optional<VoteCount> of(CaseRound round) {
    return jdbc.sql(SELECT + " and c.gate = :gate and c.cycle = :cycle and c.round = :round")
        .param("proposal", round.proposalId())
        .param("gate", round.gate().key())
        .param("cycle", round.cycle())
        .param("round", round.round())
        .query(this::read)
        .optional();
  }

  /** The counts of a gate in a cycle that concern one subject, the latest first. */
  public List<VoteCount> on(String proposalId, Gate gate, int cycle, int subject) {
    return jdbc.sql(
            SELECT
                + " and c.gate = :gate and c.cycle = :cycle and c.subject = :subject"
                + " order by c.round desc")
        .param("proposal", proposalId)
        .param("gate", gate.key())
        .param("cycle", cycle)
        .param("subject", subject)
        .query(this::read)
        .list();
  }

  /** Every count of a case, in the order in which it was made. */
  public List<VoteCount> all(String proposalId) {
    return jdbc.sql(SELECT + " order by c.counted_at, c.cycle, c.round")
        .param("proposal", proposalId)
        .query(this::read)
        .list();
  }

  private VoteCount read(ResultSet row, int n) throws SQLException {
    CaseRound round =
        new CaseRound(
            row.getString("proposal_id"),
            Gate.of(row.getString("gate")),
            row.getInt("cycle"),
            row.getInt("round"));
    Timestamp cast = row.getTimestamp("cast_at");
    return new VoteCount(
        round,
        row.getInt("subject"),
        read(row.getString("rule"), Quorum.class),
        read(row.getString("content"), Quorum.Count.class),
        cast == null
            ? null
            : new VoteCount.CastingVote(
                row.getBoolean("approves"), row.getString("cast_by"), cast.toInstant()));
  }

  private <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
