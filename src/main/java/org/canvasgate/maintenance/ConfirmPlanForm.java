package org.canvasgate.maintenance;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.CastingVotes;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.PanelVotes;
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
 * The chair confirms what the vote concluded, or departs from it with a reason; where the vote is a
 * tie, the chair's casting vote concludes it. Three things no reason can replace: a plan is not
 * approved without a quorum or against the chair's own casting vote, and not returned more often
 * than the rounds allow.
 */
@Component
class ConfirmPlanForm implements TaskForm {
  private static final Set<String> FIELDS =
      ConditionDesk.with("outcome", "reason", "changes", "minority", CastingVotes.FIELD);

  private final Verdicts verdicts;
  private final ConditionDesk conditions;
  private final Votes votes;
  private final PanelVotes panelVotes;
  private final Wording wording;

  ConfirmPlanForm(
      Verdicts verdicts,
      ConditionDesk conditions,
      Votes votes,
      PanelVotes panelVotes,
      Wording wording) {
    this.verdicts = verdicts;
    this.conditions = conditions;
    this.votes = votes;
    this.panelVotes = panelVotes;
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
    view.put(CastingVotes.ASKED, CastingVotes.asked(task));
    PlanOutcome concluded = PlanOutcome.concluded(conclusion(task, null));
    if (concluded != null) view.put("concluded", concluded.key());
    List<String> missing = words(task, VoteValue.RETURN);
    if (!missing.isEmpty()) view.put("changes", String.join("\n", missing));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    OwnCase.refuse(task);
    Boolean chairApproves = CastingVotes.read(task, submission);
    String conclusion = conclusion(task, chairApproves);
    PlanOutcome outcome = submission.choice("outcome", PlanOutcome::of);
    String reason = submission.optionalText("reason").orElse(null);
    String minority = submission.optionalText("minority").orElse(null);
    Map<String, Object> details = new HashMap<>();
    details.put("planRound", task.count("planRound"));
    task.text("recommendation").ifPresent(r -> details.put("tableRecommendation", r));
    if (outcome != null) {
      bounds(task, submission, outcome, chairApproves);
      departure(submission, outcome, conclusion, reason);
      if (outcome == PlanOutcome.RETURNED) changes(submission, details);
    }
    List<Conditions.Draft> drafts =
        conditions.read(task, submission, outcome == PlanOutcome.APPROVED);
    if (outcome == PlanOutcome.APPROVED && drafts.isEmpty())
      withoutConditions(submission, conclusion);
    submission.check();
    if (!drafts.isEmpty()) details.put("conditions", conditions.lines(drafts));
    if (chairApproves != null) panelVotes.decideTie(round(task), chairApproves, task.user());
    verdicts.give(round(task), outcome.key(), conclusion, reason, minority, task.user(), details);
    conditions.set(round(task), drafts, task.user());
    return Map.of("planOutcome", outcome.key());
  }

  /** What the vote came to, with the chair's casting vote where there was a tie. */
  private static String conclusion(TaskContext task, Boolean chairApproves) {
    if (chairApproves == null) return task.text("voteConclusion").orElse(null);
    if (!chairApproves) return returnsLeft(task) ? "return" : "reject";
    return Boolean.TRUE.equals(task.facts().get("conditional"))
        ? "approve-on-condition"
        : "approve";
  }

  private static void bounds(
      TaskContext task, Submission submission, PlanOutcome outcome, Boolean chairApproves) {
    if (outcome == PlanOutcome.APPROVED && Boolean.FALSE.equals(chairApproves))
      submission.problem("outcome", "quorum.approval-against-casting-vote");
    if (outcome == PlanOutcome.APPROVED && !quorumMet(task))
      submission.problem("outcome", "maintenance.approved-without-quorum");
    if (outcome == PlanOutcome.RETURNED && !returnsLeft(task))
      submission.problem("outcome", "maintenance.no-return-left");
  }

  private static void departure(
      Submission submission, PlanOutcome outcome, String conclusion, String reason) {
    if (PlanOutcome.concluded(conclusion) != outcome && reason == null)
      submission.problem("reason", "committee.departing-needs-reason");
  }

  private static void withoutConditions(Submission submission, String conclusion) {
    if ("approve-on-condition".equals(conclusion))
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
