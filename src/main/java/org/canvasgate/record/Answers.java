package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.canvasgate.committee.CaseRound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The closed windows of a gate with every ballot and vote, as their rows are: a column that is
 * added to one of them stands in the record without a change here.
 *
 * <p>When somebody answered is left out: the hour of a ballot is known to those who saw its author
 * at work, and the record would tell them the rest.
 */
@Repository
class Answers {
  private static final Pattern UNDERSCORE = Pattern.compile("_([a-z0-9])");

  private final JdbcClient jdbc;

  Answers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The rounds of a gate and cycle up to this one, in their order. */
  ArrayNode of(CaseRound round) {
    ArrayNode rounds = JsonNodeFactory.instance.arrayNode();
    jdbc.sql(
            """
            select (to_jsonb(w) - array['proposal_id', 'gate', 'cycle'] || jsonb_build_object(
              'ballots', (
                select coalesce(jsonb_agg(
                  to_jsonb(b) - array['id', 'proposal_id', 'gate', 'cycle', 'round', 'cast_at']
                  || jsonb_build_object('ratings', (
                    select jsonb_agg(to_jsonb(r) - 'ballot_id' order by r.block)
                    from ballot_rating r where r.ballot_id = b.id))), '[]')
                from ballot b where (b.proposal_id, b.gate, b.cycle, b.round)
                  = (w.proposal_id, w.gate, w.cycle, w.round)),
              'votes', (
                select coalesce(jsonb_agg(
                  to_jsonb(v) - array['proposal_id', 'gate', 'cycle', 'round', 'cast_at']), '[]')
                from vote v where (v.proposal_id, v.gate, v.cycle, v.round)
                  = (w.proposal_id, w.gate, w.cycle, w.round))))::text
            from answer_window w
            where proposal_id = ? and gate = ? and cycle = ? and round <= ? and closed_at is not null
            order by round""")
        .params(round.proposalId(), round.gate().key(), round.cycle(), round.round())
        .query(String.class)
        .list()
        .forEach(row -> rounds.add(camel(Canonical.read(row))));
    return rounds;
  }

  /** Everybody who answered at a gate of the case. */
  Set<String> people(CaseRound round) {
    return new TreeSet<>(
        jdbc.sql(
                """
                select member from ballot where proposal_id = :id
                union select member from vote where proposal_id = :id""")
            .param("id", round.proposalId())
            .query(String.class)
            .list());
  }

  /** Columns are named with underscores, the record's own keys are not. */
  private static JsonNode camel(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object
          .properties()
          .forEach(
              field ->
                  copy.set(
                      UNDERSCORE
                          .matcher(field.getKey())
                          .replaceAll(letter -> letter.group(1).toUpperCase(java.util.Locale.ROOT)),
                      camel(field.getValue())));
      return copy;
    }
    if (node instanceof ArrayNode list) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      list.forEach(item -> copy.add(camel(item)));
      return copy;
    }
    return node;
  }
}
