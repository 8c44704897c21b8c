package org.canvasgate.maintenance;

import java.util.HashMap;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.PanelVotes;
import org.canvasgate.committee.Windows;
import org.springframework.stereotype.Component;

/** The committee's vote on a plan, counted under the quorum of its kind of committee. */
@Component
public class PlanVote {
  private final Windows windows;
  private final PanelVotes votes;

  PlanVote(Windows windows, PanelVotes votes) {
    this.windows = windows;
    this.votes = votes;
  }

  /**
   * Closes the vote, counts it and keeps the count; a second run finds it kept and returns the
   * same.
   *
   * @param round the window that was voted in
   * @param planRound the plan that was voted on, from 1
   * @param panelsAppointed panels appointed at this gate because those before could not make a
   *     quorum
   * @return the facts that {@link PanelVotes#close} gives, and {@code planReturnsLeft}
   */
  public Map<String, Object> count(CaseRound round, int planRound, int panelsAppointed) {
    Map<String, Object> facts = new HashMap<>(votes.close(round, planRound, panelsAppointed));
    facts.put("planReturnsLeft", MaintenanceEvaluation.returnsLeft(windows, planRound));
    return facts;
  }
}
