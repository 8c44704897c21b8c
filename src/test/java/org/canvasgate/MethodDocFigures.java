package org.canvasgate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.canvasgate.MethodDocTest.Example;
import org.canvasgate.canvas.Agreement;
import org.canvasgate.canvas.Band;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.BlockScore;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.CanvasChanges;
import org.canvasgate.canvas.CanvasScore;
import org.canvasgate.canvas.Completeness;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Link;
import org.canvasgate.canvas.Observation;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.Robustness;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.Severity;
import org.canvasgate.canvas.Spread;
import org.canvasgate.canvas.Stability;
import org.canvasgate.canvas.TwoWay;
import org.canvasgate.canvas.Weights;
import org.canvasgate.committee.Quorum;
import org.canvasgate.committee.VoteRobustness;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.consultation.Activity;
import org.canvasgate.consultation.Assignment;
import org.canvasgate.consultation.ConsultationEvidence;
import org.canvasgate.consultation.ResponsibilityClarity;
import org.canvasgate.consultation.Role;
import org.canvasgate.consultation.Stance;
import org.canvasgate.maintenance.Funding;
import org.canvasgate.maintenance.FundingSource;
import org.canvasgate.maintenance.MaintenanceEvidence;
import org.canvasgate.maintenance.MoneyUnit;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Promise;
import org.canvasgate.maintenance.Staff;
import org.canvasgate.maintenance.Sustainability;
import org.canvasgate.operation.Actual;
import org.canvasgate.operation.Drift;
import org.canvasgate.operation.PromiseKeeping;
import org.canvasgate.tracking.portfolio.Backlog;
import org.canvasgate.tracking.portfolio.CommittedPlan;
import org.canvasgate.tracking.portfolio.GrantLoss;
import org.canvasgate.tracking.portfolio.Phase;
import org.canvasgate.tracking.portfolio.Spell;
import org.canvasgate.tracking.portfolio.Survival;

/** From an example of docs/method.md to the figures that the code gives for it. */
final class MethodDocFigures {
  private static final Map<String, BiFunction<Example, MethodDocDefaults, Map<String, Object>>>
      FIGURES = new LinkedHashMap<>();

  static {
    FIGURES.put("rating-points", MethodDocFigures::ratingPoints);
    FIGURES.put("block-score", MethodDocFigures::blockScore);
    FIGURES.put("canvas-score", MethodDocFigures::canvasScore);
    FIGURES.put("band", MethodDocFigures::canvasScore);
    FIGURES.put("moved", MethodDocFigures::moved);
    FIGURES.put("agreement", MethodDocFigures::agreement);
    FIGURES.put("robustness", MethodDocFigures::robustness);
    FIGURES.put("division", MethodDocFigures::division);
    FIGURES.put("changes", MethodDocFigures::changes);
    FIGURES.put("vote-robustness", MethodDocFigures::voteRobustness);
    FIGURES.put("completeness", MethodDocFigures::completeness);
    FIGURES.put("responsibility", MethodDocFigures::responsibility);
    FIGURES.put("consultation-evidence", MethodDocFigures::consultationEvidence);
    FIGURES.put("sustainability", MethodDocFigures::sustainability);
    FIGURES.put("promise-keeping", MethodDocFigures::promiseKeeping);
    FIGURES.put("drift", MethodDocFigures::drift);
    FIGURES.put("quorum", MethodDocFigures::quorum);
    FIGURES.put("severity", MethodDocFigures::severity);
    FIGURES.put("time-in-phase", MethodDocFigures::timeInPhase);
    FIGURES.put("grant-loss", MethodDocFigures::grantLoss);
    FIGURES.put("backlog", MethodDocFigures::backlog);
  }

  private MethodDocFigures() {}

  static Set<String> names() {
    return FIGURES.keySet();
  }

  static Map<String, Object> compute(Example example, MethodDocDefaults defaults) {
    return FIGURES.get(example.figure()).apply(example, defaults);
  }

  private static Map<String, Object> ratingPoints(Example example, MethodDocDefaults defaults) {
    Map<String, Object> results = new HashMap<>();
    results.put(
        "points", new Rating("kim", Block.CHANNELS, rating(example.text("rating")), "").points());
    return results;
  }

  private static Map<String, Object> blockScore(Example example, MethodDocDefaults defaults) {
    List<Rating> ratings = new ArrayList<>();
    for (String value : example.text("ratings").split(" ")) {
      ratings.add(new Rating("evaluator " + ratings.size(), Block.CHANNELS, rating(value), ""));
    }
    Map<Block, Double> evidence = new EnumMap<>(Block.class);
    evidence.put(Block.CHANNELS, example.number("evidence"));
    BlockScore block =
        CanvasScore.of(ratings, evidence, defaults.weights("public"), defaults.scoreRules("public"))
            .block(Block.CHANNELS);
    Map<String, Object> results = new HashMap<>();
    results.put("mean", block.mean());
    results.put("trimmed mean", block.trimmedMean());
    results.put("score", block.score());
    return results;
  }

  private static Map<String, Object> canvasScore(Example example, MethodDocDefaults defaults) {
    ScoreRules rules = defaults.scoreRules(example.text("kind"));
    CanvasScore score =
        CanvasScore.of(
            List.of(), points(example, "points"), defaults.weights(example.text("kind")), rules);
    Map<String, Object> results = new HashMap<>();
    results.put("total", score.total());
    results.put("weight scored", score.weightScored());
    results.put("band", Band.of(score, rules).key());
    results.put("below", keys(score.criticalBelow()));
    return results;
  }

  private static Map<String, Object> moved(Example example, MethodDocDefaults defaults) {
    ScoreRules rules = defaults.scoreRules(example.text("kind"));
    Weights weights = defaults.weights(example.text("kind"));
    CanvasScore before = CanvasScore.of(List.of(), points(example, "before"), weights, rules);
    CanvasScore now = CanvasScore.of(List.of(), points(example, "now"), weights, rules);
    Map<String, Object> results = new HashMap<>();
    now.moved(before).forEach((block, difference) -> results.put(block.key(), difference));
    return results;
  }

  private static Map<String, Object> agreement(Example example, MethodDocDefaults defaults) {
    Integer[][] table =
        example
            .startingWith("rater")
            .map(
                e ->
                    Arrays.stream(e.getValue().split(" "))
                        .map(MethodDocFigures::rating)
                        .toArray(Integer[]::new))
            .toArray(Integer[][]::new);
    Map<String, Object> results = new HashMap<>();
    for (Agreement.Metric metric : Agreement.Metric.values()) {
      OptionalDouble alpha = Agreement.alpha(table, metric);
      results.put(
          metric.name().toLowerCase(), alpha.isPresent() ? (Object) alpha.getAsDouble() : null);
    }
    return results;
  }

  private static Map<String, Object> robustness(Example example, MethodDocDefaults defaults) {
    List<Rating> ratings =
        example
            .startingWith("evaluator")
            .flatMap(
                e ->
                    Stream.of(Block.values())
                        .map(b -> new Rating(e.getKey(), b, rating(e.getValue()), "")))
            .toList();
    int resamples = example.has("resamples") ? Integer.parseInt(example.text("resamples")) : 1;
    long seed = example.has("seed") ? Long.parseLong(example.text("seed")) : 0;
    String kind = example.text("kind");
    Robustness card =
        Robustness.of(
            ratings,
            points(example, "points"),
            defaults.weights(kind),
            defaults.scoreRules(kind),
            resamples,
            seed);
    Map<String, Object> results = new HashMap<>();
    results.put("margin", card.margin());
    results.put("pivotal", String.join(" ", card.pivotalEvaluators()));
    results.put("resampled", card.resampleAgreement());
    if (example.has("block")) {
      Stability stability = card.weights().get(Block.of(example.text("block")));
      results.put("flip", stability.flipDelta());
      results.put("lowest", stability.lowest());
      results.put("highest", stability.highest());
      results.put("weight", stability.weight());
    }
    return results;
  }

  /** Each column is a case of its own. */
  private static Map<String, Object> severity(Example example, MethodDocDefaults defaults) {
    List<Observation> observations = new ArrayList<>();
    example
        .startingWith("rater")
        .forEach(
            e -> {
              String[] values = e.getValue().split(" ");
              for (int i = 0; i < values.length; i++)
                if (rating(values[i]) != null)
                  observations.add(
                      new Observation("case " + i, "unit", e.getKey(), rating(values[i])));
            });
    Map<String, Object> results = new HashMap<>();
    TwoWay model = TwoWay.of(observations);
    results.put("mean square between cases", model.unitMeanSquare());
    results.put("mean square between raters", model.raterMeanSquare());
    results.put("mean square of the rest", model.residualMeanSquare());
    for (Severity each : Severity.of(observations, 1, 0)) {
      results.put("difference " + each.rater(), each.difference().value());
      results.put("effect " + each.rater(), each.effect().value());
    }
    return results;
  }

  private static Map<String, Object> division(Example example, MethodDocDefaults defaults) {
    List<Rating> ratings = new ArrayList<>();
    for (String value : example.text("ratings").split(" ")) {
      ratings.add(new Rating("evaluator " + ratings.size(), Block.CHANNELS, rating(value), ""));
    }
    Spread spread = Spread.of(Block.CHANNELS, ratings);
    Map<String, Object> results = new HashMap<>();
    results.put("division", spread.division());
    results.put("median", spread.median());
    return results;
  }

  private static Map<String, Object> changes(Example example, MethodDocDefaults defaults) {
    return Map.of(
        "changed",
        keys(
            List.copyOf(
                CanvasChanges.between(canvas(example, "before"), canvas(example, "after"))
                    .changed())));
  }

  private static Canvas canvas(Example example, String word) {
    Map<Block, List<Item>> blocks = new EnumMap<>(Block.class);
    example
        .startingWith(word)
        .forEach(
            e ->
                blocks
                    .computeIfAbsent(Block.of(e.getKey()), b -> new ArrayList<>())
                    .add(item(e.getValue())));
    return new Canvas(blocks);
  }

  private static Map<String, Object> voteRobustness(Example example, MethodDocDefaults defaults) {
    List<VoteValue> cast = votes(example);
    List<String> sitting =
        IntStream.range(0, Integer.parseInt(example.text("eligible")))
            .mapToObj(i -> "member " + i)
            .toList();
    Map<String, VoteValue> votes = new HashMap<>();
    for (int i = 0; i < cast.size(); i++) {
      votes.put(sitting.get(i), cast.get(i));
    }
    VoteRobustness found = VoteRobustness.of(sitting, votes.keySet(), votes, defaults.quorum());
    Map<String, Object> results = new HashMap<>();
    results.put("result", found.result().key());
    results.put("margin", found.margin());
    results.put("pivotal", found.pivotal().size());
    results.put("resampled", found.resampleAgreement());
    return results;
  }

  private static List<VoteValue> votes(Example example) {
    List<VoteValue> votes = new ArrayList<>();
    for (VoteValue value : VoteValue.values()) {
      int number = example.has(value.key()) ? Integer.parseInt(example.text(value.key())) : 0;
      votes.addAll(Collections.nCopies(number, value));
    }
    return votes;
  }

  private static Map<String, Object> completeness(Example example, MethodDocDefaults defaults) {
    Set<Block> required =
        Arrays.stream(example.text("required").split(" "))
            .map(Block::of)
            .collect(Collectors.toSet());
    Completeness completeness = Completeness.of(canvas(example, "item"), required);
    Map<String, Object> results = new HashMap<>();
    results.put("score", completeness.score());
    results.put("missing", keys(completeness.missing()));
    results.put("evidence share", completeness.evidenceShare());
    results.put("orphans", completeness.orphans().size());
    return results;
  }

  /** Written "text -> block n (evidence)", the link and the evidence being optional. */
  private static Item item(String written) {
    int bracket = written.indexOf('(');
    List<String> evidence =
        bracket < 0 ? List.of() : List.of(written.substring(bracket + 1, written.length() - 1));
    String[] parts = (bracket < 0 ? written : written.substring(0, bracket)).split("->");
    if (parts.length == 1) {
      return new Item(parts[0].strip(), evidence, List.of());
    }
    String[] target = parts[1].strip().split(" ");
    Link link = new Link(Block.of(target[0]), Integer.parseInt(target[1]) - 1);
    return new Item(parts[0].strip(), evidence, List.of(link));
  }

  private static Map<String, Object> responsibility(Example example, MethodDocDefaults defaults) {
    ResponsibilityClarity clarity = clarity(example);
    Map<String, Object> results = new HashMap<>();
    results.put("score", clarity.score());
    results.put("concentration", clarity.concentration());
    results.put(
        "gaps",
        clarity.gaps().stream()
            .map(g -> g.activity().key() + " " + g.role().key())
            .collect(Collectors.joining(", ")));
    results.put(
        "overlaps",
        clarity.overlaps().stream()
            .map(o -> o.activity().key() + " " + o.role().key())
            .collect(Collectors.joining(", ")));
    return results;
  }

  private static Map<String, Object> consultationEvidence(
      Example example, MethodDocDefaults defaults) {
    return byBlock(
        "",
        ConsultationEvidence.of(
            clarity(example), example.number("pledged"), example.number("needed")));
  }

  private static ResponsibilityClarity clarity(Example example) {
    Map<List<String>, Assignment> answers = new LinkedHashMap<>();
    example
        .startingWith("all by")
        .forEach(
            e -> {
              for (Activity activity : Activity.values()) {
                for (Role role : Role.values()) {
                  answers.put(
                      List.of(activity.key(), role.key(), e.getKey()),
                      new Assignment(activity, role, e.getKey(), Stance.of(e.getValue()), null));
                }
              }
            });
    example
        .startingWith("answer")
        .forEach(
            e -> {
              List<String> key = List.of(e.getKey().split(" "));
              answers.put(
                  key,
                  new Assignment(
                      Activity.of(key.get(0)),
                      Role.of(key.get(1)),
                      key.get(2),
                      Stance.of(e.getValue()),
                      null));
            });
    return ResponsibilityClarity.of(answers.values(), List.of());
  }

  private static Map<String, Object> sustainability(Example example, MethodDocDefaults defaults) {
    int firstYear = example.has("first year") ? Integer.parseInt(example.text("first year")) : 2027;
    List<Double> costs = new ArrayList<>();
    for (String cost : example.text("costs").split(" ")) {
      costs.add(MethodDocTest.numberOrNull(cost));
    }
    List<Funding> funding =
        example
            .startingWith("funding")
            .map(
                e -> {
                  String[] key = e.getKey().split(" ");
                  Double amount = MethodDocTest.numberOrNull(e.getValue());
                  return new Funding(
                      Integer.parseInt(key[0]), FundingSource.of(key[1]), amount, true);
                })
            .toList();
    Boolean handover =
        example.has("handover") ? (Boolean) example.text("handover").equals("yes") : null;
    Staff staff = new Staff(example.number("fte"), example.number("tenure"), handover);
    Plan plan =
        new Plan(
            firstYear,
            example.number("construction"),
            costs,
            funding,
            staff,
            List.of(),
            null,
            null,
            "KRW",
            null);
    Sustainability s = Sustainability.of(plan, defaults.sustainability());
    Map<String, Object> results = byBlock("evidence ", MaintenanceEvidence.of(s));
    results.put("coverage", s.coverage());
    results.put("independence", s.independence());
    results.put("own income", s.ownIncome());
    results.put("diversity", s.diversity());
    results.put("cost realism", s.costRealism());
    results.put("staffing", s.staffing());
    results.put("total", s.total());
    results.put("known weight", s.knownWeight());
    results.put("operating share", s.operatingShare());
    results.put("first gap year", s.firstGapYear());
    results.put("years until first gap", s.yearsUntilFirstGap());
    results.put("questions", String.join(" ", s.questions()));
    s.fundedChance()
        .forEach(
            year -> {
              results.put("chance " + year.year(), year.chance());
              results.put("standard error " + year.year(), year.standardError());
            });
    return results;
  }

  private static Map<String, Object> promiseKeeping(Example example, MethodDocDefaults defaults) {
    List<Promise> promises = new ArrayList<>();
    List<Actual> actuals = new ArrayList<>();
    example
        .startingWith("promise")
        .forEach(
            e -> {
              String[] key = e.getKey().split(" ");
              boolean higher = key[1].equals("higher");
              promises.add(
                  new Promise(
                      key[0], key[0], Block.CHANNELS, Double.parseDouble(key[2]), "", higher));
              actuals.add(new Actual(key[0], MethodDocTest.numberOrNull(e.getValue())));
            });
    PromiseKeeping keeping = PromiseKeeping.of(promises, actuals);
    Map<String, Object> results = new HashMap<>();
    results.put("score", keeping.score());
    keeping.promises().forEach(outcome -> results.put(outcome.promise().id(), outcome.ratio()));
    return results;
  }

  private static Map<String, Object> drift(Example example, MethodDocDefaults defaults) {
    List<Double> planned = Collections.singletonList(example.number("planned"));
    Plan plan = new Plan(2027, null, planned, List.of(), null, List.of(), null, null, "KRW", null);
    Drift drift =
        Drift.of(
            plan,
            2027,
            example.number("actual"),
            example.number("usage promised"),
            example.number("usage actual"));
    Map<String, Object> results = new HashMap<>();
    results.put("cost overrun", drift.costOverrun());
    results.put("usage shortfall", drift.usageShortfall());
    return results;
  }

  private static Map<String, Object> timeInPhase(Example example, MethodDocDefaults defaults) {
    List<Spell> spells = new ArrayList<>();
    for (Spell.End end : Spell.End.values())
      if (example.has(end.name().toLowerCase(Locale.ROOT)))
        for (String days : example.text(end.name().toLowerCase(Locale.ROOT)).split(" "))
          spells.add(new Spell(Phase.REVIEW, Integer.parseInt(days), end));
    Survival time = Survival.of(spells);
    Map<String, Object> results = new HashMap<>();
    results.put("quarter", number(time.quantile(0.25)));
    results.put("median", number(time.median()));
    results.put("three quarters", number(time.quantile(0.75)));
    results.put("over target", time.longerThan(example.number("target").intValue()));
    return results;
  }

  private static Double number(Integer days) {
    return days == null ? null : Double.valueOf(days);
  }

  private static Map<String, Object> grantLoss(Example example, MethodDocDefaults defaults) {
    List<Double> costs = numbers(example.text("cost"));
    List<Funding> funding = new ArrayList<>();
    for (FundingSource source : FundingSource.values())
      if (example.has(source.key())) {
        List<Double> amounts = numbers(example.text(source.key()));
        for (int i = 0; i < amounts.size(); i++)
          funding.add(new Funding(2027 + i, source, amounts.get(i), true));
      }
    Plan plan = new Plan(2027, null, costs, funding, null, List.of(), null, null, "KRW", null);
    Map<String, Object> results = new HashMap<>();
    for (GrantLoss loss :
        GrantLoss.of(List.of(new CommittedPlan("service", plan, MoneyUnit.KRW_100M)))) {
      results.put("lost " + loss.year(), loss.lost());
      results.put("covered " + loss.year(), loss.coveredByOthers());
    }
    return results;
  }

  private static List<Double> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Double::valueOf).toList();
  }

  private static Map<String, Object> backlog(Example example, MethodDocDefaults defaults) {
    int open = example.number("awaited").intValue();
    Backlog backlog =
        new Backlog(
            List.of(),
            open,
            example.number("answered").intValue(),
            example.number("weeks").intValue(),
            0);
    Map<String, Object> results = new HashMap<>();
    results.put("weeks to clear", backlog.weeksToClear());
    return results;
  }

  private static Map<String, Object> quorum(Example example, MethodDocDefaults defaults) {
    List<VoteValue> votes = votes(example);
    int present = example.has("present") ? Integer.parseInt(example.text("present")) : votes.size();
    Quorum rule = defaults.quorum();
    if (example.has("abstentions"))
      rule =
          new Quorum(
              rule.attendance(),
              rule.least(),
              rule.approval(),
              example.text("abstentions").equals("counted"),
              rule.chairDecidesTies(),
              rule.procedure());
    Quorum.Count count = rule.count(Integer.parseInt(example.text("eligible")), present, votes);
    Map<String, Object> results = new HashMap<>();
    results.put("needed", count.needed());
    results.put("quorum met", yesNo(count.quorumMet()));
    results.put("approvals needed", count.approvalsNeeded());
    results.put("carried", yesNo(count.carried()));
    results.put("chair decides", yesNo(count.chairDecides()));
    results.put("conditional", yesNo(count.conditional()));
    results.put("still needed", count.votesStillNeededForQuorum());
    return results;
  }

  private static Map<Block, Double> points(Example example, String word) {
    Map<Block, Double> points = new EnumMap<>(Block.class);
    example
        .startingWith(word)
        .forEach(
            e -> {
              Double value = MethodDocTest.numberOrNull(e.getValue());
              if (e.getKey().equals("all")) {
                Stream.of(Block.values()).forEach(block -> points.put(block, value));
              } else {
                points.put(Block.of(e.getKey()), value);
              }
            });
    return points;
  }

  private static Map<String, Object> byBlock(String prefix, Map<Block, Double> points) {
    Map<String, Object> results = new HashMap<>();
    for (Block block : Block.values()) {
      results.put(prefix + block.key(), points.get(block));
    }
    return results;
  }

  private static Integer rating(String text) {
    Double number = MethodDocTest.numberOrNull(text);
    return number == null ? null : Integer.valueOf(number.intValue());
  }

  private static String keys(List<Block> blocks) {
    return blocks.stream().map(Block::key).collect(Collectors.joining(" "));
  }

  private static String yesNo(boolean value) {
    return value ? "yes" : "no";
  }
}
