package org.canvasgate.tracking.retrospect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.canvas.Weights;

/**
 * What other defaults would have said: one thing changed at a time, everything else as it is. The
 * list was written before its results were looked at, and no row of it was chosen or left out for
 * what it shows.
 */
final class Sensitivity {
  private static final double[] PASS_MARKS = {60, 65, 75, 80};
  private static final double[] CRITICAL_MARKS = {20, 30, 50};
  private static final double[][] USUAL_SHARES = {
    {0.05, 0.25}, {0.07, 0.17}, {0.10, 0.20}, {0.12, 0.18}
  };

  private Sensitivity() {}

  /**
   * One row.
   *
   * @param key what was changed; the end of a message's key
   * @param values to what
   */
  record Row(String key, List<Object> values, Map<Signal, Comparison> counts) {

    /** Whether the sign says something else here than by the rules as they are. */
    boolean differs(Signal sign, Retrospect asItIs) {
      return !counts.get(sign).equals(asItIs.counts().get(sign));
    }
  }

  static List<Row> of(List<RealService> services, Defaults rules) {
    List<Row> rows = new ArrayList<>();
    var by = new Rows(services, rows);
    by.add("reading-dated", Reading.DATED, FateRule.READ, rules);
    by.add("reading-today", Reading.TODAY, FateRule.READ, rules);
    for (FateRule fates : FateRule.values())
      if (fates != FateRule.READ) by.add("fate-" + fates.key(), Reading.PLANNED, fates, rules);
    rows.add(new Row("untold-silent", List.of(), untoldAsSilent(services, rules)));
    by.add("any-grant", rules.withAnyGrant());
    for (double mark : PASS_MARKS)
      by.add("pass-mark", rules.marking(old -> withPass(old, mark)), (int) mark);
    for (double mark : CRITICAL_MARKS)
      by.add("critical-mark", rules.marking(old -> withCritical(old, mark)), (int) mark);
    for (ServiceKind kind : ServiceKind.values())
      by.add("weights-" + kind.key(), rules.weighing(rules.weights().get(kind)));
    by.add("weights-equal", rules.weighing(equal()));
    for (double[] range : USUAL_SHARES)
      by.add(
          "usual-share",
          rules.usual(range[0], range[1]),
          (int) Math.round(100 * range[0]),
          (int) Math.round(100 * range[1]));
    by.add("required-all", rules.requiring(EnumSet.allOf(Block.class)));
    by.add("required-nine", rules.requiring(nine()));
    by.add("rubric-open", rules.withoutRubric());
    return List.copyOf(rows);
  }

  /** A gate that can tell nothing does not warn: every service that counts is in the share. */
  private static Map<Signal, Comparison> untoldAsSilent(
      List<RealService> services, Defaults rules) {
    Retrospect asItIs = Retrospect.of(services, Reading.PLANNED, FateRule.READ, rules);
    int bad = (int) services.stream().filter(each -> each.facts().fate().bad()).count();
    int good = asItIs.counted() - bad;
    Map<Signal, Comparison> counts = new EnumMap<>(Signal.class);
    asItIs
        .counts()
        .forEach(
            (sign, of) ->
                counts.put(
                    sign,
                    new Comparison(
                        new Share(of.bad().hits(), bad), new Share(of.good().hits(), good))));
    return counts;
  }

  private record Rows(List<RealService> services, List<Row> rows) {
    void add(String key, Defaults rules, Object... values) {
      add(key, Reading.PLANNED, FateRule.READ, rules, values);
    }

    void add(String key, Reading reading, FateRule fates, Defaults rules, Object... values) {
      rows.add(
          new Row(key, List.of(values), Retrospect.of(services, reading, fates, rules).counts()));
    }
  }

  /** The reject mark goes down with a pass mark that is set below it. */
  private static ScoreRules withPass(ScoreRules old, double mark) {
    return new ScoreRules(
        mark,
        Math.min(old.rejectMark(), mark),
        old.criticalMark(),
        old.agreementMark(),
        old.trimFrom(),
        old.evidenceWeight(),
        old.criticalBlocks());
  }

  private static ScoreRules withCritical(ScoreRules old, double mark) {
    return new ScoreRules(
        old.passMark(),
        old.rejectMark(),
        mark,
        old.agreementMark(),
        old.trimFrom(),
        old.evidenceWeight(),
        old.criticalBlocks());
  }

  private static Weights equal() {
    Map<Block, Double> weights = new EnumMap<>(Block.class);
    Arrays.stream(Block.values()).forEach(block -> weights.put(block, 1.0));
    return new Weights(weights);
  }

  /** The business model canvas without the two blocks of society. */
  private static Set<Block> nine() {
    return EnumSet.complementOf(
        EnumSet.of(Block.SOCIAL_ENVIRONMENTAL_COST, Block.SOCIAL_ENVIRONMENTAL_BENEFIT));
  }
}
