package org.canvasgate.review;

import java.util.Map;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.RatedRounds;
import org.canvasgate.committee.Windows;
import org.springframework.stereotype.Service;

/** What the review's delegate asks for: the panel's ratings, turned into a scorecard and facts. */
@Service
public class BusinessModelReview {
  private final RatedRounds rounds;
  private final Windows windows;

  BusinessModelReview(RatedRounds rounds, Windows windows) {
    this.rounds = rounds;
    this.windows = windows;
  }

  /**
   * Closes the round, scores the canvas and keeps the scorecard.
   *
   * @param held rounds held so far, as routing facts: deliberations, panels and revisions
   * @return the facts that the recommendation's table reads; an unknown score is null
   */
  public Map<String, Object> score(CaseRound round, ServiceKind kind, Map<String, Object> held) {
    Map<String, Object> facts = rounds.score(round, kind, Map.of(), null, Map.of(), held);
    int reviews = held.get("reviewRound") instanceof Number n ? n.intValue() : 1;
    facts.put("revisionsLeft", windows.most("revision") + 1 - reviews);
    return facts;
  }
}
