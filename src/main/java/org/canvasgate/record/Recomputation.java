package org.canvasgate.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.ScoreBasis;
import org.canvasgate.committee.RecordPart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Computes a decision again from nothing but its own document, and says what comes out otherwise.
 * The tables are asked again in the very version that the record names, where it is still deployed.
 */
@Component
public class Recomputation {
  private final Deployed deployed;
  private final ObjectProvider<RecordPart> parts;

  Recomputation(Deployed deployed, ObjectProvider<RecordPart> parts) {
    this.deployed = deployed;
    this.parts = parts;
  }

  /**
   * A figure that comes out otherwise.
   *
   * @param figure where it stands in the document
   * @param recorded as the document has it; null where it has none
   * @param computed as it comes out now; null where nothing does
   */
  public record Difference(String figure, String recorded, String computed) {}

  /**
   * What came out.
   *
   * @param figures how many figures were computed again
   * @param answers how many answers of tables were asked for again
   * @param gone tables whose version is not deployed any more, so that they could not be asked
   */
  public record Result(int figures, int answers, List<String> gone, List<Difference> differences) {
    /** Whether everything that could be computed came out the same. */
    public boolean same() {
      return differences.isEmpty();
    }
  }

  /**
   * Computes again.
   *
   * @param document the canonical document of a decision
   */
  public Result of(String document) {
    try {
      return of(Canonical.read(document));
    } catch (UncheckedIOException | IllegalArgumentException | IllegalStateException unreadable) {
      return new Result(
          0, 0, List.of(), List.of(new Difference("/", null, unreadable.getMessage())));
    }
  }

  Result of(JsonNode document) {
    var compared = new Comparison();
    cards(document, compared);
    ballots(document, compared);
    tallies(document, compared);
    parts(document, compared);
    var gone = new TreeSet<String>();
    int answers = tables(document, compared, gone);
    return new Result(
        compared.figures - answers, answers, List.copyOf(gone), List.copyOf(compared.differences));
  }

  /** Canvas score, agreement, robustness and band of each scorecard, and what moved. */
  private static void cards(JsonNode document, Comparison compared) {
    JsonNode before = document.path("scorecardBefore");
    int place = 0;
    for (JsonNode card : document.path("scorecards")) {
      String at = "/scorecards/" + place++;
      if (card.path("basis").isObject()) {
        ScoreBasis basis = read(card.path("basis"), ScoreBasis.class);
        compared.add(at + "/canvas", card.path("canvas"), basis.score());
        compared.add(at + "/agreement", card.path("agreement"), basis.agreement());
        compared.add(at + "/robustness", card.path("robustness"), basis.robustness());
        compared.add(at + "/band", card.path("band"), basis.band());
      }
      if (before.path("canvas").isObject()) {
        CanvasScore now = read(card.path("canvas"), CanvasScore.class);
        Map<Object, Double> moved = new LinkedHashMap<>();
        now.moved(read(before.path("canvas"), CanvasScore.class))
            .forEach(
                (block, points) -> {
                  if (points != null) moved.put(block, points);
                });
        compared.add(at + "/moved", card.path("moved"), moved);
      }
      before = card;
    }
  }

  /** What counted must be what was cast: every rating of a scorecard stands on a ballot. */
  private static void ballots(JsonNode document, Comparison compared) {
    Map<Integer, Map<String, String>> cast = new TreeMap<>();
    for (JsonNode round : document.path("rounds"))
      if (!round.path("ballots").isEmpty()) cast.put(round.path("round").asInt(), ratings(round));
    if (cast.isEmpty()) return;
    int place = 0;
    for (JsonNode card : document.path("scorecards")) {
      String at = "/scorecards/" + place++ + "/basis/ratings/";
      Map<String, String> given = cast.getOrDefault(card.at("/round/round").asInt(), Map.of());
      for (JsonNode rating : card.at("/basis/ratings")) {
        String whose = whose(rating, "evaluator");
        compared.text(at + whose, rating.path("value").asText(), given.get(whose));
      }
    }
  }

  private static Map<String, String> ratings(JsonNode round) {
    Map<String, String> found = new HashMap<>();
    for (JsonNode ballot : round.path("ballots"))
      for (JsonNode rating : ballot.path("ratings"))
        found.put(
            ballot.path("member").asText() + "/" + block(rating), rating.path("value").asText());
    return found;
  }

  private static String whose(JsonNode rating, String key) {
    return rating.path(key).asText() + "/" + block(rating);
  }

  private static String block(JsonNode rating) {
    return org.canvasgate.canvas.Block.of(
            rating.path("block").asText().toLowerCase(java.util.Locale.ROOT))
        .key();
  }

  private static void tallies(JsonNode document, Comparison compared) {
    if (document.has("tallies"))
      compared.add("/tallies", document.path("tallies"), Tallies.of(document));
  }

  private void parts(JsonNode document, Comparison compared) {
    parts
        .orderedStream()
        .forEach(
            part -> {
              JsonNode recorded = document.path("parts").path(part.name());
              if (recorded.has("figures"))
                compared.add(
                    "/parts/" + part.name() + "/figures",
                    recorded.path("figures"),
                    part.figures(recorded, document));
            });
  }

  private int tables(JsonNode document, Comparison compared, Set<String> gone) {
    int before = compared.figures;
    int place = 0;
    for (JsonNode table : document.path("tables")) {
      String at = "/tables/" + place++ + "/" + table.path("table").asText();
      String definition = table.path("definition").asText();
      var hash = deployed.tableHash(definition);
      var outputs = deployed.ask(definition, inputs(table.path("inputs")));
      if (hash.isEmpty() || outputs.isEmpty()) {
        gone.add(definition);
        continue;
      }
      compared.text(at + "/sha256", table.path("sha256").asText(null), hash.get());
      compared.add(at + "/outputs", table.path("outputs"), outputs.get());
    }
    return compared.figures - before;
  }

  private static Map<String, Object> inputs(JsonNode recorded) {
    Map<String, Object> inputs = new HashMap<>();
    for (Map.Entry<String, JsonNode> input : recorded.properties()) {
      JsonNode value = input.getValue();
      inputs.put(
          input.getKey(),
          value.isNumber()
              ? (Object) value.numberValue()
              : value.isBoolean() ? (Object) value.booleanValue() : value.textValue());
    }
    return inputs;
  }

  private static <T> T read(JsonNode node, Class<T> type) {
    try {
      return Canonical.JSON.treeToValue(node, type);
    } catch (JsonProcessingException changed) {
      throw new IllegalArgumentException(
          "The document holds no %s: %s".formatted(type.getSimpleName(), changed.getMessage()),
          changed);
    }
  }

  /** Compares figure by figure, numbers exactly. */
  private static final class Comparison {
    private final List<Difference> differences = new ArrayList<>();
    private int figures;

    void add(String at, JsonNode recorded, Object computed) {
      Map<String, String> then = new TreeMap<>();
      Map<String, String> now = new TreeMap<>();
      flatten(at, recorded, then);
      flatten(at, Canonical.JSON.valueToTree(computed), now);
      Set<String> all = new TreeSet<>(then.keySet());
      all.addAll(now.keySet());
      for (String figure : all) text(figure, then.get(figure), now.get(figure));
    }

    void text(String figure, String recorded, String computed) {
      figures++;
      if (!java.util.Objects.equals(recorded, computed))
        differences.add(new Difference(figure, recorded, computed));
    }

    /** A null and a figure that is not there are both unknown. */
    private static void flatten(String at, JsonNode node, Map<String, String> into) {
      if (node instanceof ObjectNode object)
        object.properties().forEach(f -> flatten(at + "/" + f.getKey(), f.getValue(), into));
      else if (node instanceof ArrayNode list)
        for (int i = 0; i < list.size(); i++) flatten(at + "/" + i, list.get(i), into);
      else if (!node.isNull() && !node.isMissingNode())
        into.put(at, node.isNumber() ? String.valueOf(node.doubleValue()) : node.asText());
    }
  }
}
