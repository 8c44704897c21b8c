package org.canvasgate.maintenance;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.VoteCounts;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * A panel member votes on the plan, or steps aside. Nobody sees a vote before the window closes.
 */
@Component
class VotePlanForm implements TaskForm {
  private final Panels panels;
  private final Votes votes;
  private final VoteCounts counts;

  VotePlanForm(Panels panels, Votes votes, VoteCounts counts) {
    this.panels = panels;
    this.votes = votes;
    this.counts = counts;
  }

  @Override
  public String id() {
    return "vote-plan";
  }

  @Override
  public Set<String> fields() {
    return Set.of("recuse", "recusalReason", "vote", "condition", "missing", "comment");
  }

  @Override
  public Set<String> facts() {
    return Set.of();
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    int cycle = CaseRound.of(task.proposalId(), Gate.MAINTENANCE, task.facts()).cycle();
    boolean before =
        !counts.on(task.proposalId(), Gate.MAINTENANCE, cycle, task.count("planRound")).isEmpty();
    return Map.of("votedBefore", before);
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    CaseRound round = CaseRound.of(task.proposalId(), Gate.MAINTENANCE, task.facts());
    if (!panels.of(round).sitting().contains(task.user()))
      throw new Refusal("committee.not-on-panel", task.user());
    if (submission.checked("recuse")) {
      String reason = submission.text("recusalReason");
      submission.check();
      panels.recuse(round, task.user(), reason);
    } else {
      vote(round, task.user(), submission);
    }
    return Map.of();
  }

  private void vote(CaseRound round, String member, Submission submission) {
    VoteValue value = submission.choice("vote", VoteValue::of);
    String words =
        value == VoteValue.APPROVE_ON_CONDITION
            ? needed(submission, "condition", "maintenance.vote-without-condition")
            : value == VoteValue.RETURN
                ? needed(submission, "missing", "maintenance.vote-without-what-is-missing")
                : null;
    String comment = submission.optionalText("comment").orElse(null);
    submission.check();
    votes.cast(round, member, value, words, comment);
  }

  private static String needed(Submission submission, String field, String problem) {
    String text = submission.optionalText(field).orElse(null);
    if (text == null) submission.problem(field, problem);
    return text;
  }
}
