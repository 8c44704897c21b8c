package org.canvasgate.handover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every handover that was ever planned, and what became of each matter in it. */
@Repository
public class HandoverBook {
  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;

  HandoverBook(JdbcClient jdbc, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Keeps a handover that waits for its day.
   *
   * @throws Refusal where one waits for the same person already
   */
  long add(Plan plan, String by) {
    try {
      return jdbc.sql(
              """
              insert into handover (from_person, to_person, scope, on_day, reason, by_office,
                planned_by, planned_at, state)
              values (?, ?, ?, ?, ?, ?, ?, ?, 'scheduled') returning id""")
          .params(
              plan.from(),
              plan.to(),
              plan.scope().key(),
              plan.on(),
              plan.reason(),
              plan.byOffice(),
              by,
              now())
          .query(Long.class)
          .single();
    } catch (DuplicateKeyException waits) {
      throw new Refusal("handover.already-scheduled");
    }
  }

  /** A handover, where there is one. */
  public Optional<Handover> find(long id) {
    return jdbc.sql("select * from handover where id = ?").param(id).query(this::read).optional();
  }

  /** The same, and nobody else changes it until the transaction ends. */
  Handover hold(long id) {
    return jdbc.sql("select * from handover where id = ? for update")
        .param(id)
        .query(this::read)
        .single();
  }

  /** The latest handovers, those that wait first. */
  List<Handover> all(int most) {
    return jdbc.sql("select * from handover order by state = 'scheduled' desc, id desc limit ?")
        .param(most)
        .query(this::read)
        .list();
  }

  /** The latest handovers from or to a person, those that wait first. */
  List<Handover> of(String person, int most) {
    return jdbc.sql(
            """
            select * from handover where :person in (from_person, to_person)
            order by state = 'scheduled' desc, id desc limit :most""")
        .param("person", person)
        .param("most", most)
        .query(this::read)
        .list();
  }

  /** Whether a handover of this person waits for its day. */
  boolean waits(String from) {
    return jdbc.sql("select count(*) from handover where from_person = ? and state = 'scheduled'")
            .param(from)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Those whose day has come. */
  List<Long> due(LocalDate today) {
    return jdbc.sql(
            "select id from handover where state = 'scheduled' and on_day <= ? order by on_day, id")
        .param(today)
        .query(Long.class)
        .list();
  }

  /** Those that were carried out or reversed since then. */
  List<Handover> changedSince(Instant since) {
    return jdbc.sql(
            """
            select * from handover where (state = 'done' and done_at >= :since)
              or (state = 'reversed' and settled_at >= :since) order by id""")
        .param("since", Timestamp.from(since))
        .query(this::read)
        .list();
  }

  void done(long id) {
    jdbc.sql("update handover set state = 'done', done_at = ? where id = ?")
        .params(now(), id)
        .update();
  }

  void stopped(long id, Problem problem) {
    jdbc.sql(
            "update handover set state = 'stopped', settled_at = ?, problem = ?::jsonb where id = ?")
        .params(now(), write(problem), id)
        .update();
  }

  void settled(long id, Handover.State state, String by) {
    jdbc.sql("update handover set state = ?, settled_by = ?, settled_at = ? where id = ?")
        .params(state.key(), by, now(), id)
        .update();
  }

  void add(long handover, int position, Moved moved) {
    jdbc.sql(
            """
            insert into handover_item (handover_id, position, kind, item_key, proposal_id, name_en,
              name_ko, state, reason, detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""")
        .params(
            handover,
            position,
            moved.item().kind(),
            moved.item().key(),
            moved.item().proposalId(),
            moved.item().nameEn(),
            moved.item().nameKo(),
            moved.state().key(),
            write(moved.reason()),
            moved.detail())
        .update();
  }

  void change(long handover, Item item, Moved.State state, Problem reason) {
    jdbc.sql(
            """
            update handover_item set state = ?, reason = ?::jsonb
            where handover_id = ? and kind = ? and item_key = ?""")
        .params(state.key(), write(reason), handover, item.kind(), item.key())
        .update();
  }

  /** Every matter of a handover that was carried out, in the order in which they passed. */
  public List<Moved> items(long handover) {
    return jdbc.sql("select * from handover_item where handover_id = ? order by position")
        .param(handover)
        .query(
            (row, n) ->
                new Moved(
                    new Item(
                        row.getString("kind"),
                        row.getString("item_key"),
                        row.getString("proposal_id"),
                        row.getString("name_en"),
                        row.getString("name_ko"),
                        null,
                        List.of()),
                    Moved.State.of(row.getString("state")),
                    problem(row.getString("reason")),
                    row.getString("detail")))
        .list();
  }

  /**
   * What passed in a case, and from whom to whom.
   *
   * @param kind which {@link Matter}
   * @param at when
   * @param returnedAt when it went back; null where it did not
   */
  public record Passage(
      long handover, String kind, String from, String to, Instant at, Instant returnedAt) {}

  /** Everything that passed in a case, the earliest first; notices are nobody else's business. */
  public List<Passage> of(String proposalId) {
    return of(List.of(proposalId)).getOrDefault(proposalId, List.of());
  }

  /** The same of several cases, by the case's id; without those in which nothing passed. */
  Map<String, List<Passage>> of(Collection<String> proposalIds) {
    Map<String, List<Passage>> passages = new TreeMap<>();
    if (proposalIds.isEmpty()) return passages;
    jdbc.sql(
            """
            select h.*, i.proposal_id, i.kind as item_kind, i.state as item_state
            from handover_item i join handover h on h.id = i.handover_id
            where i.proposal_id in (:ids) and i.state <> 'stayed' and i.kind <> 'notice'
            order by h.done_at, i.position""")
        .param("ids", proposalIds)
        .query(
            row -> {
              passages
                  .computeIfAbsent(row.getString("proposal_id"), id -> new ArrayList<>())
                  .add(
                      new Passage(
                          row.getLong("id"),
                          row.getString("item_kind"),
                          row.getString("from_person"),
                          row.getString("to_person"),
                          instant(row, "done_at"),
                          "returned".equals(row.getString("item_state"))
                              ? instant(row, "settled_at")
                              : null));
            });
    return passages;
  }

  private Handover read(ResultSet row, int n) throws SQLException {
    return new Handover(
        row.getLong("id"),
        row.getString("from_person"),
        row.getString("to_person"),
        Scope.of(row.getString("scope")),
        row.getObject("on_day", LocalDate.class),
        row.getString("reason"),
        row.getBoolean("by_office"),
        row.getString("planned_by"),
        instant(row, "planned_at"),
        Handover.State.of(row.getString("state")),
        instant(row, "done_at"),
        row.getString("settled_by"),
        instant(row, "settled_at"),
        problem(row.getString("problem")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant).orElse(null);
  }

  private Timestamp now() {
    return Timestamp.from(clock.instant());
  }

  /**
   * A sentence as it is kept, to be read in the language of whoever looks: a text, or the key of a
   * message with its arguments.
   */
  private record Kept(String text, String key, List<Kept> arguments) {
    static Kept of(Object argument) {
      return argument instanceof MessageSourceResolvable message
          ? new Kept(
              null,
              message.getCodes()[0],
              Stream.of(Optional.ofNullable(message.getArguments()).orElse(new Object[0]))
                  .map(Kept::of)
                  .toList())
          : new Kept(String.valueOf(argument), null, List.of());
    }

    Object said() {
      return key == null
          ? text
          : new Problem("", key, arguments.stream().map(Kept::said).toArray());
    }
  }

  private String write(Problem problem) {
    if (problem == null) return null;
    try {
      return json.writeValueAsString(Kept.of(problem));
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Problem problem(String stored) {
    if (stored == null) return null;
    try {
      return (Problem) json.readValue(stored, Kept.class).said();
    } catch (JsonProcessingException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
