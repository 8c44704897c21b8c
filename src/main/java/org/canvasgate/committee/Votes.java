package org.canvasgate.committee;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The members' votes; blind like ballots until their round is closed. */
@Repository
public class Votes {
  private final JdbcClient jdbc;
  private final Windows windows;
  private final Clock clock;

  Votes(JdbcClient jdbc, Windows windows, Clock clock) {
    this.jdbc = jdbc;
    this.windows = windows;
    this.clock = clock;
  }

  /**
   * Puts a vote in.
   *
   * @throws Refusal when the round is closed or the member has voted already
   */
  public void cast(
      CaseRound round, String member, VoteValue value, String condition, String comment) {
    if (!windows.holdOpen(round)) throw new Refusal("committee.window-closed");
    int cast =
        jdbc.sql(
                """
                insert into vote
                  (proposal_id, gate, cycle, round, member, value, condition, comment, cast_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
            .params(
                round.proposalId(),
                round.gate().key(),
                round.cycle(),
                round.round(),
                member,
                value.key(),
                condition,
                comment,
                Timestamp.from(clock.instant()))
            .update();
    if (cast == 0) throw new Refusal("committee.already-answered");
  }

  /** Who has voted, open or not; not what. */
  Set<String> answered(CaseRound round) {
    return new LinkedHashSet<>(
        jdbc.sql(
                """
                select member from vote
                where proposal_id = ? and gate = ? and cycle = ? and round = ? order by member""")
            .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
            .query(String.class)
            .list());
  }

  /**
   * All votes of a closed round.
   *
   * @throws IllegalStateException while the round is open
   */
  public List<Vote> votes(CaseRound round) {
    if (!windows.closed(round))
      throw new IllegalStateException("the votes of an open round are blind: " + round);
    return jdbc.sql(
            """
            select member, value, condition, comment from vote
            where proposal_id = ? and gate = ? and cycle = ? and round = ? order by member""")
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
        .query(
            (row, n) ->
                new Vote(
                    row.getString("member"),
                    VoteValue.of(row.getString("value")),
                    row.getString("condition"),
                    row.getString("comment")))
        .list();
  }
}
