package org.canvasgate.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.canvasgate.committee.Rules;
import org.canvasgate.form.Drafts;
import org.canvasgate.form.OpenForms;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Drafts of forms as rows. Nobody but the writer reads one: there is no way to ask for another
 * person's, for administrators neither.
 *
 * <p>Saving and discarding the drafts of one place wait for each other, so that what arrives late
 * from another window does not outlive the task.
 */
@Repository
class FormDrafts implements Drafts {
  private static final int KIB = 1024;

  private final JdbcClient jdbc;
  private final ObjectMapper json;
  private final Clock clock;
  private final ObjectProvider<Rules> rules;

  FormDrafts(JdbcClient jdbc, ObjectMapper json, Clock clock, ObjectProvider<Rules> rules) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.rules = rules;
  }

  /** What the table {@code draft-rules} says: days of 24 hours, and bytes. */
  private record Limits(int days, int bytes) {}

  @Override
  public Map<String, Object> kept(String person, String place) {
    return jdbc.sql("select written from form_draft where person = ? and place = ?")
        .params(person, place)
        .query(String.class)
        .optional()
        .map(this::read)
        .orElse(Map.of());
  }

  /** When the draft was saved last; empty where there is none. */
  Optional<Instant> savedAt(String person, String place) {
    return jdbc.sql("select saved_at from form_draft where person = ? and place = ?")
        .params(person, place)
        .query((row, n) -> row.getTimestamp("saved_at").toInstant())
        .optional();
  }

  /**
   * Keeps what somebody has written so far, in place of what was kept before. Keys that the form
   * does not take are left out.
   *
   * @param form asked once nobody else can end the task
   * @return when it was saved; empty where the form is not open to them any more
   * @throws TooLarge beyond the size of the table {@code draft-rules}
   */
  @Transactional
  Optional<Instant> save(
      String person,
      String place,
      Map<String, Object> values,
      Supplier<Optional<OpenForms.Open>> form) {
    lock(place);
    Optional<OpenForms.Open> open = form.get();
    if (open.isEmpty()) return Optional.empty();
    var known = new LinkedHashMap<>(values);
    known.keySet().retainAll(open.get().fields());
    String written = write(known);
    Limits limits = limits(place);
    if (written.getBytes(StandardCharsets.UTF_8).length > limits.bytes())
      throw new TooLarge(limits.bytes() / KIB);
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into form_draft (person, place, form, written, saved_at)
            values (?, ?, ?, ?, ?)
            on conflict (person, place) do update set form = excluded.form,
              written = excluded.written, saved_at = excluded.saved_at""")
        .params(person, place, open.get().form(), written, Timestamp.from(now))
        .update();
    return Optional.of(now);
  }

  /** The writer begins anew. */
  void discard(String person, String place) {
    jdbc.sql("delete from form_draft where person = ? and place = ?")
        .params(person, place)
        .update();
  }

  @Override
  public void handedIn(String person, String place) {
    lock(place);
    discard(person, place);
  }

  @Override
  public void left(String taskId, String nowWith) {
    lock(taskId);
    jdbc.sql("delete from form_draft where place = ? and person is distinct from ?")
        .params(taskId, nowWith)
        .update();
  }

  /** Deletes what nobody has touched for the days of the table {@code draft-rules}. */
  int expire() {
    return jdbc.sql(
            """
            delete from form_draft where saved_at < case
              when starts_with(place, :start) then :proposals else :tasks end""")
        .param("start", START)
        .param("proposals", before(START))
        .param("tasks", before(""))
        .update();
  }

  private Timestamp before(String place) {
    return Timestamp.from(clock.instant().minus(Duration.ofDays(limits(place).days())));
  }

  private Limits limits(String place) {
    String kind = place.startsWith(START) ? "start" : "task";
    Map<String, Object> rule = rules.getObject().one("draft-rules", Map.of("kind", kind));
    return new Limits(
        ((Number) rule.get("days")).intValue(), ((Number) rule.get("kilobytes")).intValue() * KIB);
  }

  private void lock(String place) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0))")
        .param(place)
        .query((row, n) -> true)
        .single();
  }

  private Map<String, Object> read(String written) {
    try {
      return json.readValue(written, new TypeReference<LinkedHashMap<String, Object>>() {});
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException("A draft is not JSON", unreadable);
    }
  }

  private String write(Map<String, Object> values) {
    try {
      return json.writeValueAsString(values);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("A draft cannot be written as JSON", unwritable);
    }
  }

  /** What was written is larger than is kept. */
  static final class TooLarge extends RuntimeException {
    private final int kilobytes;

    TooLarge(int kilobytes) {
      super("more than " + kilobytes + " KiB");
      this.kilobytes = kilobytes;
    }

    int kilobytes() {
      return kilobytes;
    }
  }
}
