package org.canvasgate.maintenance;

import java.util.List;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Panel;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Quorum;
import org.canvasgate.committee.RobustnessCards;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Vote;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Windows;
import org.springframework.stereotype.Component;

/** The committee's vote on a plan, counted under the quorum of its kind of committee. */
@Component
public class PlanVote {
  private final Windows windows;
  private final Panels panels;
  private final Votes votes;
  private final VoteCounts counts;
  private final RobustnessCards robustness;
  private final ScoreRuleBook rules;

  PlanVote(
      Windows windows,
      Panels panels,
      Votes votes,
      VoteCounts counts,
      RobustnessCards robustness,
      ScoreRuleBook rules) {
    this.windows = windows;
    this.panels = panels;
    this.votes = votes;
    this.counts = counts;
    this.robustness = robustness;
    this.rules = rules;
  }

  /**
   * Closes the vote, counts it and keeps the count; a second run finds it kept and returns the
   * same.
   *
   * <p>Whoever stepped aside or was replaced counts neither towards the quorum nor among the votes.
   *
   * @param round the window that was voted in
   * @param planRound the plan that was voted on, from 1
   * @return the facts {@code quorumMet}, {@code carried}, {@code conditional}, {@code revotesLeft}
   *     and {@code planReturnsLeft}
   */
  public Map<String, Object> count(CaseRound round, int planRound) {
    Quorum.Count count =
        counts.of(round).map(VoteCount::count).orElseGet(() -> counted(round, planRound));
    int held =
        (int)
            counts.on(round.proposalId(), planRound).stream()
                .filter(c -> c.round().round() <= round.round())
                .count();
    return Map.of(
        "quorumMet",
        count.quorumMet(),
        "carried",
        count.carried(),
        "conditional",
        count.conditional(),
        "revotesLeft",
        Math.max(0, windows.most("revote") - (held - 1)),
        "planReturnsLeft",
        MaintenanceEvaluation.returnsLeft(windows, planRound));
  }

  private Quorum.Count counted(CaseRound round, int planRound) {
    windows.close(round);
    Panel panel = panels.of(round);
    List<String> sitting = panel.sitting();
    List<Vote> cast =
        votes.votes(round).stream().filter(vote -> sitting.contains(vote.member())).toList();
    Quorum quorum = rules.quorum(panel.committee());
    Quorum.Count count = quorum.count(sitting.size(), cast.stream().map(Vote::value).toList());
    robustness.voted(round, panel, cast, quorum);
    counts.save(new VoteCount(round, planRound, count));
    return count;
  }
}
