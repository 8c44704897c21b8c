package org.canvasgate.committee;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The members' ratings. They are blind: {@link #ratings} answers only when the round is closed, and
 * a member can look up nobody's ballot but their own.
 */
@Repository
public class Ballots {
  private final JdbcClient jdbc;
  private final Windows windows;
  private final Clock clock;

  Ballots(JdbcClient jdbc, Windows windows, Clock clock) {
    this.jdbc = jdbc;
    this.windows = windows;
    this.clock = clock;
  }

  /**
   * Puts a ballot in.
   *
   * @throws Refusal when the round is closed or the member's ballot is in already
   */
  public void cast(CaseRound round, String member, List<Rating> ratings, String changeReason) {
    if (!windows.holdOpen(round)) throw new Refusal("committee.window-closed");
    // No exception of the database: it would end the engine's transaction in mid-step.
    long ballot =
        jdbc.sql(
                """
                insert into ballot (proposal_id, gate, cycle, round, member, change_reason, cast_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
            .params(
                round.proposalId(),
                round.gate().key(),
                round.cycle(),
                round.round(),
                member,
                changeReason,
                Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new Refusal("committee.already-answered"));
    for (Rating rating : ratings)
      jdbc.sql("insert into ballot_rating (ballot_id, block, value, comment) values (?, ?, ?, ?)")
          .params(ballot, rating.block().key(), rating.value(), rating.comment())
          .update();
  }

  /**
   * All ratings of a closed round.
   *
   * @throws IllegalStateException while the round is open
   */
  public List<Rating> ratings(CaseRound round) {
    if (!windows.closed(round))
      throw new IllegalStateException("the ballots of an open round are blind: " + round);
    return query(round, null);
  }

  /** A member's own ratings of a round, open or not. */
  public List<Rating> own(CaseRound round, String member) {
    return query(round, member);
  }

  /** Who has put a ballot in, open or not; not what is in it. */
  Set<String> answered(CaseRound round) {
    return new LinkedHashSet<>(
        jdbc.sql(
                """
                select member from ballot
                where proposal_id = ? and gate = ? and cycle = ? and round = ? order by member""")
            .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
            .query(String.class)
            .list());
  }

  /** How many ballots of a closed round are in. */
  public int cast(CaseRound round) {
    return (int) ratings(round).stream().map(Rating::evaluator).distinct().count();
  }

  private List<Rating> query(CaseRound round, String member) {
    return jdbc.sql(
            """
            select b.member, r.block, r.value, r.comment
            from ballot b join ballot_rating r on r.ballot_id = b.id
            where b.proposal_id = :proposal and b.gate = :gate and b.cycle = :cycle
              and b.round = :round and (:member::text is null or b.member = :member)
            order by b.member, r.block""")
        .param("proposal", round.proposalId())
        .param("gate", round.gate().key())
        .param("cycle", round.cycle())
        .param("round", round.round())
        .param("member", member)
        .query(
            (row, n) ->
                new Rating(
                    row.getString("member"),
                    Block.of(row.getString("block")),
                    (Integer)
                        Optional.ofNullable(row.getObject("value", Integer.class)).orElse(null),
                    row.getString("comment")))
        .list();
  }
}
