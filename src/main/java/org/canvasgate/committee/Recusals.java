package org.canvasgate.committee;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.canvasgate.form.Refusal;
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
    add(proposalId, person, kind, null, reason, decidedBy);
  }

  /**
   * Keeps a person off a case; a second recusal of the same person changes nothing.
   *
   * @param ground the article that excludes the person, or null
   * @return whether the person was not kept off it before
   */
  public boolean add(
      String proposalId,
      String person,
      Recusal.Kind kind,
      String ground,
      String reason,
      String decidedBy) {
    return add(
        jdbc, new Recusal(proposalId, person, kind, ground, reason, decidedBy, clock.instant()));
  }

  static boolean add(JdbcClient jdbc, Recusal recusal) {
    lock(jdbc, recusal.proposalId(), recusal.person());
    return jdbc.sql(
                """
                insert into recusal
                  (proposal_id, person, kind, ground, reason, decided_by, decided_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict (proposal_id, person) do nothing""")
            .params(
                recusal.proposalId(),
                recusal.person(),
                recusal.kind().key(),
                recusal.ground(),
                recusal.reason(),
                recusal.decidedBy(),
                Timestamp.from(recusal.at()))
            .update()
        > 0;
  }

  /**
   * Refuses whoever is kept off a case, even if that was decided a moment ago: a ballot and a
   * recusal of the same person wait for one another, so that one of them comes first.
   *
   * @throws Refusal where the person is kept off the case
   */
  public void refuse(String proposalId, String person) {
    refuse(jdbc, proposalId, person);
  }

  static void refuse(JdbcClient jdbc, String proposalId, String person) {
    lock(jdbc, proposalId, person);
    if (barred(jdbc, proposalId, person)) throw new Refusal("committee.recused");
  }

  /** Until the end of the transaction; a statement of its own, so that the next one sees all. */
  private static void lock(JdbcClient jdbc, String proposalId, String person) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param("recusal/" + proposalId + "/" + person)
        .query()
        .listOfRows();
  }

  /** Every recusal from a case, in the order in which they were decided. */
  public List<Recusal> of(String proposalId) {
    return jdbc.sql("select * from recusal where proposal_id = ? order by id")
        .param(proposalId)
        .query(Recusals::read)
        .list();
  }

  /** The cases that a person is kept off. */
  public Set<String> casesOf(String person) {
    return Set.copyOf(
        jdbc.sql("select proposal_id from recusal where person = ?")
            .param(person)
            .query(String.class)
            .list());
  }

  /** Whether the person is kept off the case. */
  public boolean barred(String proposalId, String person) {
    return barred(jdbc, proposalId, person);
  }

  private static boolean barred(JdbcClient jdbc, String proposalId, String person) {
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
        row.getString("ground"),
        row.getString("reason"),
        row.getString("decided_by"),
        row.getTimestamp("decided_at").toInstant());
  }
}
