package org.canvasgate.committee.conflict;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The interests that members have declared and not taken back. */
@Repository
public class Interests {
  private final JdbcClient jdbc;
  private final Clock clock;

  Interests(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Keeps what a member declares. */
  public void declare(String member, String organisation, Interest.Relation relation, String note) {
    jdbc.sql(
            """
            insert into declared_interest (member, organisation, relation, note, declared_at)
            values (?, ?, ?, ?, ?)""")
        .params(member, organisation, relation.key(), note, now())
        .update();
  }

  /** Takes a member's own declaration back; it stays on record with the date. */
  public void withdraw(long id, String member) {
    jdbc.sql(
            """
            update declared_interest set withdrawn_at = ?
            where id = ? and member = ? and withdrawn_at is null""")
        .params(now(), id, member)
        .update();
  }

  /** What these members declare now, in the order of their declarations. */
  public List<Interest> of(Collection<String> members) {
    if (members.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select * from declared_interest where member in (:members) and withdrawn_at is null
            order by id""")
        .param("members", members)
        .query(Interests::read)
        .list();
  }

  private static Interest read(ResultSet row, int n) throws SQLException {
    return new Interest(
        row.getLong("id"),
        row.getString("member"),
        row.getString("organisation"),
        Interest.Relation.of(row.getString("relation")),
        row.getString("note"),
        row.getTimestamp("declared_at").toInstant());
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }
}
