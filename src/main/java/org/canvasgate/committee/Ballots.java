package org.canvasgate.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
   * Puts a ballot in whose ratings were all given in this round.
   *
   * @throws Refusal when the round is closed, the member is kept off the case or the member's
   *     ballot is in already
   */
  public void cast(CaseRound round, String member, List<Rating> ratings, String changeReason) {
    cast(
        round,
        new Ballot(
            round.round(),
            member,
            null,
            null,
            ratings.stream().map(r -> new BallotLine(r, changeReason, null)).toList()));
  }

  /**
   * Puts a ballot in.
   *
   * @throws Refusal when the round is closed or the member's ballot is in already
   */
  public void cast(CaseRound round, Ballot ballot) {
    if (!windows.holdOpen(round)) throw new Refusal("committee.window-closed");
    Recusals.refuse(jdbc, round.proposalId(), ballot.member());
    // No exception of the database: it would end the engine's transaction in mid-step.
    long id =
        jdbc.sql(
                """
                insert into ballot
                  (proposal_id, gate, cycle, round, member, revision, discussed, cast_at)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing returning id""")
            .params(
                round.proposalId(),
                round.gate().key(),
                round.cycle(),
                round.round(),
                ballot.member(),
                ballot.revision(),
                ballot.discussed(),
                Timestamp.from(clock.instant()))
            .query(Long.class)
            .optional()
            .orElseThrow(() -> new Refusal("committee.already-answered"));
    for (BallotLine line : ballot.lines())
      jdbc.sql(
              """
              insert into ballot_rating
                (ballot_id, block, value, comment, change_reason, carried_from)
              values (?, ?, ?, ?, ?, ?)""")
          .params(
              id,
              line.rating().block().key(),
              line.rating().value(),
              line.rating().comment(),
              line.changeReason(),
              line.carriedFrom())
          .update();
  }

  /**
   * The ratings of a closed round that count: those of whoever is not kept off the case, be it that
   * they were only after their ballot was in.
   *
   * @throws IllegalStateException while the round is open
   */
  public List<Rating> ratings(CaseRound round) {
    return ratings(query(closed(round), null, true));
  }

  /**
   * Every rating of a closed round as it was cast, those that do not count included: for the record
   * and for nothing else.
   *
   * @throws IllegalStateException while the round is open
   */
  public List<Rating> kept(CaseRound round) {
    return ratings(query(closed(round), null, false));
  }

  /** The ratings that count of the review's last closed round; empty where none was held. */
  public List<Rating> lastReview(String proposalId) {
    CaseRound afterAll = new CaseRound(proposalId, Gate.REVIEW, 0, Integer.MAX_VALUE);
    return windows.closedBefore(afterAll, Step.SCORE.key()).map(this::ratings).orElse(List.of());
  }

  private CaseRound closed(CaseRound round) {
    if (!windows.closed(round))
      throw new IllegalStateException("the ballots of an open round are blind: " + round);
    return round;
  }

  /**
   * The ballots that count of a closed round, with how each rating came about.
   *
   * @throws IllegalStateException while the round is open
   */
  public List<Ballot> ballots(CaseRound round) {
    return query(closed(round), null, true);
  }

  /** A member's own ratings of a round, open or not. */
  public List<Rating> own(CaseRound round, String member) {
    return ratings(query(round, member, false));
  }

  /**
   * A member's own ballot on the latest earlier revision, of the same gate and cycle, before a
   * round.
   */
  public Optional<Ballot> ownOnEarlierRevision(CaseRound before, String member, int revision) {
    return jdbc.sql(
            """
            select round from ballot
            where proposal_id = ? and gate = ? and cycle = ? and round < ? and member = ?
              and revision < ?
            order by round desc limit 1""")
        .params(
            before.proposalId(),
            before.gate().key(),
            before.cycle(),
            before.round(),
            member,
            revision)
        .query(Integer.class)
        .optional()
        .map(n -> new CaseRound(before.proposalId(), before.gate(), before.cycle(), n))
        .filter(windows::closed)
        .flatMap(round -> query(round, member, false).stream().findFirst());
  }

  /** A member's own ballot of a round, open or not. */
  public Optional<Ballot> ownBallot(CaseRound round, String member) {
    return query(round, member, false).stream().findFirst();
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
    return ballots(round).size();
  }

  private static List<Rating> ratings(List<Ballot> ballots) {
    return ballots.stream().flatMap(ballot -> ballot.ratings().stream()).toList();
  }

  private List<Ballot> query(CaseRound round, String member, boolean counting) {
    Map<String, Ballot> ballots = new LinkedHashMap<>();
    jdbc.sql(
            """
            select b.member, b.revision, b.discussed, r.block, r.value, r.comment, r.change_reason,
              r.carried_from
            from ballot b join ballot_rating r on r.ballot_id = b.id
            where b.proposal_id = :proposal and b.gate = :gate and b.cycle = :cycle
              and b.round = :round and (:member::text is null or b.member = :member)
              and (not :counting or not exists (select from recusal r
                where r.proposal_id = b.proposal_id and r.person = b.member))
            order by b.member, r.block""")
        .param("proposal", round.proposalId())
        .param("gate", round.gate().key())
        .param("cycle", round.cycle())
        .param("round", round.round())
        .param("member", member)
        .param("counting", counting)
        .query(
            row -> {
              Ballot ballot =
                  new Ballot(
                      round.round(),
                      row.getString("member"),
                      (Integer) row.getObject("revision"),
                      (Integer) row.getObject("discussed"),
                      List.of(line(row)));
              ballots.merge(ballot.member(), ballot, Ballots::joined);
            });
    return List.copyOf(ballots.values());
  }

  private static Ballot joined(Ballot begun, Ballot next) {
    List<BallotLine> lines = new ArrayList<>(begun.lines());
    lines.addAll(next.lines());
    return new Ballot(begun.round(), begun.member(), begun.revision(), begun.discussed(), lines);
  }

  private static BallotLine line(ResultSet row) throws SQLException {
    return new BallotLine(
        new Rating(
            row.getString("member"),
            Block.of(row.getString("block")),
            row.getObject("value", Integer.class),
            row.getString("comment")),
        row.getString("change_reason"),
        (Integer) row.getObject("carried_from"));
  }
}
