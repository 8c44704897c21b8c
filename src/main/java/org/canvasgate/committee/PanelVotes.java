package org.canvasgate.committee;

import static java.util.Collections.nCopies;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * A panel's votes under the quorum of its kind of committee: how far an open one is, what came of a
 * closed one, and how the chair decides a tie.
 *
 * <p>Only the answers of those who sit count, at the moment of counting: whoever is recused or was
 * replaced counts neither towards the quorum nor among the votes, though the answer stays on
 * record.
 */
@Service
public class PanelVotes {
  private final Windows windows;
  private final Panels panels;
  private final Ballots ballots;
  private final Votes votes;
  private final Attendance attendance;
  private final VoteCounts counts;
  private final ScoreRuleBook rules;

  PanelVotes(
      Windows windows,
      Panels panels,
      Ballots ballots,
      Votes votes,
      Attendance attendance,
      VoteCounts counts,
      ScoreRuleBook rules) {
    this.windows = windows;
    this.panels = panels;
    this.ballots = ballots;
    this.votes = votes;
    this.attendance = attendance;
    this.counts = counts;
    this.rules = rules;
  }

  /**
   * Closes a vote, counts it and keeps the count; a second run finds it kept and returns the same.
   *
   * @param subject what was voted on: the plan's number, or 1
   * @param panelsAppointed panels appointed at this gate because those before could not make a
   *     quorum
   * @return the facts quorumMet, quorumPossible, carried, conditional, chairDecides, revotesLeft
   *     and panelsLeft
   */
  public Map<String, Object> close(CaseRound round, int subject, int panelsAppointed) {
    Quorum.Count count =
        counts.of(round).map(VoteCount::count).orElseGet(() -> counted(round, subject));
    Map<String, Object> facts = new HashMap<>();
    facts.put("quorumMet", count.quorumMet());
    facts.put("quorumPossible", count.quorumPossible());
    facts.put("carried", count.carried());
    facts.put("conditional", count.conditional());
    facts.put("chairDecides", count.chairDecides());
    facts.put("revotesLeft", Math.max(0, windows.most("revote") - (held(round, subject) - 1)));
    // The review's own panel is the first.
    facts.put("panelsLeft", Math.max(0, windows.most("panel") - 1 - panelsAppointed));
    return facts;
  }

  /** Keeps who rated in a round that has just been closed, and tells whether they were enough. */
  boolean closeRating(CaseRound round) {
    if (counts.of(round).isEmpty()) {
      Panel panel = panels.of(round);
      List<String> sitting = panel.sitting();
      Quorum rule = rules.quorum(panel.committee());
      Set<String> rated = among(sitting, ballots.answered(round));
      // As votes they would be abstentions: whoever rated took part, whatever the ratings.
      counts.save(
          round, 1, rule, rule.count(sitting.size(), nCopies(rated.size(), VoteValue.ABSTAIN)));
    }
    return counts.of(round).orElseThrow().count().quorumMet();
  }

  /** What came of a vote, once it is closed and counted. */
  public Optional<VoteCount> of(CaseRound round) {
    return counts.of(round);
  }

  /** The chair, or whoever stands in, decides a tie. */
  public void decideTie(CaseRound round, boolean approves, String by) {
    counts.cast(round, approves, by);
  }

  /**
   * How far the round is, as one sentence; empty where no panel is asked. Tells nothing of what was
   * answered while the window is open.
   */
  public Optional<Standing> standing(CaseRound round, Step step) {
    if (!step.asksPanel()) return Optional.empty();
    Optional<VoteCount> counted = counts.of(round);
    if (counted.isPresent()) return counted.map(VoteCount::standing);
    return Optional.of(open(round, step));
  }

  private Standing open(CaseRound round, Step step) {
    Panel panel = panels.of(round);
    List<String> sitting = panel.sitting();
    Quorum rule = rules.quorum(panel.committee());
    if (step.rates())
      return Standing.ofOpenRating(
          rule, sitting.size(), among(sitting, ballots.answered(round)).size());
    Set<String> voted = among(sitting, votes.answered(round));
    return Standing.ofOpenVote(
        rule, sitting.size(), present(rule, round, sitting, voted).size(), voted.size());
  }

  private Quorum.Count counted(CaseRound round, int subject) {
    windows.close(round);
    Panel panel = panels.of(round);
    List<String> sitting = panel.sitting();
    Quorum rule = rules.quorum(panel.committee());
    List<VoteValue> cast =
        votes.votes(round).stream()
            .filter(vote -> sitting.contains(vote.member()))
            .map(Vote::value)
            .toList();
    int present = present(rule, round, sitting, among(sitting, votes.answered(round))).size();
    Quorum.Count count = rule.count(sitting.size(), present, cast);
    counts.save(round, subject, rule, count);
    return count;
  }

  /** Whoever votes is there; at a meeting so is whoever the secretariat saw. */
  private Set<String> present(
      Quorum rule, CaseRound round, List<String> sitting, Set<String> voted) {
    Set<String> present = new LinkedHashSet<>(voted);
    if (rule.procedure() == Quorum.Procedure.MEETING)
      present.addAll(among(sitting, attendance.of(round)));
    return present;
  }

  /**
   * Votes held on the subject in one go, this one included. A vote that no quorum was possible in
   * was none, and one before other windows of the gate belongs to an earlier time.
   */
  private int held(CaseRound round, int subject) {
    int held = 0;
    int expected = round.round();
    for (VoteCount each : counts.on(round.proposalId(), round.gate(), round.cycle(), subject)) {
      if (each.round().round() > expected) continue;
      if (each.round().round() < expected) break;
      if (each.count().quorumPossible()) held++;
      expected--;
    }
    return Math.max(1, held);
  }

  private static Set<String> among(List<String> sitting, Set<String> answered) {
    Set<String> counted = new LinkedHashSet<>(answered);
    counted.retainAll(sitting);
    return counted;
  }
}
