package org.canvasgate.diagram.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.canvasgate.diagram.model.ModelFile;
import org.canvasgate.diagram.model.ModelSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who did what to a change or release, when and why. The database itself refuses to alter a row.
 */
@Repository
public class Trail {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  Trail(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * One line of the trail.
   *
   * @param what word of the message {@code release.event.<what>}
   * @param hashes for each file concerned its hash before and after; null where it was not there
   * @param arguments what else the sentence names
   */
  public record Event(
      long id,
      Long change,
      Integer release,
      String what,
      String who,
      String reason,
      Map<String, List<String>> hashes,
      List<Object> arguments,
      Instant at) {}

  /**
   * Adds a line, in the caller's transaction.
   *
   * @param change null where it concerns none
   * @param release null where it concerns none
   * @param hashes see {@link #between}
   */
  public void write(
      Long change,
      Integer release,
      String what,
      String who,
      String reason,
      Map<String, List<String>> hashes,
      Object... arguments) {
    jdbc.sql(
            """
            insert into model_event (change_id, release, what, who, reason, hashes, arguments, at)
            values (:change, :release, :what, :who, :reason, :hashes::jsonb, :arguments::jsonb, :now)
            """)
        .param("change", change)
        .param("release", release)
        .param("what", what)
        .param("who", who)
        .param("reason", reason)
        .param("hashes", text(hashes))
        .param("arguments", text(arguments))
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /** Everything about one change, the earliest first. */
  public List<Event> of(long change) {
    return jdbc.sql("select * from model_event where change_id = ? order by id")
        .param(change)
        .query(this::event)
        .list();
  }

  /**
   * The latest lines of all changes and releases, the latest first.
   *
   * @param before only lines with a smaller id; {@link Long#MAX_VALUE} for the first page
   */
  public List<Event> latest(long before, int most) {
    return jdbc.sql("select * from model_event where id < ? order by id desc limit ?")
        .params(before, most)
        .query(this::event)
        .list();
  }

  /** The hashes of those files that differ between two sets. */
  static Map<String, List<String>> between(ModelSet before, ModelSet after) {
    var hashes = new LinkedHashMap<String, List<String>>();
    var names = new TreeSet<>(SetHash.each(before).keySet());
    names.addAll(SetHash.each(after).keySet());
    for (String name : names) {
      String was = before.find(name).map(ModelFile::hash).orElse(null);
      String is = after.find(name).map(ModelFile::hash).orElse(null);
      if (!java.util.Objects.equals(was, is)) hashes.put(name, java.util.Arrays.asList(was, is));
    }
    return hashes;
  }

  private Event event(ResultSet row, int number) throws SQLException {
    try {
      return new Event(
          row.getLong("id"),
          row.getObject("change_id", Long.class),
          row.getObject("release", Integer.class),
          row.getString("what"),
          row.getString("who"),
          row.getString("reason"),
          json.readValue(row.getString("hashes"), new TypeReference<>() {}),
          json.readValue(row.getString("arguments"), new TypeReference<>() {}),
          row.getTimestamp("at").toInstant());
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
