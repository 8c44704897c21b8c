package org.canvasgate.diagram.release;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The releases that were tried on a share of the new cases. */
@Repository
class Shares {
  static final int MOST = 50;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final SecureRandom chance = new SecureRandom();

  Shares(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Share> running() {
    return jdbc.sql("select * from model_share where ended_at is null")
        .query(Shares::share)
        .optional();
  }

  /** The latest of a change. */
  Optional<Share> of(long change) {
    return jdbc.sql("select * from model_share where change_id = ? order by id desc limit 1")
        .param(change)
        .query(Shares::share)
        .optional();
  }

  void begin(long change, String deployment, int percent, String by, String reason) {
    jdbc.sql(
            """
            insert into model_share (change_id, deployment, percent, begun_by, begun_at, reason, offset_of_draw)
            values (:change, :deployment, :percent, :by, :now, :reason, :offset)
            """)
        .param("change", change)
        .param("deployment", deployment)
        .param("percent", percent)
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .param("reason", reason)
        .param("offset", chance.nextDouble())
        .update();
  }

  /**
   * @param outcome taken-over or ended
   * @return false where it has ended already
   */
  boolean end(long id, String outcome, String by) {
    return jdbc.sql(
                """
                update model_share set ended_at = :now, ended_by = :by, outcome = :outcome
                where id = :id and ended_at is null
                """)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", by)
            .param("outcome", outcome)
            .param("id", id)
            .update()
        == 1;
  }

  /** Proposal ids of the running cases that stand on a tried release. */
  List<String> cases(Share share) {
    return jdbc.sql(
            """
            select distinct e.business_key_ from act_ru_execution e
            join act_re_procdef d on d.id_ = e.proc_def_id_
            where e.parent_id_ is null and e.super_exec_ is null and d.deployment_id_ = ?
            and e.business_key_ is not null order by 1
            """)
        .param(share.deployment())
        .query(String.class)
        .list();
  }

  private static Share share(ResultSet row, int number) throws SQLException {
    Timestamp ended = row.getTimestamp("ended_at");
    return new Share(
        row.getLong("id"),
        row.getLong("change_id"),
        row.getString("deployment"),
        row.getInt("percent"),
        row.getString("begun_by"),
        row.getTimestamp("begun_at").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("outcome"));
  }
}
