package org.canvasgate.committee;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
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

/** Reminders, escalations and decision letters, kept for the people whom they concern. */
@Repository
public class Notices {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Notices(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Tells somebody something, once.
   *
   * @param recipient user id or group id
   * @param message message key of a full sentence
   * @param key names this notice: a second one with the same key is dropped, so that a step that
   *     runs twice tells once
   */
  public void tell(
      String recipient, String proposalId, String message, String key, Object... arguments) {
    try {
      jdbc.sql(
              """
              insert into notice (notice_key, recipient, proposal_id, message, arguments, created_at)
              values (?, ?, ?, ?, ?::jsonb, ?) on conflict (notice_key) do nothing""")
          .params(
              key,
              recipient,
              proposalId,
              message,
              json.writeValueAsString(arguments),
              Timestamp.from(clock.instant()))
          .update();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** The latest notices to any of these users or groups, newest first. */
  public List<Notice> to(Collection<String> recipients, int most) {
    if (recipients.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select * from notice where recipient in (:recipients) order by created_at desc, id desc limit :most""")
        .param("recipients", recipients)
        .param("most", most)
        .query(this::read)
        .list();
  }

  /** A notice with its number; a later one has a higher number. */
  public record Numbered(long id, Notice notice) {}

  /**
   * The notices to any of the recipients, the latest first, before a number.
   *
   * @param before {@link Long#MAX_VALUE} for the first page
   */
  public List<Numbered> before(Collection<String> recipients, long before, int most) {
    if (recipients.isEmpty()) return List.of();
    return jdbc.sql(
            """
            select * from notice where recipient in (:recipients) and id < :before
            order by id desc limit :most""")
        .param("recipients", recipients)
        .param("before", before)
        .param("most", most)
        .query((row, n) -> new Numbered(row.getLong("id"), read(row, n)))
        .list();
  }

  /** Until when somebody has read what they were told; empty where they never said so. */
  public Optional<Instant> seenUntil(String person) {
    return jdbc.sql("select until from notice_seen where person = ?")
        .param(person)
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .optional();
  }

  /** Keeps that somebody has read all that they were told until now. */
  public void seen(String person) {
    jdbc.sql(
            """
            insert into notice_seen (person, until) values (?, ?)
            on conflict (person) do update set until = greatest(notice_seen.until, excluded.until)""")
        .params(person, Timestamp.from(clock.instant()))
        .update();
  }

  /** A notice by its number. */
  public Notice get(long id) {
    return jdbc.sql("select * from notice where id = ?").param(id).query(this::read).single();
  }

  private Notice read(ResultSet row, int n) throws SQLException {
    try {
      return new Notice(
          row.getString("recipient"),
          row.getString("proposal_id"),
          row.getString("message"),
          json.readValue(row.getString("arguments"), new TypeReference<List<Object>>() {}),
          row.getTimestamp("created_at").toInstant());
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
