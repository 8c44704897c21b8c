package org.canvasgate.tracking.page;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.canvasgate.canvas.Block;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.RobustnessCard;
import org.canvasgate.committee.RobustnessCards;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecard;
import org.canvasgate.committee.Verdict;
import org.canvasgate.proposal.Status;
import org.canvasgate.tracking.Stage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A card for each gate: how far it is, the scores with their parts, how far the panel agreed, how
 * robust the result is, and every verdict.
 */
@Component
@Order(2)
class GatesPart implements PagePart {
  private final RobustnessCards robustness;
  private final Independence independence;
  private final ScoreRuleBook rules;
  private final Clock clock;

  GatesPart(
      RobustnessCards robustness, Independence independence, ScoreRuleBook rules, Clock clock) {
    this.robustness = robustness;
    this.independence = independence;
    this.rules = rules;
    this.clock = clock;
  }

  /**
   * A gate, once for each cycle.
   *
   * @param state done, now or ahead; ended where the case ended before it
   * @param card the last scorecard that the reader may see; null where there is none
   * @param label how robust the last result is; null where the reader may not see it
   * @param verdicts the latest first
   */
  public record GateCard(
      Gate gate,
      int cycle,
      String state,
      Scorecard card,
      RobustnessCard.Label label,
      List<Verdict> verdicts) {}

  @Override
  public String template() {
    return "page/gates";
  }

  @Override
  public String title() {
    return "page.gates";
  }

  @Override
  public Map<String, Object> model(Reading reading) {
    if (reading.recused()) return Map.of();
    List<RobustnessCard> robust =
        reading.cards().isEmpty() && reading.verdicts().isEmpty()
            ? List.of()
            : robustness.all(reading.id());
    List<GateCard> gates = new ArrayList<>();
    for (Gate gate : Gate.values())
      for (int cycle : cycles(gate, reading)) gates.add(card(gate, cycle, reading, robust));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("gates", gates);
    model.put("cards", reading.cards());
    model.put("blocks", Block.values());
    if (!reading.cards().isEmpty())
      model.put("marks", rules.rules(reading.proposal().kind(), LocalDate.now(clock)));
    return model;
  }

  /** The cycles of which there is something to show, the latest first. */
  private static Iterable<Integer> cycles(Gate gate, Reading reading) {
    var cycles = new TreeSet<Integer>(Comparator.reverseOrder());
    reading.cards().stream()
        .map(Scorecard::round)
        .filter(round -> round.gate() == gate)
        .forEach(round -> cycles.add(round.cycle()));
    reading.verdicts().stream()
        .map(Verdict::round)
        .filter(round -> round.gate() == gate)
        .forEach(round -> cycles.add(round.cycle()));
    if (cycles.isEmpty()) cycles.add(gate == Gate.OPERATION ? 1 : 0);
    return cycles;
  }

  private GateCard card(Gate gate, int cycle, Reading reading, List<RobustnessCard> robust) {
    List<Verdict> verdicts =
        reading.verdicts().stream().filter(verdict -> in(verdict.round(), gate, cycle)).toList();
    Scorecard card =
        reading.cards().stream()
            .filter(each -> in(each.round(), gate, cycle))
            .findFirst()
            .orElse(null);
    return new GateCard(
        gate,
        cycle,
        state(gate, reading, card != null || !verdicts.isEmpty()),
        card,
        robust.stream()
            .filter(each -> in(each.round(), gate, cycle))
            .findFirst()
            .filter(each -> mayRead(each, reading, verdicts))
            .map(RobustnessCard::label)
            .orElse(null),
        verdicts);
  }

  private static boolean in(CaseRound round, Gate gate, int cycle) {
    return round.gate() == gate && round.cycle() == cycle;
  }

  private static String state(Gate gate, Reading reading, boolean some) {
    if (Optional.ofNullable(reading.stage())
        .map(Stage::name)
        .filter(gate.name()::equals)
        .isPresent()) return gate == Gate.OPERATION && !some ? "running" : "now";
    if (some) return "done";
    return Status.ended(reading.proposal().status()) ? "ended" : "ahead";
  }

  /** As the section on robustness has it: who judges at once, others after the verdict. */
  private boolean mayRead(RobustnessCard card, Reading reading, List<Verdict> verdicts) {
    boolean decided =
        verdicts.stream().anyMatch(verdict -> verdict.round().round() >= card.round().round());
    return (reading.judges() || decided)
        && independence.mayRead(card.round(), reading.reader().user());
  }
}
