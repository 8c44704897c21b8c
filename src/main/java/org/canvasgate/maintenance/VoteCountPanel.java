package org.canvasgate.maintenance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Vote;
import org.canvasgate.committee.VoteCounts;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.TaskContext;
import org.springframework.stereotype.Component;

/**
 * The last closed vote on the plan in words: who took part, whether that was enough, what was
 * voted, and what the members asked for, without names. An open vote is blind: only a count that
 * was kept when its window closed is ever shown.
 */
@Component
class VoteCountPanel implements FormPanel {
  private final VoteCounts counts;
  private final Votes votes;
  private final Wording wording;

  VoteCountPanel(VoteCounts counts, Votes votes, Wording wording) {
    this.counts = counts;
    this.votes = votes;
    this.wording = wording;
  }

  @Override
  public String name() {
    return "vote-count";
  }

  @Override
  public Map<String, Object> model(TaskContext task, Locale locale) {
    Map<String, Object> model = new HashMap<>();
    int cycle = CaseRound.of(task.proposalId(), Gate.MAINTENANCE, task.facts()).cycle();
    counts.on(task.proposalId(), Gate.MAINTENANCE, cycle, task.count("planRound")).stream()
        .findFirst()
        .ifPresent(
            counted -> {
              List<Vote> cast = votes.votes(counted.round());
              model.put("count", counted.count());
              model.put("standing", counted.standing().in(locale, wording));
              model.put("plain", number(cast, VoteValue.APPROVE));
              model.put("onCondition", number(cast, VoteValue.APPROVE_ON_CONDITION));
              model.put("conditions", words(cast, VoteValue.APPROVE_ON_CONDITION));
              model.put("missing", words(cast, VoteValue.RETURN));
              model.put(
                  "comments",
                  cast.stream().map(Vote::comment).filter(c -> c != null).sorted().toList());
            });
    return model;
  }

  private static long number(List<Vote> cast, VoteValue value) {
    return cast.stream().filter(vote -> vote.value() == value).count();
  }

  /** Sorted by their text, so that their order does not tell who wrote them. */
  private static List<String> words(List<Vote> cast, VoteValue value) {
    return cast.stream()
        .filter(vote -> vote.value() == value && vote.condition() != null)
        .map(Vote::condition)
        .sorted()
        .toList();
  }
}
