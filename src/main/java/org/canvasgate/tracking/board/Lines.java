package org.canvasgate.tracking.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The board's rows. Whoever writes one holds the case's lock until the end of the transaction and
 * draws the row only then: of two members who answer at once, the second waits and counts the first
 * one's answer too.
 */
@Repository
class Lines {
  private static final TypeReference<List<Step>> STEPS = new TypeReference<>() {};

  private final Truth truth;
  private final JdbcClient jdbc;
  private final ObjectMapper json;

  Lines(Truth truth, JdbcClient jdbc, ObjectMapper json) {
    this.truth = truth;
    this.jdbc = jdbc;
    this.json = json;
  }

  /** Draws the rows of these cases anew; needs a transaction. */
  void refresh(Collection<String> ids) {
    TreeSet<String> ordered = new TreeSet<>(ids);
    lock(ordered);
    Map<String, Line> stored = stored(ordered);
    truth
        .of(ordered)
        .values()
        .forEach(
            line -> {
              Line before = stored.get(line.id());
              if (!line.equals(before)) write(line, before);
            });
  }

  /** In one order everywhere, so that two who change the same cases cannot wait for each other. */
  private void lock(TreeSet<String> ids) {
    for (String id : ids)
      jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
          .param("board/" + id)
          .query()
          .listOfRows();
  }

  /** The cases that have no row yet, at most so many, by id. */
  List<String> missing(int most) {
    return jdbc.sql(
            """
            select p.id from proposal p
            where not exists (select from board_line l where l.proposal_id = p.id)
            order by p.id limit ?""")
        .param(most)
        .query(String.class)
        .list();
  }

  /** The ids behind this one, in their order. */
  List<String> after(String id, int most) {
    return jdbc.sql("select id from proposal where id > ? order by id limit ?")
        .params(id, most)
        .query(String.class)
        .list();
  }

  /** The rows of these cases as they are kept, by id. */
  Map<String, Line> stored(Collection<String> ids) {
    String[] asked = ids.toArray(String[]::new);
    Map<String, Line> lines = new LinkedHashMap<>();
    jdbc.sql(
            """
            select l.*, f.*,
              array(select w.word from board_word w where w.proposal_id = l.proposal_id) as words
            from board_line l join board_face f on f.proposal_id = l.proposal_id
            where l.proposal_id = any(:ids)""")
        .param("ids", asked)
        .query(
            row -> {
              Line line = line(row);
              lines.put(line.id(), line);
            });
    return lines;
  }

  private Line line(ResultSet row) throws SQLException {
    double points = row.getDouble("score");
    Line.Score score =
        row.wasNull()
            ? null
            : new Line.Score(
                points,
                row.getString("band"),
                row.getString("scored_gate"),
                row.getInt("scored_cycle"),
                row.getInt("scored_round"));
    return new Line(
        row.getString("proposal_id"),
        row.getString("name_en"),
        row.getString("name_ko"),
        row.getString("city"),
        row.getString("kind"),
        row.getString("field"),
        row.getBoolean("sample"),
        row.getString("status"),
        row.getString("stage"),
        row.getBoolean("failed"),
        steps(row.getString("waits")),
        score,
        row.getTimestamp("changed_at").toInstant(),
        texts(row, "keys"),
        texts(row, "words"));
  }

  private static Set<String> texts(ResultSet row, String column) throws SQLException {
    return new HashSet<>(Arrays.asList((String[]) row.getArray(column).getArray()));
  }

  List<Step> steps(String stored) {
    try {
      return json.readValue(stored, STEPS);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private void write(Line line, Line before) {
    writeLine(line);
    if (before == null || !sameFace(line, before)) writeFace(line);
    if (before == null || !line.words().equals(before.words())) writeWords(line);
  }

  private static boolean sameFace(Line line, Line before) {
    return line.nameEn().equals(before.nameEn())
        && java.util.Objects.equals(line.nameKo(), before.nameKo())
        && line.keys().equals(before.keys());
  }

  private void writeLine(Line line) {
    Line.Score score = line.score();
    jdbc.sql(
            """
            insert into board_line (proposal_id, city, kind, field, status, stage, failed, waits, due,
              score, band, scored_gate, scored_cycle, scored_round, changed_at)
            values (:id, :city, :kind, :field, :status, :stage, :failed, :waits::jsonb, :due, :score,
              :band, :gate, :cycle, :round, :changed)
            on conflict (proposal_id) do update set city = excluded.city, kind = excluded.kind,
              field = excluded.field, status = excluded.status, stage = excluded.stage,
              failed = excluded.failed, waits = excluded.waits, due = excluded.due,
              score = excluded.score, band = excluded.band, scored_gate = excluded.scored_gate,
              scored_cycle = excluded.scored_cycle, scored_round = excluded.scored_round,
              changed_at = excluded.changed_at""")
        .param("id", line.id())
        .param("city", line.city())
        .param("kind", line.kind())
        .param("field", line.field())
        .param("status", line.status())
        .param("stage", line.stage())
        .param("failed", line.failed())
        .param("waits", written(line.steps()))
        .param("due", timestamp(line.due()))
        .param("score", score == null ? null : score.points())
        .param("band", score == null ? null : score.band())
        .param("gate", score == null ? null : score.gate())
        .param("cycle", score == null ? null : score.cycle())
        .param("round", score == null ? null : score.round())
        .param("changed", timestamp(line.changedAt()))
        .update();
  }

  private void writeFace(Line line) {
    String korean = line.nameKo() == null ? line.nameEn() : line.nameKo();
    jdbc.sql(
            """
            insert into board_face (proposal_id, name_en, name_ko, sample, sort_en, sort_ko, keys)
            values (:id, :en, :ko, :sample, :sortEn, :sortKo, :keys)
            on conflict (proposal_id) do update set name_en = excluded.name_en,
              name_ko = excluded.name_ko, sort_en = excluded.sort_en, sort_ko = excluded.sort_ko,
              keys = excluded.keys""")
        .param("id", line.id())
        .param("en", line.nameEn())
        .param("ko", line.nameKo())
        .param("sample", line.sample())
        .param("sortEn", line.nameEn().toLowerCase(Locale.ROOT))
        .param("sortKo", korean.toLowerCase(Locale.ROOT))
        .param("keys", line.keys().toArray(String[]::new))
        .update();
  }

  /** In the order of the alphabet, so that two who bring the same new words wait in one order. */
  private void writeWords(Line line) {
    String[] words = new TreeSet<>(line.words()).toArray(String[]::new);
    jdbc.sql(
            "insert into board_vocabulary select w from unnest(:words) w order by w"
                + " on conflict do nothing")
        .param("words", words)
        .update();
    jdbc.sql("delete from board_word where proposal_id = :id and word <> all(:words)")
        .param("id", line.id())
        .param("words", words)
        .update();
    jdbc.sql("insert into board_word select :id, w from unnest(:words) w on conflict do nothing")
        .param("id", line.id())
        .param("words", words)
        .update();
  }

  private String written(List<Step> steps) {
    try {
      return json.writeValueAsString(steps);
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
