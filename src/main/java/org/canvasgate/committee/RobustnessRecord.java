package org.canvasgate.committee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The robustness card of the round that was decided, for the record: every figure and the label.
 */
@Component
class RobustnessRecord implements RecordPart {
  private final RobustnessCards cards;

  RobustnessRecord(RobustnessCards cards) {
    this.cards = cards;
  }

  @Override
  public String name() {
    return "robustness";
  }

  @Override
  public Map<String, Object> of(CaseRound round) {
    return cards.of(round).map(RobustnessRecord::part).orElse(Map.of());
  }

  private static Map<String, Object> part(RobustnessCard card) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("label", card.label().key());
    part.put("why", card.why());
    if (card.vote() != null) part.put("vote", vote(card.vote()));
    if (card.score() != null) part.put("score", score(card.score()));
    return part;
  }

  private static Map<String, Object> vote(VoteRobustness vote) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("result", vote.result().key());
    part.put("eligible", vote.eligible());
    part.put("present", vote.present());
    part.put("approvals", vote.approvals());
    part.put("returns", vote.returns());
    part.put("abstentions", vote.abstentions());
    part.put("margin", vote.margin());
    part.put("pivotal", people(vote.pivotal()));
    part.put("resampleAgreement", vote.resampleAgreement());
    return part;
  }

  private static Map<String, Object> score(RobustnessCard.Score score) {
    Map<String, Object> part = new LinkedHashMap<>();
    part.put("total", score.total());
    part.put("band", score.band().key());
    part.put("passMark", score.passMark());
    part.put("rejectMark", score.rejectMark());
    part.put("heldByCriticalBlock", score.held());
    part.put("raters", score.raters());
    part.put("margin", score.robustness().margin());
    part.put("pivotal", people(score.robustness().pivotalEvaluators()));
    part.put("resampleAgreement", score.robustness().resampleAgreement());
    part.put("resamples", score.robustness().resamples());
    part.put("seed", String.valueOf(score.robustness().seed()));
    Map<String, Object> weights = new TreeMap<>();
    score
        .robustness()
        .weights()
        .forEach(
            (block, weight) -> {
              Map<String, Object> interval = new LinkedHashMap<>();
              interval.put("weight", weight.weight());
              interval.put("lowest", weight.lowest());
              interval.put("highest", weight.highest());
              interval.put("flipDelta", weight.flipDelta());
              weights.put(block.key(), interval);
            });
    part.put("weights", weights);
    return part;
  }

  private static List<Person> people(List<String> ids) {
    return ids.stream().map(Person::new).toList();
  }
}
