package org.canvasgate.committee;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.ScoreRules;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.canvas.Weights;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.springframework.stereotype.Component;

/** Weights and marks as the decision tables state them for a kind of service and a day. */
@Component
public class ScoreRuleBook {
  private final Rules rules;

  /** Asks the tables. */
  public ScoreRuleBook(Rules rules) {
    this.rules = rules;
  }

  /** The weights of the eleven blocks, from table {@code canvas-weights}. */
  public Weights weights(ServiceKind kind, LocalDate on) {
    Map<String, Object> row = rules.one("canvas-weights", Map.of("kind", kind.key(), "on", on));
    Map<Block, Double> weights = new EnumMap<>(Block.class);
    for (Block block : Block.values())
      weights.put(block, number(row, block.key().replace('-', '_')));
    return new Weights(weights);
  }

  /** The marks, from tables {@code canvas-marks} and {@code critical-blocks}. */
  public ScoreRules rules(ServiceKind kind, LocalDate on) {
    Map<String, Object> row = rules.one("canvas-marks", Map.of("on", on));
    Set<Block> critical =
        rules.all("critical-blocks", Map.of("kind", kind.key())).stream()
            .map(rule -> Block.of((String) rule.get("block")))
            .collect(Collectors.toUnmodifiableSet());
    return new ScoreRules(
        number(row, "passMark"),
        number(row, "rejectMark"),
        number(row, "criticalMark"),
        number(row, "agreementMark"),
        (int) number(row, "trimFrom"),
        number(row, "evidenceWeight"),
        critical);
  }

  /**
   * How many panels are drawn anew to see how robust a score is, from table {@code canvas-marks}.
   */
  public int resamples(LocalDate on) {
    return (int) number(rules.one("canvas-marks", Map.of("on", on)), "resamples");
  }

  /**
   * The quorum of a kind of committee, from table {@code quorum}.
   *
   * @throws Refusal where the table would let nobody decide, or says what is no rule
   */
  public Quorum quorum(String committee) {
    Map<String, Object> row = rules.one("quorum", Map.of("committee", committee));
    try {
      return new Quorum(
          threshold(row, "attendance"),
          (int) number(row, "least"),
          threshold(row, "approval"),
          oneOf(row, "abstentions", "counted", "left-out"),
          oneOf(row, "tie", "chair", "fails"),
          Quorum.Procedure.of((String) row.get("procedure")));
    } catch (IllegalArgumentException nonsense) {
      Refusal refused =
          new Refusal("quorum.table-refused", Problem.name("quorum.committee." + committee));
      refused.initCause(nonsense);
      throw refused;
    }
  }

  private static Quorum.Threshold threshold(Map<String, Object> row, String of) {
    return new Quorum.Threshold(
        number(row, of + "Share"), oneOf(row, of + "Rule", "more-than", "at-least"));
  }

  /** Whether the table says the one word and not the other. */
  private static boolean oneOf(Map<String, Object> row, String output, String yes, String no) {
    Object word = row.get(output);
    if (!yes.equals(word) && !no.equals(word))
      throw new IllegalArgumentException(
          "%s is \"%s\"; the choices are: %s, %s.".formatted(output, word, yes, no));
    return yes.equals(word);
  }

  private static double number(Map<String, Object> row, String output) {
    return ((Number) row.get(output)).doubleValue();
  }
}
