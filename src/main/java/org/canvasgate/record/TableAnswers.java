package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the decision tables answered in the steps of a case. The figures of a verdict rest on the
 * tables as they stood in that moment, and a table may have changed by the time of the verdict:
 * asking again would not do.
 */
@Repository
public class TableAnswers {
  private final JdbcClient jdbc;
  private final Deployed deployed;
  private final Clock clock;

  TableAnswers(JdbcClient jdbc, Deployed deployed, Clock clock) {
    this.jdbc = jdbc;
    this.deployed = deployed;
    this.clock = clock;
  }

  /**
   * A question to a table and its answer.
   *
   * @param definition id of the table's deployed version
   * @param inputs by input expression; null is unknown
   * @param rules ids of the rules that held, in the table's order
   * @param outputs one map a rule, by output name
   */
  public record Answer(
      String table,
      int version,
      String definition,
      String deployment,
      Map<String, Object> inputs,
      Collection<String> rules,
      Collection<Map<String, Object>> outputs) {}

  /**
   * Keeps the answers of one step.
   *
   * @param answers each with all that the process knew when it asked, so that a table which is
   *     given another input later can be asked again; null where the program asked
   */
  public void keep(String proposalId, Map<Answer, Map<String, Object>> answers) {
    jdbc.sql(
            """
            insert into table_answer (proposal_id, answers, facts, answered_at)
            values (?, ?::jsonb, ?::jsonb, ?)""")
        .params(
            proposalId,
            Canonical.JSON.valueToTree(answers.keySet()).toString(),
            Canonical.JSON.valueToTree(answers.values()).toString(),
            Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * The answers since the decision before, each once, in the order in which they were asked, with
   * the SHA-256 of the table's file. They belong to this decision from now on.
   */
  ArrayNode take(CaseRound round) {
    Set<JsonNode> once = new LinkedHashSet<>();
    jdbc
        .sql(
            """
            update table_answer set recorded_with = ?
            where proposal_id = ? and recorded_with is null returning id, answers""")
        .params(round.gate().key() + "/" + round.cycle() + "/" + round.round(), round.proposalId())
        .query((row, n) -> Map.entry(row.getLong("id"), row.getString("answers")))
        .stream()
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .forEach(row -> Canonical.read(row.getValue()).forEach(once::add));
    ArrayNode answers = JsonNodeFactory.instance.arrayNode();
    for (JsonNode answer : once) {
      ObjectNode hashed = answer.deepCopy();
      deployed
          .tableHash(answer.path("definition").textValue())
          .ifPresent(hash -> hashed.put("sha256", hash));
      answers.add(hashed);
    }
    return answers;
  }
}
