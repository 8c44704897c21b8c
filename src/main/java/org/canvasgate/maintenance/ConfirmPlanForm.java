package org.canvasgate.maintenance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Vote;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.ConditionDesk;
import org.canvasgate.committee.condition.Conditions;
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
  private static final Set<String> FIELDS =
      ConditionDesk.with("outcome", "reason", "changes", "minority");

  private final Verdicts verdicts;
  private final ConditionDesk conditions;
  private final Votes votes;
  private final Wording wording;

  ConfirmPlanForm(Verdicts verdicts, ConditionDesk conditions, Votes votes, Wording wording) {
    this.verdicts = verdicts;
    this.conditions = conditions;
    this.votes = votes;
    this.wording = wording;
  }

  @Override
  public String id() {
    return "confirm-plan";
  }

  @Override
  public Set<String> fields() {
    return FIELDS;
  }

  @Override
  public Set<String> facts() {
    return Set.of("planOutcome");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view =
        new HashMap<>(conditions.view(task, words(task, VoteValue.APPROVE_ON_CONDITION), locale));
    view.put("outcomes", possible(task).map(o -> option(o, locale)).toList());
    view.put(
        "conclusion",
        wording.say(
            "maintenance.conclusion." + task.text("voteConclusion").orElse("none"), locale));
    concluded(task).ifPresent(outcome -> view.put("concluded", outcome.key()));
    List<String> missing = words(task, VoteValue.RETURN);
    if (!missing.isEmpty()) view.put("changes", String.join("\n", missing));
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
      if (outcome == PlanOutcome.RETURNED) changes(submission, details);
    }
    List<Conditions.Draft> drafts =
        conditions.read(task, submission, outcome == PlanOutcome.APPROVED);
    if (outcome == PlanOutcome.APPROVED && drafts.isEmpty()) withoutConditions(task, submission);
    submission.check();
    if (!drafts.isEmpty()) details.put("conditions", conditions.lines(drafts));
    verdicts.give(
        round(task),
        outcome.key(),
        task.text("voteConclusion").orElse(null),
        reason,
        minority,
        task.user(),
        details);
    conditions.set(round(task), drafts, task.user());
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

  private static void withoutConditions(TaskContext task, Submission submission) {
    if (task.text("voteConclusion").orElse("").equals("approve-on-condition"))
      submission.problem("condition_1_text", "maintenance.conditions-missing");
  }

  private static void changes(Submission submission, Map<String, Object> details) {
    String text = submission.optionalText(PlanReturns.CHANGES).orElse(null);
    if (text == null) submission.problem(PlanReturns.CHANGES, "maintenance.return-without-changes");
    else details.put(PlanReturns.CHANGES, text);
  }

  private List<String> words(TaskContext task, VoteValue value) {
    return votes.votes(round(task)).stream()
        .filter(vote -> vote.value() == value && vote.condition() != null)
        .map(Vote::condition)
        .distinct()
        .toList();
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
