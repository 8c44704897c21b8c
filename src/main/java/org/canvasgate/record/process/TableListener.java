package org.canvasgate.record.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.canvasgate.record.TableAnswers;
import org.canvasgate.record.TableAnswers.Answer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears every answer of a decision table. Those given in a step of a case are kept, together and
 * once each, when the step's transaction is about to commit; what a page or a form asks is not.
 */
@Component
class TableListener implements DmnDecisionTableEvaluationListener {
  private final ObjectProvider<TableAnswers> answers;
  private final ZoneId zone;

  TableListener(ObjectProvider<TableAnswers> answers, java.time.Clock clock) {
    this.answers = answers;
    this.zone = clock.getZone();
  }

  @Override
  public void notify(DmnDecisionTableEvaluationEvent event) {
    var context = Context.getCoreExecutionContext();
    if (context == null
        || !(context.getExecution() instanceof ExecutionEntity execution)
        || execution.getProcessBusinessKey() == null
        || !(event.getDecision() instanceof DecisionDefinition table)
        || !TransactionSynchronizationManager.isSynchronizationActive()) return;
    step().of(execution.getProcessBusinessKey()).add(answer(table, event));
  }

  private Step step() {
    Step step = (Step) TransactionSynchronizationManager.getResource(this);
    if (step != null) return step;
    Step begun = new Step();
    TransactionSynchronizationManager.bindResource(this, begun);
    TransactionSynchronizationManager.registerSynchronization(begun);
    return begun;
  }

  private Answer answer(DecisionDefinition table, DmnDecisionTableEvaluationEvent event) {
    List<Map<String, Object>> outputs = new ArrayList<>();
    for (DmnEvaluatedDecisionRule rule : event.getMatchingRules()) {
      Map<String, Object> row = new LinkedHashMap<>();
      rule.getOutputEntries()
          .forEach((name, output) -> row.put(name, plain(output.getValue().getValue())));
      outputs.add(row);
    }
    return new Answer(
        table.getKey(),
        table.getVersion(),
        table.getId(),
        table.getDeploymentId(),
        inputs(event),
        event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList(),
        outputs);
  }

  private Map<String, Object> inputs(DmnDecisionTableEvaluationEvent event) {
    List<DmnDecisionTableInputImpl> asked =
        ((DmnDecisionTableImpl) event.getDecision().getDecisionLogic()).getInputs();
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i < event.getInputs().size(); i++)
      inputs.put(
          asked.get(i).getExpression().getExpression(),
          plain(event.getInputs().get(i).getValue().getValue()));
    return inputs;
  }

  private Object plain(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) return value;
    if (value instanceof Date date) return day(date.toInstant());
    if (value instanceof LocalDateTime time) return time.toLocalDate().toString();
    if (value instanceof LocalDate day) return day.toString();
    return value.toString();
  }

  private String day(Instant instant) {
    return LocalDate.ofInstant(instant, zone).toString();
  }

  /** What the tables answered in one transaction, by case. */
  private final class Step implements TransactionSynchronization {
    private final Map<String, Set<Answer>> cases = new LinkedHashMap<>();

    Set<Answer> of(String proposalId) {
      return cases.computeIfAbsent(proposalId, id -> new LinkedHashSet<>());
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      cases.forEach((proposalId, given) -> answers.getObject().keep(proposalId, given));
    }

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(TableListener.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(TableListener.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(TableListener.this);
    }
  }
}
