package org.canvasgate.operation;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Verdict;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.condition.ConditionOwners;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.maintenance.EntityKind;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/** The secretariat hands a service to another operator, as the committee decided. */
@Component
class ReassignOperatorForm implements TaskForm {
  private static final String OPERATORS = "operators";

  private final Members members;
  private final Proposals proposals;
  private final OperatorChanges changes;
  private final Verdicts verdicts;
  private final ConditionOwners conditions;
  private final Clock clock;

  ReassignOperatorForm(
      Members members,
      Proposals proposals,
      OperatorChanges changes,
      Verdicts verdicts,
      ConditionOwners conditions,
      Clock clock) {
    this.members = members;
    this.proposals = proposals;
    this.changes = changes;
    this.verdicts = verdicts;
    this.conditions = conditions;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "reassign-operator";
  }

  @Override
  public Set<String> fields() {
    return Set.of("newOperator", "entity", "reason");
  }

  @Override
  public Set<String> facts() {
    return Set.of(NamedOperator.FACT);
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.put("present", Markdown.plain(members.name(present(task))));
    view.put(
        "candidates",
        candidates(task).stream().map(m -> Map.of("label", m.name(), "value", m.id())).toList());
    verdicts
        .latest(task.proposalId(), Gate.OPERATION)
        .map(Verdict::reason)
        .ifPresent(reason -> view.put("verdictReason", Markdown.plain(reason)));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    String to = submission.text("newOperator");
    EntityKind entity = submission.choice("entity", EntityKind::of);
    String reason = submission.text("reason");
    refuseUnfit(task, submission, to);
    submission.check();
    changes.add(
        new OperatorChange(
            task.proposalId(),
            task.count("cycle"),
            present(task),
            to,
            entity,
            reason,
            task.user(),
            clock.instant()));
    proposals.changeOperator(task.proposalId(), to);
    conditions.operatorIs(task.proposalId(), to);
    return Map.of(NamedOperator.FACT, to);
  }

  private void refuseUnfit(TaskContext task, Submission submission, String to) {
    if (to == null) {
      return;
    }
    if (to.equals(present(task))) {
      submission.problem("newOperator", "operation.same-operator", members.name(to));
    } else if (candidates(task).stream().noneMatch(m -> m.id().equals(to))) {
      submission.problem("newOperator", "operation.no-operator", members.name(to));
    }
  }

  private List<Members.Member> candidates(TaskContext task) {
    return members.in(OPERATORS).stream().filter(m -> !m.id().equals(present(task))).toList();
  }

  private static String present(TaskContext task) {
    return task.text(NamedOperator.FACT).orElse("");
  }
}
