package org.canvasgate.diagram.cases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.springframework.stereotype.Component;

/**
 * Finds the way from one version to another: each step goes to the step of the same id, where that
 * is of the same kind and stands in the same part of the process, and a renamed one to where the
 * administrator says.
 *
 * <p>A timer whose drawing has not changed keeps its date, so the engine is not asked to set them
 * all anew; see {@link Mover} for those that have.
 */
@Component
class Passages {
  /** What the engine adds to the id of a panel's step to name all its members' turns together. */
  private static final String BODY = "#multiInstanceBody";

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;

  Passages(
      RuntimeService runtime, RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.runtime = runtime;
    this.repository = repository;
    this.engine = engine;
  }

  /**
   * The way between two versions.
   *
   * @throws org.camunda.bpm.engine.migration.MigrationPlanValidationException where a renamed step
   *     cannot become what it is said to become
   */
  Passage between(String from, String to, Map<String, String> renamed) {
    ProcessDefinitionEntity source = drawn(from);
    ProcessDefinitionEntity target = drawn(to);
    Map<String, String> named = named(source, target, renamed);
    MigrationPlanBuilder plan = runtime.createMigrationPlan(from, to).mapEqualActivities();
    for (Map.Entry<String, String> step : named.entrySet())
      plan = plan.mapActivities(step.getKey(), step.getValue());
    Map<String, String> steps = new LinkedHashMap<>();
    named.forEach((old, now) -> steps.put(plain(old), plain(now)));
    Map<String, String> before = timers(from);
    Map<String, String> after = timers(to);
    var changed = new TreeSet<String>();
    before.forEach(
        (event, text) -> {
          String there = steps.getOrDefault(event, event);
          if (after.containsKey(there) && !after.get(there).equals(text)) changed.add(there);
        });
    return new Passage(from, to, plan.build(), steps, changed, ids(target));
  }

  /** A definition as the engine runs it, with what it holds. */
  private ProcessDefinitionEntity drawn(String definition) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            command -> engine.getDeploymentCache().findDeployedProcessDefinitionById(definition));
  }

  /**
   * The renamed steps with everything that only follows them: the body of a panel's step, the
   * events on its border, and what stands within it. The engine finds those by itself only where
   * the outer step has kept its id.
   */
  private static Map<String, String> named(
      ProcessDefinitionEntity source, ProcessDefinitionEntity target, Map<String, String> renamed) {
    Map<String, String> named = new LinkedHashMap<>();
    renamed.forEach(
        (old, now) -> {
          ActivityImpl before = source.findActivity(old);
          ActivityImpl after = target.findActivity(now);
          if (before == null || after == null || old.equals(now)) return;
          if (source.findActivity(old + BODY) != null && target.findActivity(now + BODY) != null)
            named.put(old + BODY, now + BODY);
          named.put(old, now);
          follow(before, after, renamed, named);
          before.getEventActivities().forEach(event -> same(event, after, renamed, named));
          ActivityImpl body = source.findActivity(old + BODY);
          ActivityImpl bodyAfter = target.findActivity(now + BODY);
          if (body != null && bodyAfter != null)
            body.getEventActivities().forEach(event -> same(event, bodyAfter, renamed, named));
        });
    return named;
  }

  private static void follow(
      ActivityImpl before,
      ActivityImpl after,
      Map<String, String> renamed,
      Map<String, String> to) {
    for (ActivityImpl inner : before.getActivities()) {
      ActivityImpl there = after.findActivity(renamed.getOrDefault(inner.getId(), inner.getId()));
      if (there == null || inner.getId().endsWith(BODY) != there.getId().endsWith(BODY)) continue;
      if (!sameKind(inner, there)) continue;
      to.putIfAbsent(inner.getId(), there.getId());
      follow(inner, there, renamed, to);
    }
  }

  private static void same(
      ActivityImpl event, ScopeImpl after, Map<String, String> renamed, Map<String, String> to) {
    if (renamed.containsKey(event.getId())) return;
    after.getEventActivities().stream()
        .filter(there -> there.getId().equals(event.getId()) && sameKind(event, there))
        .findFirst()
        .ifPresent(there -> to.putIfAbsent(event.getId(), there.getId()));
  }

  private static boolean sameKind(ActivityImpl one, ActivityImpl other) {
    return one.getActivityBehavior() != null
        && other.getActivityBehavior() != null
        && one.getActivityBehavior().getClass() == other.getActivityBehavior().getClass();
  }

  /** What each timer is set to, as it is written in the diagram. */
  private Map<String, String> timers(String definition) {
    Map<String, String> timers = new HashMap<>();
    for (CatchEvent event :
        repository.getBpmnModelInstance(definition).getModelElementsByType(CatchEvent.class))
      event.getEventDefinitions().stream()
          .filter(TimerEventDefinition.class::isInstance)
          .map(TimerEventDefinition.class::cast)
          .forEach(timer -> timers.put(event.getId(), written(timer)));
    return timers;
  }

  private static String written(TimerEventDefinition timer) {
    return timer
        .getChildElementsByType(org.camunda.bpm.model.bpmn.instance.Expression.class)
        .stream()
        .map(set -> set.getElementType().getTypeName() + ":" + set.getTextContent().strip())
        .collect(Collectors.joining(" "));
  }

  private static TreeSet<String> ids(ScopeImpl scope) {
    var ids = new TreeSet<String>();
    for (ActivityImpl activity : scope.getActivities()) {
      ids.add(plain(activity.getId()));
      ids.addAll(ids(activity));
    }
    return ids;
  }

  private static String plain(String id) {
    return id.endsWith(BODY) ? id.substring(0, id.length() - BODY.length()) : id;
  }
}
