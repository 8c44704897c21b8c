package org.canvasgate.diagram.release;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every release there was, in their order. */
@Repository
public class ReleaseLog {
  private final JdbcClient jdbc;
  private final Clock clock;

  ReleaseLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The latest first. */
  public List<Release> all() {
    return jdbc.sql("select * from model_release order by number desc")
        .query(ReleaseLog::release)
        .list();
  }

  public Optional<Release> find(int number) {
    return jdbc.sql("select * from model_release where number = ?")
        .param(number)
        .query(ReleaseLog::release)
        .optional();
  }

  /**
   * @param deployment the engine's id of a deployment
   */
  public Optional<Release> of(String deployment) {
    return jdbc.sql("select * from model_release where deployment = ?")
        .param(deployment)
        .query(ReleaseLog::release)
        .optional();
  }

  /** The releases that carried a change, the latest first. */
  public List<Release> of(long change) {
    return jdbc.sql("select * from model_release where change_id = ? order by number desc")
        .param(change)
        .query(ReleaseLog::release)
        .list();
  }

  /**
   * Whoever releases waits here until the one before has ended; holds to the end of the
   * transaction.
   */
  void oneAtATime() {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('model_release', 0))")
        .query((row, number) -> number)
        .single();
  }

  Release add(
      String deployment,
      Long change,
      ReleaseKind kind,
      String by,
      Collection<String> approvedBy,
      String reason,
      String setHash,
      Integer restores) {
    return jdbc.sql(
            """
            insert into model_release (number, deployment, change_id, kind, released_by, approved_by, reason,
              released_at, set_hash, restores)
            select coalesce(max(number), 0) + 1, :deployment, :change::bigint, :kind, :by, :approved, :reason,
              :now, :hash, :restores::int from model_release
            returning *
            """)
        .param("deployment", deployment)
        .param("change", change)
        .param("kind", kind.word())
        .param("by", by)
        .param("approved", approvedBy.toArray(String[]::new))
        .param("reason", reason)
        .param("now", Timestamp.from(clock.instant()))
        .param("hash", setHash)
        .param("restores", restores)
        .query(ReleaseLog::release)
        .single();
  }

  /** Counts what the application deployed before releases were counted. */
  void addEarlier(String deployment, Instant at, String setHash) {
    jdbc.sql(
            """
            insert into model_release (number, deployment, kind, released_by, reason, released_at, set_hash)
            select coalesce(max(number), 0) + 1, :deployment, :kind, :by, '', :at, :hash from model_release
            """)
        .param("deployment", deployment)
        .param("kind", ReleaseKind.START.word())
        .param("by", Release.APPLICATION)
        .param("at", Timestamp.from(at))
        .param("hash", setHash)
        .update();
  }

  private static Release release(ResultSet row, int number) throws SQLException {
    return new Release(
        row.getInt("number"),
        row.getString("deployment"),
        row.getObject("change_id", Long.class),
        ReleaseKind.of(row.getString("kind")),
        row.getString("released_by"),
        List.of((String[]) row.getArray("approved_by").getArray()),
        row.getString("reason"),
        row.getTimestamp("released_at").toInstant(),
        row.getString("set_hash"),
        row.getObject("restores", Integer.class));
  }
}
