package org.canvasgate.diagram.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The evaluations of past decisions, as every node of the application sees them. */
@Repository
class Runs {
  /** One that has not been heard of for so long has ended with the application that ran it. */
  private static final Duration SILENT = Duration.ofSeconds(30);

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Runs(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The last evaluation of a change. */
  Optional<Run> latest(long change) {
    return jdbc.sql("select * from decision_replay where change_id = ? order by id desc limit 1")
        .param(change)
        .query(this::run)
        .optional();
  }

  /** Begins one, unless one of the change is under way; then that one. */
  @Transactional
  public Begun begin(long change, String setHash, LocalDate asOf, String by) {
    jdbc.sql("select id from model_change where id = ? for update")
        .param(change)
        .query()
        .listOfRows();
    Optional<Run> last = latest(change);
    if (last.filter(Run::running).isPresent()) return new Begun(last.get().id(), false);
    Timestamp now = Timestamp.from(clock.instant());
    long id =
        jdbc.sql(
                """
                insert into decision_replay
                  (change_id, set_hash, as_of, state, started_by, started_at, heard_at)
                values (?, ?, ?, 'running', ?, ?, ?) returning id""")
            .params(change, setHash, asOf == null ? null : Date.valueOf(asOf), by, now, now)
            .query(Long.class)
            .single();
    return new Begun(id, true);
  }

  /**
   * @param fresh whether it was begun now
   */
  record Begun(long id, boolean fresh) {}

  void total(long id, long total) {
    jdbc.sql("update decision_replay set total = ? where id = ?").params(total, id).update();
  }

  /** Says how far it is; true where somebody wants it to stop. */
  boolean heard(long id, long done) {
    return jdbc.sql("update decision_replay set done = ?, heard_at = ? where id = ? returning stop")
        .params(done, Timestamp.from(clock.instant()), id)
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  void stop(long change) {
    jdbc.sql("update decision_replay set stop = true where change_id = ? and state = 'running'")
        .param(change)
        .update();
  }

  /** Ends it; without a result where it failed. */
  void end(long id, long done, boolean stopped, ReplayResult result) {
    try {
      jdbc.sql("update decision_replay set state = ?, done = ?, result = ? where id = ?")
          .params(
              result == null ? "failed" : stopped ? "stopped" : "done",
              done,
              result == null ? null : json.writeValueAsString(result),
              id)
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Run run(ResultSet row, int number) throws SQLException {
    Run.State state = Run.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    Instant heard = row.getTimestamp("heard_at").toInstant();
    if (state == Run.State.RUNNING && heard.plus(SILENT).isBefore(clock.instant()))
      state = Run.State.BROKEN_OFF;
    Date asOf = row.getDate("as_of");
    Object total = row.getObject("total");
    return new Run(
        row.getLong("id"),
        row.getLong("change_id"),
        row.getString("set_hash"),
        asOf == null ? null : asOf.toLocalDate(),
        state,
        row.getBoolean("stop"),
        row.getLong("done"),
        total == null ? null : (Long) total,
        row.getString("started_by"),
        row.getTimestamp("started_at").toInstant(),
        result(row.getString("result")));
  }

  private ReplayResult result(String text) {
    try {
      return text == null ? null : json.readValue(text, ReplayResult.class);
    } catch (JsonProcessingException changed) {
      return null; // kept by another version: evaluated again at a click
    }
  }
}
