package org.canvasgate.operation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.OwnCase;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.ConditionDesk;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.springframework.stereotype.Component;

/**
 * The chair confirms what becomes of the service, or departs from the recommendation with a reason.
 */
@Component
class ConfirmOperationForm implements TaskForm {
  /** A day that is named as the last one ends with the office. */
  private static final LocalTime OFFICE_CLOSES = LocalTime.of(18, 0);

  private static final Set<String> FIELDS =
      ConditionDesk.with("outcome", "improveBy", "improveWhat", "exitBy", "reason", "minority");

  private final Verdicts verdicts;
  private final ConditionDesk conditions;
  private final OperationVerdicts operationVerdicts;
  private final Improvements improvements;
  private final ServiceExits exits;
  private final Wording wording;
  private final Clock clock;

  ConfirmOperationForm(
      Verdicts verdicts,
      ConditionDesk conditions,
      OperationVerdicts operationVerdicts,
      Improvements improvements,
      ServiceExits exits,
      Wording wording,
      Clock clock) {
    this.verdicts = verdicts;
    this.conditions = conditions;
    this.operationVerdicts = operationVerdicts;
    this.improvements = improvements;
    this.exits = exits;
    this.wording = wording;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "confirm-operation";
  }

  @Override
  public Set<String> fields() {
    return FIELDS;
  }

  @Override
  public Set<String> facts() {
    return Set.of("operationOutcome", "improveBy");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>(conditions.view(task, List.of(), locale));
    view.put("recommendationText", wording.recommendation(task, locale));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    OwnCase.refuse(task);
    Decision decision = read(task, submission);
    boolean goesOn = decision != null && decision.outcome() != OperationOutcome.RETIRE;
    List<Conditions.Draft> drafts = conditions.read(task, submission, goesOn);
    submission.check();
    Map<String, Object> details = new HashMap<>(decision.details());
    if (!drafts.isEmpty()) details.put("conditions", conditions.lines(drafts));
    CaseRound round = CaseRound.of(task.proposalId(), Gate.OPERATION, task.facts());
    operationVerdicts.conclude(round, decision.outcome(), task.user());
    verdicts.give(
        round,
        decision.outcome().key(),
        task.text("recommendation").orElse(null),
        decision.reason(),
        submission.optionalText("minority").orElse(null),
        task.user(),
        details);
    conditions.set(round, drafts, task.user());
    return carryOut(round, decision);
  }

  /**
   * What the chair decided.
   *
   * @param day until when to improve or to end; null for the other outcomes
   * @param improvement what to improve; null for the other outcomes
   */
  private record Decision(
      OperationOutcome outcome, String reason, LocalDate day, String improvement) {

    Map<String, Object> details() {
      return switch (outcome) {
        case IMPROVE -> Map.of("improveBy", day.toString(), "improveWhat", improvement);
        case RETIRE -> Map.of("exitBy", day.toString());
        case CONTINUE, REASSIGN -> Map.of();
      };
    }
  }

  private Decision read(TaskContext task, Submission submission) {
    OperationOutcome outcome = submission.choice("outcome", OperationOutcome::of);
    String reason = submission.optionalText("reason").orElse(null);
    submission.optionalText("minority");
    if (outcome == null) {
      return null;
    }
    if (reason == null) {
      refuseWithoutReason(task, submission, outcome);
    }
    return switch (outcome) {
      case IMPROVE ->
          new Decision(
              outcome,
              reason,
              notPast(submission, "improveBy", today().plusDays(1)),
              submission.text("improveWhat"));
      case RETIRE -> new Decision(outcome, reason, notPast(submission, "exitBy", today()), null);
      case CONTINUE, REASSIGN -> new Decision(outcome, reason, null, null);
    };
  }

  private static void refuseWithoutReason(
      TaskContext task, Submission submission, OperationOutcome outcome) {
    if (!outcome.key().equals(task.text("recommendation").orElse(null))) {
      submission.problem("reason", "committee.departing-needs-reason");
    } else if (outcome == OperationOutcome.REASSIGN) {
      submission.problem("reason", "operation.reassign-needs-reason");
    } else if (outcome == OperationOutcome.RETIRE) {
      submission.problem("reason", "operation.retire-needs-reason");
    }
  }

  private static LocalDate notPast(Submission submission, String field, LocalDate earliest) {
    LocalDate day = submission.date(field);
    if (day != null && day.isBefore(earliest)) {
      submission.problem(field, "operation." + field + "-too-early", earliest.toString());
    }
    return day;
  }

  private Map<String, Object> carryOut(CaseRound round, Decision decision) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("operationOutcome", decision.outcome().key());
    // After an objection to an exit the new verdict takes the place of the old one.
    exits.revoke(round.proposalId());
    if (decision.outcome() == OperationOutcome.IMPROVE) {
      improvements.require(
          round.proposalId(), round.cycle(), decision.improvement(), decision.day());
      facts.put(
          "improveBy",
          Date.from(decision.day().atTime(OFFICE_CLOSES).atZone(clock.getZone()).toInstant()));
    } else if (decision.outcome() == OperationOutcome.RETIRE) {
      exits.decide(round.proposalId(), round.cycle(), decision.reason(), decision.day());
    }
    return facts;
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
