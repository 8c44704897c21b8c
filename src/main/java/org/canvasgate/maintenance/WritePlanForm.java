package org.canvasgate.maintenance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Markdown;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.Proposals;
import org.springframework.stereotype.Component;

/**
 * The planner writes the maintenance plan. After a return it starts from the last plan, with what
 * the committee wants changed above it.
 */
@Component
class WritePlanForm implements TaskForm {
  private final Plans plans;
  private final PlanReturns returns;
  private final Proposals proposals;
  private final Clock clock;

  WritePlanForm(Plans plans, PlanReturns returns, Proposals proposals, Clock clock) {
    this.plans = plans;
    this.returns = returns;
    this.proposals = proposals;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "write-plan";
  }

  @Override
  public Set<String> fields() {
    return PlanFields.ALL;
  }

  @Override
  public Set<String> facts() {
    return Set.of("planRound");
  }

  @Override
  public Map<String, Object> view(TaskContext task, Locale locale) {
    Map<String, Object> view = new HashMap<>();
    view.putAll(
        plans
            .latest(task.proposalId())
            .map(PlanPrefill::of)
            .orElseGet(() -> firstPlan(task.proposalId())));
    String toChange = returns.changes(task.proposalId()).orElse("");
    view.put("returned", !toChange.isEmpty());
    view.put("changes", Markdown.plain(toChange));
    return view;
  }

  @Override
  public Map<String, Object> submit(TaskContext task, Submission submission) {
    EntityKind entity = entity(task);
    PlanReader.Draft draft = PlanReader.read(submission, entity);
    int round = plans.latest(task.proposalId()).map(FiledPlan::round).orElse(0) + 1;
    plans.save(
        new FiledPlan(
            task.proposalId(),
            round,
            draft.plan(),
            draft.unit(),
            draft.usagePromise(),
            draft.requirements(),
            task.user(),
            clock.instant()));
    return Map.of("planRound", round);
  }

  /** Who is to operate, as the consultation found; null while nobody is named. */
  static EntityKind entity(TaskContext task) {
    return task.text("entity").filter(key -> !key.isBlank()).map(EntityKind::of).orElse(null);
  }

  private Map<String, Object> firstPlan(String proposalId) {
    Map<String, Object> values = new HashMap<>();
    values.put(PlanFields.FIRST_YEAR, LocalDate.now(clock).getYear() + 1);
    values.put(PlanFields.COVERED_YEARS, PlanFields.YEARS);
    Cost built = proposals.get(proposalId).constructionCost();
    MoneyUnit.named(built.currency(), built.unit())
        .ifPresent(
            unit -> {
              values.put(PlanFields.MONEY_UNIT, unit.key());
              if (built.amount() != null) values.put(PlanFields.CONSTRUCTION_COST, built.amount());
            });
    return values;
  }
}
