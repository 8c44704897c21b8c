package org.canvasgate.record.process;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.canvasgate.record.KeptFact;
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
  private static final Set<String> PEOPLE =
      Set.of("planner", "operator", "member", "assignee", "initiator");

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
    step()
        .of(execution.getProcessBusinessKey())
        .putIfAbsent(answer(table, event), facts(execution, table));
  }

  /**
   * All that the process knows, where the diagram asks; null where the program does, because a
   * table then sees its inputs only. People are left out: no rule is about a person.
   */
  private static Map<String, Object> facts(ExecutionEntity execution, DecisionDefinition table) {
    if (!(execution.getBpmnModelElementInstance() instanceof BusinessRuleTask asking)
        || !table.getKey().equals(asking.getCamundaDecisionRef())) return null;
    Map<String, Object> facts = new TreeMap<>();
    execution
        .getVariables()
        .forEach(
            (name, value) -> {
              if (!PEOPLE.contains(name) && KeptFact.keeps(value))
                facts.put(name, KeptFact.of(value));
            });
    return facts;
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
    return new Answer(
        table.getKey(),
        table.getVersion(),
        table.getId(),
        table.getDeploymentId(),
        inputs(event),
        TableReply.rules(event),
        TableReply.outputs(event, zone));
  }

  private Map<String, Object> inputs(DmnDecisionTableEvaluationEvent event) {
    List<DmnDecisionTableInputImpl> asked =
        ((DmnDecisionTableImpl) event.getDecision().getDecisionLogic()).getInputs();
    Map<String, Object> inputs = new LinkedHashMap<>();
    for (int i = 0; i < event.getInputs().size(); i++)
      inputs.put(
          asked.get(i).getExpression().getExpression(),
          KeptFact.plain(event.getInputs().get(i).getValue().getValue(), zone));
    return inputs;
  }

  /** What the tables answered in one transaction, by case. */
  private final class Step implements TransactionSynchronization {
    private final Map<String, Map<Answer, Map<String, Object>>> cases = new LinkedHashMap<>();

    Map<Answer, Map<String, Object>> of(String proposalId) {
      return cases.computeIfAbsent(proposalId, id -> new LinkedHashMap<>());
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
