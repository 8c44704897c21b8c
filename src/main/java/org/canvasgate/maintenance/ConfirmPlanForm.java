package org.canvasgate.maintenance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Vote;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Wording;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The chair confirms what the vote concluded, or departs from it with a reason. Two things no
 * reason can replace: a plan is not approved without a quorum, and not returned more often than the
 * rounds allow.
 */
@Component
class ConfirmPlanForm implements TaskForm {
  private static final Pattern DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

  private final Verdicts verdicts;
  private final Votes votes;
  private final Wording wording;

  ConfirmPlanForm(Verdicts verdicts, Votes votes, Wording wording) {
    this.verdicts = verdicts;
    this.votes = votes;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "confirm-plan";
  }

  @Override
  public Set<String> fields() {
    return Set.of("outcome", "reason", "conditions", "changes", "minority");
  }

  @Override
  public Set<String> facts() {
    return Set.of("planOutcome");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put("outcomes", possible(task).map(o -> option(o, locale)).toList());
    view.put(
        "conclusion",
        wording.say(
            "maintenance.conclusion." + task.text("voteConclusion").orElse("none"), locale));
    concluded(task).ifPresent(outcome -> view.put("concluded", outcome.key()));
    String asked = words(task, VoteValue.APPROVE_ON_CONDITION);
    if (!asked.isEmpty()) view.put("conditions", asked);
    String missing = words(task, VoteValue.RETURN);
    if (!missing.isEmpty()) view.put("changes", missing);
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    OwnCase.refuse(task);
    PlanOutcome outcome = submission.choice("outcome", PlanOutcome::of);
    String reason = submission.optionalText("reason").orElse(null);
    String minority = submission.optionalText("minority").orElse(null);
    Map<String, Object> details = new HashMap<>();
    details.put("planRound", task.count("planRound"));
    task.text("recommendation").ifPresent(r -> details.put("tableRecommendation", r));
    if (outcome != null) {
      bounds(task, submission, outcome);
      departure(task, submission, outcome, reason);
      if (outcome == PlanOutcome.APPROVED) conditions(task, submission, details);
      if (outcome == PlanOutcome.RETURNED) changes(submission, details);
    }
    submission.check();
    verdicts.give(
        round(task),
        outcome.key(),
        task.text("voteConclusion").orElse(null),
        reason,
        minority,
        task.user(),
        details);
    return Map.of("planOutcome", outcome.key());
  }

  private static void bounds(TaskContext task, Submission submission, PlanOutcome outcome) {
    if (outcome == PlanOutcome.APPROVED && !quorumMet(task))
      submission.problem("outcome", "maintenance.approved-without-quorum");
    if (outcome == PlanOutcome.RETURNED && !returnsLeft(task))
      submission.problem("outcome", "maintenance.no-return-left");
  }

  private static void departure(
      TaskContext task, Submission submission, PlanOutcome outcome, String reason) {
    PlanOutcome concluded = concluded(task).orElse(null);
    if (concluded != outcome && reason == null)
      submission.problem("reason", "committee.departing-needs-reason");
  }

  private static void conditions(
      TaskContext task, Submission submission, Map<String, Object> details) {
    List<String> lines =
        submission.optionalText("conditions").stream()
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (lines.isEmpty() && task.text("voteConclusion").orElse("").equals("approve-on-condition"))
      submission.problem("conditions", "maintenance.conditions-missing");
    for (String line : lines)
      if (!DATE.matcher(line).find())
        submission.problem("conditions", "maintenance.condition-without-date", line);
    if (!lines.isEmpty()) details.put("conditions", new ArrayList<>(lines));
  }

  private static void changes(Submission submission, Map<String, Object> details) {
    String text = submission.optionalText(PlanReturns.CHANGES).orElse(null);
    if (text == null) submission.problem(PlanReturns.CHANGES, "maintenance.return-without-changes");
    else details.put(PlanReturns.CHANGES, text);
  }

  private String words(TaskContext task, VoteValue value) {
    return votes.votes(round(task)).stream()
        .filter(vote -> vote.value() == value && vote.condition() != null)
        .map(Vote::condition)
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  private static Stream<PlanOutcome> possible(TaskContext task) {
    return Stream.of(PlanOutcome.values())
        .filter(o -> o != PlanOutcome.APPROVED || quorumMet(task))
        .filter(o -> o != PlanOutcome.RETURNED || returnsLeft(task));
  }

  private Map<String, String> option(PlanOutcome outcome, Locale locale) {
    return Map.of(
        "label",
        wording.say("maintenance.outcome." + outcome.key(), locale),
        "value",
        outcome.key());
  }

  private static Optional<PlanOutcome> concluded(TaskContext task) {
    return task.text("voteConclusion").map(PlanOutcome::concluded);
  }

  private static boolean quorumMet(TaskContext task) {
    return Boolean.TRUE.equals(task.facts().get("quorumMet"));
  }

  private static boolean returnsLeft(TaskContext task) {
    return task.facts().get("planReturnsLeft") instanceof Number left && left.intValue() > 0;
  }

  private static CaseRound round(TaskContext task) {
    return CaseRound.of(task.proposalId(), Gate.MAINTENANCE, task.facts());
  }
}
