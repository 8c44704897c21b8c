package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the votes of a document round by round: those of members who sit, neither recused from the
 * case nor replaced.
 */
final class Tallies {
  private Tallies() {}

  /** One tally for each round with votes: who may vote, and how many voted what. */
  static ArrayNode of(JsonNode document) {
    Set<String> sitting = sitting(document);
    ArrayNode tallies = JsonNodeFactory.instance.arrayNode();
    for (JsonNode round : document.path("rounds")) {
      if (round.path("votes").isEmpty()) continue;
      var counts = new TreeMap<String, Integer>();
      int notCounted = 0;
      for (JsonNode vote : round.path("votes"))
        if (sitting.contains(text(vote, "member")))
          counts.merge(vote.path("value").asText(), 1, Integer::sum);
        else notCounted++;
      ObjectNode tally = tallies.addObject();
      tally.put("round", round.path("round").asInt());
      tally.put("mayVote", sitting.size());
      tally.put("notCounted", notCounted);
      ObjectNode votes = tally.putObject("votes");
      counts.forEach(votes::put);
    }
    return tallies;
  }

  private static Set<String> sitting(JsonNode document) {
    Set<String> sitting = new TreeSet<>();
    for (JsonNode seat : document.path("panel").path("seats"))
      if (seat.path("replacedBy").isNull() || seat.path("replacedBy").isMissingNode())
        sitting.add(text(seat, "member"));
    for (JsonNode recusal : document.path("recusals")) sitting.remove(text(recusal, "person"));
    return sitting;
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }
}
