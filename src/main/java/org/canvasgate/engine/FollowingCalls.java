package org.canvasgate.engine;

import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Namespace;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * A case that began on a tried release calls the processes of that release; every other case calls
 * the latest, as its diagram says.
 */
final class FollowingCalls extends AbstractBpmnParseListener {
  private static final Namespace CAMUNDA = BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS;

  // Cases that stand at a call can be moved to another release: the engine asks for the class.
  static {
    SupportedActivityValidator.SUPPORTED_ACTIVITY_BEHAVIORS.add(Following.class);
  }

  private final Supplier<CaseRelease> releases;

  /**
   * @param releases null from it where nobody answers
   */
  FollowingCalls(Supplier<CaseRelease> releases) {
    this.releases = releases;
  }

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    // One that maps variables by code of its own has another class and is left as it is.
    if (activity.getActivityBehavior() instanceof CallActivityBehavior drawn
        && element.attributeNS(CAMUNDA, "variableMappingClass") == null
        && element.attributeNS(CAMUNDA, "variableMappingDelegateExpression") == null) {
      var following = new Following(releases);
      following.setCallableElement(drawn.getCallableElement());
      activity.setActivityBehavior(following);
    }
  }

  private static final class Following extends CallActivityBehavior {
    private final Supplier<CaseRelease> releases;

    private Following(Supplier<CaseRelease> releases) {
      this.releases = releases;
    }

    @Override
    protected void startInstance(
        ActivityExecution execution, VariableMap variables, String businessKey) {
      String process = getCallableElement().getDefinitionKey((ExecutionEntity) execution);
      Optional<String> own =
          Optional.ofNullable(releases.get())
              .flatMap(
                  known ->
                      known.called(
                          ((ExecutionEntity) execution).getProcessDefinitionId(), process));
      if (own.isEmpty()) {
        super.startInstance(execution, variables, businessKey);
        return;
      }
      ProcessDefinitionEntity called =
          Context.getProcessEngineConfiguration()
              .getDeploymentCache()
              .findDeployedProcessDefinitionById(own.get());
      execution.createSubProcessInstance(called, businessKey).start(variables);
    }
  }
}
