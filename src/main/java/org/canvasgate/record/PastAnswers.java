package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Every answer that a decision table has given in a step of a case, for whoever asks again. */
@Repository
public class PastAnswers {
  private static final String FROM =
      """
      from table_answer a
      cross join lateral jsonb_array_elements(a.answers) with ordinality x(answer, place)
      where x.answer ->> 'table' = any(?)""";

  private final JdbcClient jdbc;
  private final ManyRows rows;

  PastAnswers(JdbcClient jdbc, ManyRows rows) {
    this.jdbc = jdbc;
    this.rows = rows;
  }

  /**
   * An answer as its row has it.
   *
   * @param answer table, inputs, rules and outputs as JSON
   * @param facts what the process knew when it asked, as JSON; null where that was not kept
   */
  public record Kept(String proposalId, Instant at, String answer, String facts) {

    /** The answer, read. */
    public JsonNode read() {
      return Canonical.read(answer);
    }

    /** What the process knew; empty where that was not kept. */
    public Map<String, Object> known() {
      return facts == null ? Map.of() : KeptFact.facts(Canonical.read(facts));
    }
  }

  /** How many answers these tables have given. */
  public long count(Collection<String> tables) {
    return jdbc.sql("select count(*) " + FROM)
        .params((Object) tables.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /** Hands over one answer after the other, holding few at a time. */
  @Transactional(readOnly = true)
  public void each(Collection<String> tables, Consumer<Kept> to) {
    rows.each(
        "select a.proposal_id, a.answered_at, x.answer::text,"
            + " nullif(a.facts -> (x.place - 1)::int, 'null'::jsonb)::text "
            + FROM,
        tables,
        row ->
            to.accept(
                new Kept(
                    row.getString(1),
                    row.getTimestamp(2).toInstant(),
                    row.getString(3),
                    row.getString(4))));
  }
}
