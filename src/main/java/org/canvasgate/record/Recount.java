package org.canvasgate.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.FiguresUnderRules;
import org.canvasgate.committee.Quorum;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.VoteValue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Computes a past decision again under other tables, along the way it was made: ratings and
 * evidence become a score, the marks a band, the quorum a count, and with them the table that
 * recommends is asked again. What people answered stays what it was.
 */
@Component
public class Recount {
  /** The answers on which verdicts rest, by the output that gives them. */
  public static final List<String> QUESTIONS = List.of("recommendation", "voteConclusion");

  /** What a step's number of rounds makes the tables know; the same names as in the diagrams. */
  private static final Map<String, String> LEFT =
      Map.of(
          "completion", "completionsLeft",
          "revision", "revisionsLeft",
          "deliberation", "deliberationsLeft",
          "panel", "panelsLeft",
          "consultation", "mediationsLeft",
          "plan-return", "planReturnsLeft",
          "revote", "revotesLeft");

  /** The verdict that follows a recommendation, where it is not the same word. */
  private static final Map<String, String> VERDICTS =
      Map.of(
          "agree", "agreed",
          "approve", "approved",
          "approve-on-condition", "approved",
          "return", "returned",
          "reject", "rejected");

  private static final Set<String> SCORING =
      Set.of("canvas-weights", "canvas-marks", "critical-blocks");
  private static final String QUORUM = "quorum";
  private static final String ROUNDS = "rounds";

  private final List<FiguresUnderRules> figures;
  private final Clock clock;

  Recount(ObjectProvider<FiguresUnderRules> figures, Clock clock) {
    this.figures = figures.orderedStream().toList();
    this.clock = clock;
  }

  /**
   * An answer on which a verdict rests.
   *
   * @param table which gave it
   * @param recorded as it was given then
   * @param computed as it would be given; null where nothing would be, or it is not known
   */
  public record Answer(String table, String recorded, String computed, boolean known) {}

  /**
   * A decision computed again.
   *
   * @param recordedScore the canvas score as recorded, 0 to 100; null is unknown
   * @param score as it would be; null is unknown
   * @param gateScore the gate's own score as it would be; null where the gate has none or it is
   *     unknown
   * @param answers by the question, of {@link #QUESTIONS}, in the order in which they were asked
   * @param unknown what is not known and would be needed, by name
   */
  public record Result(
      Double recordedScore,
      Double score,
      String recordedBand,
      String band,
      Double recordedGateScore,
      Double gateScore,
      Map<String, Answer> answers,
      Set<String> unknown) {}

  /** Every table whose change can change a verdict, beside those that recommend. */
  public Set<String> tables() {
    Set<String> tables = new TreeSet<>(SCORING);
    tables.add(QUORUM);
    tables.add(ROUNDS);
    figures.forEach(each -> tables.addAll(each.tables()));
    return tables;
  }

  /** Whether a verdict is what was recommended. */
  public static boolean follows(String outcome, String recommendation) {
    return recommendation != null
        && outcome != null
        && (outcome.equals(recommendation) || outcome.equals(VERDICTS.get(recommendation)));
  }

  /** What a decision rests on, read. */
  public static JsonNode read(PastDecisions.Past past) {
    return Canonical.read(past.basis());
  }

  /**
   * Computes again.
   *
   * @param basis as {@link PastDecisions} keeps it
   * @param rules answers in place of the tables
   * @param changed tables that differ from those that the rules are compared with: only what rests
   *     on one of them is computed, the rest is taken as recorded
   * @param day the day whose rules are asked for; null for each decision's own
   */
  public Result of(
      JsonNode basis, Instant recordedAt, Rules rules, Set<String> changed, LocalDate day) {
    var work = new Work(basis, rules, changed, day, recordedAt);
    work.figures();
    work.score();
    work.count();
    work.rounds();
    return work.result();
  }

  private final class Work {
    private final JsonNode basis;
    private final JsonNode card;
    private final Rules rules;
    private final ScoreRuleBook book;
    private final Set<String> changed;
    private final LocalDate day;
    private final Instant recordedAt;
    private final Map<String, Object> facts = new HashMap<>();
    private final Map<Block, Double> evidence = new EnumMap<>(Block.class);
    private final Set<String> unknown = new TreeSet<>();
    private boolean evidenceMoved;
    private Double score;
    private Double gateScore;
    private String band;

    Work(JsonNode basis, Rules rules, Set<String> changed, LocalDate day, Instant recordedAt) {
      this.basis = basis;
      this.card = basis.path("card");
      this.rules = rules;
      this.book = new ScoreRuleBook(rules);
      this.changed = changed;
      this.day = day;
      this.recordedAt = recordedAt;
      this.score = number(card.path("total"));
      this.gateScore = number(card.path("gateScore"));
      this.band = band(card.path("band"));
    }

    void figures() {
      for (FiguresUnderRules each : figures) {
        JsonNode part = basis.path("parts").path(each.part());
        if (!part.isObject() || Collections.disjoint(each.tables(), changed)) continue;
        FiguresUnderRules.Found found = each.under(part, rules, day);
        gateScore = found.score();
        evidence.putAll(found.evidence());
        evidenceMoved = true;
        facts.putAll(found.facts());
      }
    }

    void score() {
      if (card.isMissingNode() || (Collections.disjoint(SCORING, changed) && !evidenceMoved))
        return;
      if (!card.has("ratings")) {
        unknown.add("ratings");
        return;
      }
      ServiceKind kind = ServiceKind.of(basis.path("kind").asText());
      LocalDate on = day == null ? asked("canvas-marks") : day;
      ScoreRules marks = book.rules(kind, on);
      Map<Block, Double> all = new EnumMap<>(Block.class);
      card.path("evidence")
          .properties()
          .forEach(each -> all.put(Block.of(each.getKey()), each.getValue().doubleValue()));
      all.putAll(evidence);
      CanvasScore canvas = CanvasScore.of(ratings(), all, book.weights(kind, on), marks);
      Band found = Band.of(canvas, marks);
      score = canvas.total();
      band = found == null ? null : found.key();
      facts.put("canvasScore", score);
      facts.put("band", band);
      Double alpha = number(card.path("alpha"));
      facts.put("agreementLow", alpha != null && alpha < marks.agreementMark());
    }

    private List<Rating> ratings() {
      List<Rating> ratings = new ArrayList<>();
      card.path("ratings")
          .properties()
          .forEach(
              each ->
                  each.getValue()
                      .properties()
                      .forEach(
                          rating ->
                              ratings.add(
                                  new Rating(
                                      each.getKey(),
                                      Block.of(rating.getKey()),
                                      rating.getValue().isNumber()
                                          ? rating.getValue().intValue()
                                          : null,
                                      ""))));
      return ratings;
    }

    /** The quorum and what the votes come to; whoever rated counts as present and nothing else. */
    void count() {
      if (!changed.contains(QUORUM)) return;
      JsonNode count = basis.path("count");
      String committee = word(basis.path("committee"));
      if (!count.isObject() && !restsOnACount()) return;
      if (!count.isObject() || committee == null) {
        unknown.add("quorumMet");
        return;
      }
      List<VoteValue> votes = votes(count);
      if (votes.size() != count.path("cast").asInt()) {
        unknown.add("votes");
        return;
      }
      Quorum.Count found =
          book.quorum(committee)
              .count(count.path("eligible").asInt(), count.path("present").asInt(), votes);
      facts.put("quorumMet", found.quorumMet());
      facts.put("quorumPossible", found.quorumPossible());
      facts.put("carried", found.carried());
      facts.put("conditional", found.conditional());
      facts.put("chairDecides", found.chairDecides());
    }

    /** Bodies that all agree need no vote: then there was no count, and no quorum to change. */
    private boolean restsOnACount() {
      for (JsonNode answer : basis.path("tables"))
        if (QUESTIONS.stream().anyMatch(answer.at("/outputs/0")::has)
            && answer.at("/inputs").hasNonNull("quorumMet")) return true;
      return false;
    }

    private List<VoteValue> votes(JsonNode count) {
      if (!count.has("votes"))
        return Collections.nCopies(count.path("cast").asInt(), VoteValue.ABSTAIN);
      List<VoteValue> votes = new ArrayList<>();
      count
          .path("votes")
          .properties()
          .forEach(
              each ->
                  votes.addAll(
                      Collections.nCopies(each.getValue().asInt(), VoteValue.of(each.getKey()))));
      return votes;
    }

    /** One round more or less for a step is one round more or less that is left. */
    void rounds() {
      if (!changed.contains(ROUNDS)) return;
      for (JsonNode answer : basis.path("tables")) {
        String step = answer.at("/inputs/step").asText();
        if (!answer.path("table").asText().equals(ROUNDS) || !LEFT.containsKey(step)) continue;
        int most = ((Number) rules.one(ROUNDS, Map.of("step", step)).get("most")).intValue();
        int more = most - answer.at("/outputs/0/most").asInt();
        if (more != 0) facts.put(LEFT.get(step), new More(more));
      }
    }

    Result result() {
      Map<String, Answer> answers = new LinkedHashMap<>();
      for (String question : QUESTIONS) {
        JsonNode last = null;
        for (JsonNode answer : basis.path("tables"))
          if (answer.at("/outputs/0").has(question)) last = answer;
        if (last != null) answers.put(question, again(last, question));
      }
      if (answers.isEmpty() && basis.path("recommendation").isTextual())
        unknown.add("recommendation");
      return new Result(
          number(card.path("total")),
          score,
          band(card.path("band")),
          band,
          number(card.path("gateScore")),
          gateScore,
          answers,
          unknown);
    }

    private Answer again(JsonNode asked, String question) {
      String table = asked.path("table").asText();
      String recorded = word(asked.at("/outputs/0").path(question));
      Map<String, Object> known = KeptFact.facts(asked.path("facts"));
      known.putAll(KeptFact.inputs(asked.path("inputs"), day));
      facts.forEach(
          (name, value) ->
              known.put(
                  name, value instanceof More more ? more.of((Number) known.get(name)) : value));
      if (!unknown.isEmpty()) return new Answer(table, recorded, null, false);
      try {
        List<Map<String, Object>> rows = rules.all(table, known);
        Object found = rows.isEmpty() ? null : rows.get(0).get(question);
        return new Answer(table, recorded, found == null ? null : found.toString(), true);
      } catch (UnknownInput missing) {
        unknown.add(missing.name());
        return new Answer(table, recorded, null, false);
      }
    }

    /** The day on which a table was asked; the record's own where none was recorded. */
    private LocalDate asked(String table) {
      LocalDate found = LocalDate.ofInstant(recordedAt, clock.getZone());
      for (JsonNode answer : basis.path("tables"))
        if (answer.path("table").asText().equals(table)
            && answer.at("/inputs").path("date(on)").isTextual())
          found = LocalDate.parse(answer.at("/inputs").path("date(on)").textValue());
      return found;
    }
  }

  /** So many rounds more than were left; none where that number was not known. */
  private record More(int rounds) {
    Integer of(Number left) {
      return left == null ? null : Math.max(0, left.intValue() + rounds);
    }
  }

  private static Double number(JsonNode node) {
    return node.isNumber() ? node.doubleValue() : null;
  }

  /** Documents name a band as Java does, tables and pages by its key. */
  private static String band(JsonNode node) {
    return node.isTextual() ? Band.valueOf(node.textValue().toUpperCase(Locale.ROOT)).key() : null;
  }

  private static String word(JsonNode node) {
    return node.isTextual() ? node.textValue() : null;
  }
}
