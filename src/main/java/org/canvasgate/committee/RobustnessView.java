package org.canvasgate.committee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the template of a robustness card draws. */
@Component
class RobustnessView {
  private final Members members;

  RobustnessView(Members members) {
    this.members = members;
  }

  /**
   * @param withNames whether the reader may know who voted and rated how: the secretariat alone
   */
  Map<String, Object> model(RobustnessCard card, boolean withNames) {
    Map<String, Object> model = new HashMap<>();
    model.put("robust", card);
    model.put("picture", RobustnessPicture.of(card));
    model.put("names", withNames ? card.pivotal().stream().map(members::name).toList() : List.of());
    return model;
  }
}
