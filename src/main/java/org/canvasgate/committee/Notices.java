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

  /** A notice with its number, which tells apart those of one moment. */
  public record Numbered(long id, Notice notice) {}

  /**
   * The notices to any of the recipients, the latest first.
   *
   * @param before a notice; only those after it in this order are read. Null for the first page
   */
  public List<Numbered> after(Collection<String> recipients, Place before, int most) {
    if (recipients.isEmpty()) return List.of();
    Place from = before == null ? Place.FIRST : before;
    return jdbc.sql(
            """
            select * from notice where recipient in (:recipients) and (created_at, id) < (:at, :id)
            order by created_at desc, id desc limit :most""")
        .param("recipients", recipients)
        .param("at", Timestamp.from(from.at()))
        .param("id", from.id())
        .param("most", most)
        .query((row, n) -> new Numbered(row.getLong("id"), read(row, n)))
        .list();
  }

  /** Where a notice stands in the order of time. */
  public record Place(Instant at, long id) {
    /** After every notice. */
    static final Place FIRST = new Place(Instant.parse("9999-01-01T00:00:00Z"), Long.MAX_VALUE);
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
