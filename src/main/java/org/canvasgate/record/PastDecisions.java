package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.canvasgate.committee.FiguresUnderRules;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of each recorded decision the little that it takes to compute it again: a tenth of its document.
 * Taken out when the decision is recorded, and later from the records that were there before.
 */
@Repository
public class PastDecisions implements RecordObserver {
  private static final Logger LOG = LoggerFactory.getLogger(PastDecisions.class);
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final ManyRows rows;
  private final ObjectProvider<FiguresUnderRules> figures;

  PastDecisions(JdbcClient jdbc, ManyRows rows, ObjectProvider<FiguresUnderRules> figures) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.figures = figures;
  }

  /**
   * A decision as it was recorded.
   *
   * @param number of its record
   * @param basis what it rests on, for {@link Recount}
   */
  public record Past(
      long number, String proposalId, String gate, Instant recordedAt, String basis) {}

  @Override
  public void recorded(RecordEntry entry) {
    if (entry.kind() == RecordEntry.Kind.DECISION) takeOut(List.of(entry.number()));
  }

  /** How many decisions rest on answers of these tables. */
  public long count(Collection<String> tables) {
    return jdbc.sql("select count(*) from past_decision where tables && ?::text[]")
        .params((Object) tables.toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /**
   * How many decisions have no document that they can be computed from: those from before documents
   * were kept, and those whose document is of another shape.
   */
  public long beforeRecords() {
    return jdbc.sql(
            """
            select (select count(*) from decision_record_before_chain)
              + (select count(*) from past_decision where basis = '{}')""")
        .query(Long.class)
        .single();
  }

  /** Hands over one decision after the other, holding few at a time. */
  @Transactional(readOnly = true)
  public void each(Collection<String> tables, Consumer<Past> to) {
    rows.each(
        """
        select number, proposal_id, gate, recorded_at, basis from past_decision
        where tables && ?""",
        tables,
        row ->
            to.accept(
                new Past(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getTimestamp(4).toInstant(),
                    row.getString(5))));
  }

  /** Takes out what is missing, some hundred records a transaction, until told to stop. */
  public void catchUp(BooleanSupplier stop) {
    while (!stop.getAsBoolean()) {
      List<Long> missing =
          jdbc.sql(
                  """
                  select number from record_entry e where kind = 'decision'
                    and not exists (select from past_decision p where p.number = e.number)
                  order by number limit ?""")
              .param(AT_ONCE)
              .query(Long.class)
              .list();
      if (missing.isEmpty()) return;
      takeOut(missing);
    }
  }

  private void takeOut(List<Long> numbers) {
    jdbc.sql(
            """
            select number, proposal_id, gate, cycle, round, recorded_at, document
            from record_entry where number in (:numbers)""")
        .param("numbers", numbers)
        .query(
            row -> {
              JsonNode document = Canonical.read(row.getString("document"));
              String proposal = row.getString("proposal_id");
              String with =
                  "%s/%d/%d"
                      .formatted(row.getString("gate"), row.getInt("cycle"), row.getInt("round"));
              keep(
                  row.getLong("number"),
                  proposal,
                  row.getString("gate"),
                  row.getTimestamp("recorded_at"),
                  readable(document, facts(proposal, with)));
            });
  }

  private void keep(
      long number, String proposal, String gate, Timestamp recordedAt, ObjectNode basis) {
    var tables = new TreeSet<String>();
    basis.path("tables").forEach(each -> tables.add(each.path("table").asText()));
    jdbc.sql(
            """
            insert into past_decision (number, proposal_id, gate, recorded_at, tables, basis)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .params(number, proposal, gate, recordedAt, tables.toArray(String[]::new), basis.toString())
        .update();
  }

  /** What the process knew at each answer that went into a record. */
  private Map<JsonNode, JsonNode> facts(String proposal, String with) {
    Map<JsonNode, JsonNode> known = new HashMap<>();
    jdbc.sql(
            """
            select x.answer::text as answer, (a.facts -> (x.place - 1)::int)::text as facts
            from table_answer a
            cross join lateral jsonb_array_elements(a.answers) with ordinality x(answer, place)
            where a.proposal_id = ? and a.recorded_with = ? and a.facts is not null""")
        .params(proposal, with)
        .query(
            row -> {
              JsonNode answer = Canonical.read(row.getString("answer"));
              JsonNode facts = Canonical.read(row.getString("facts"));
              if (facts.isObject()) known.put(asked(answer), facts);
            });
    return known;
  }

  /** The definition too: the same question to another version is another answer. */
  private static JsonNode asked(JsonNode answer) {
    ObjectNode asked = JsonNodeFactory.instance.objectNode();
    asked.set("definition", answer.path("definition"));
    JsonNode inputs = Canonical.read(Canonical.of(answer.path("inputs")));
    asked.set("inputs", inputs);
    return asked;
  }

  /**
   * What a document rests on; nothing where it is not as documents are. A verdict must not fail
   * because it could not be computed again later.
   */
  private ObjectNode readable(JsonNode document, Map<JsonNode, JsonNode> facts) {
    try {
      return basis(document, facts);
    } catch (UncheckedIOException | IllegalArgumentException | ClassCastException otherShape) {
      LOG.warn("A record cannot be computed again later.", otherShape);
      return JsonNodeFactory.instance.objectNode();
    }
  }

  private ObjectNode basis(JsonNode document, Map<JsonNode, JsonNode> facts) {
    ObjectNode basis = JsonNodeFactory.instance.objectNode();
    basis.set("kind", document.at("/proposal/kind"));
    basis.set("committee", document.at("/panel/committee"));
    basis.set("round", document.at("/case/round"));
    basis.set("cycle", document.at("/case/cycle"));
    basis.set("outcome", document.at("/verdict/outcome"));
    basis.set("recommendation", document.at("/verdict/recommendation"));
    ArrayNode tables = basis.putArray("tables");
    for (JsonNode answer : document.path("tables")) {
      ObjectNode kept = tables.addObject();
      for (String key : List.of("table", "inputs", "rules", "outputs"))
        kept.set(key, answer.path(key));
      JsonNode known = facts.get(asked(answer));
      if (known != null) kept.set("facts", known);
    }
    JsonNode cards = document.path("scorecards");
    if (!cards.isEmpty()) basis.set("card", card(cards.get(cards.size() - 1)));
    JsonNode counts = document.at("/parts/quorum/rounds");
    if (!counts.isEmpty()) basis.set("count", count(counts, document));
    ObjectNode parts = basis.putObject("parts");
    figures
        .orderedStream()
        .map(FiguresUnderRules::part)
        .filter(document.path("parts")::has)
        .forEach(part -> parts.set(part, document.path("parts").path(part)));
    return basis;
  }

  private static ObjectNode card(JsonNode card) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.set("total", card.at("/canvas/total"));
    kept.set("band", card.path("band"));
    kept.set("gateScore", card.path("gateScore"));
    kept.set("alpha", card.at("/agreement/alpha"));
    if (!card.path("basis").isObject()) return kept;
    kept.set("evidence", card.at("/basis/evidence"));
    ObjectNode ratings = kept.putObject("ratings");
    for (JsonNode rating : card.at("/basis/ratings"))
      ((ObjectNode) ratings.withObjectProperty(rating.path("evaluator").asText()))
          .set(rating.path("block").asText(), rating.path("value"));
    return kept;
  }

  /** The count of the last round, and the votes behind it. */
  private static ObjectNode count(JsonNode counts, JsonNode document) {
    JsonNode last = counts.get(0);
    for (JsonNode each : counts)
      if (each.path("round").asInt() > last.path("round").asInt()) last = each;
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    kept.set("eligible", last.at("/count/eligible"));
    kept.set("present", last.at("/count/present"));
    kept.set("cast", last.at("/count/cast"));
    for (JsonNode tally : document.path("tallies"))
      if (tally.path("round").equals(last.path("round"))) kept.set("votes", tally.path("votes"));
    return kept;
  }
}
