package org.canvasgate.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Watches the engine without changing what it does: which sequence flows a case takes, and which
 * facts each delegate writes. The diagrams know nothing of it.
 */
final class Watch extends AbstractProcessEnginePlugin {
  private final Map<String, Set<String>> takenByCase = new ConcurrentHashMap<>();
  private final Set<String> taken = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<String>> changedByDelegate = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> presentAfterDelegate = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Object>> before = new ConcurrentHashMap<>();
  private volatile BiConsumer<String, DelegateExecution> afterDelegate = (bean, execution) -> {};

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    List<BpmnParseListener> listeners = new ArrayList<>();
    if (engine.getCustomPostBPMNParseListeners() != null)
      listeners.addAll(engine.getCustomPostBPMNParseListeners());
    listeners.add(new Parse());
    engine.setCustomPostBPMNParseListeners(listeners);
  }

  /** Begins anew: what was taken before this counts no more. */
  void forget() {
    takenByCase.clear();
    taken.clear();
    changedByDelegate.clear();
    presentAfterDelegate.clear();
  }

  /** The cases that took any flow. */
  Set<String> cases() {
    return Set.copyOf(takenByCase.keySet());
  }

  /** Ids of the flows that a case took, over all its processes. */
  Set<String> flows(String proposalId) {
    return Set.copyOf(takenByCase.getOrDefault(proposalId, Set.of()));
  }

  /** Every flow that any case took, as {@code process/flow}. */
  Set<String> flows() {
    return Set.copyOf(taken);
  }

  /** The facts that each delegate was seen to write anew or to change, by the name of its bean. */
  Map<String, Set<String>> changedByDelegate() {
    return Map.copyOf(changedByDelegate);
  }

  /** The facts that a case had whenever this delegate had run. */
  Map<String, Set<String>> presentAfterDelegate() {
    return Map.copyOf(presentAfterDelegate);
  }

  /** Calls this at the end of every service task, until told otherwise; null for nothing. */
  void afterDelegate(BiConsumer<String, DelegateExecution> call) {
    afterDelegate = call == null ? (bean, execution) -> {} : call;
  }

  static String process(DelegateExecution execution) {
    return ((ExecutionEntity) execution).getProcessDefinition().getKey();
  }

  private void take(DelegateExecution execution, String flow) {
    taken.add(process(execution) + "/" + flow);
    takenByCase
        .computeIfAbsent(execution.getProcessBusinessKey(), id -> ConcurrentHashMap.newKeySet())
        .add(flow);
  }

  private void began(DelegateExecution execution) {
    before.put(execution.getActivityInstanceId(), facts(execution));
  }

  private void ended(String bean, DelegateExecution execution) {
    Map<String, Object> had = before.remove(execution.getActivityInstanceId());
    Map<String, Object> has = facts(execution);
    Set<String> changed =
        changedByDelegate.computeIfAbsent(bean, b -> ConcurrentHashMap.newKeySet());
    has.forEach(
        (fact, value) -> {
          if (!had.containsKey(fact) || !Objects.equals(value, had.get(fact))) changed.add(fact);
        });
    presentAfterDelegate
        .computeIfAbsent(bean, b -> new HashSet<>(has.keySet()))
        .retainAll(has.keySet());
    afterDelegate.accept(bean, execution);
  }

  /** Those of the case, not what the diagram hands in for this step alone. */
  private static Map<String, Object> facts(DelegateExecution execution) {
    return new HashMap<>(execution.getProcessInstance().getVariables());
  }

  private final class Parse extends AbstractBpmnParseListener {
    @Override
    public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
      ExecutionListener listener = execution -> take(execution, flow.getId());
      flow.addListener(ExecutionListener.EVENTNAME_TAKE, listener);
    }

    @Override
    public void parseServiceTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      String bean =
          element
              .attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "delegateExpression")
              .replaceAll("[${}]", "");
      ExecutionListener start = Watch.this::began;
      ExecutionListener end = execution -> ended(bean, execution);
      activity.addListener(ExecutionListener.EVENTNAME_START, start);
      activity.addListener(ExecutionListener.EVENTNAME_END, end);
    }
  }

  /** What was left out of what there is, in order, for a message. */
  static Set<String> missing(Set<String> all, Set<String> seen) {
    Set<String> missing = new TreeSet<>(all);
    missing.removeAll(seen);
    return missing;
  }
}
