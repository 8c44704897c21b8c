package org.canvasgate.diagram.check;

import static org.canvasgate.diagram.check.ProcessTexts.blank;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CompletionCondition;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.LoopCardinality;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.TimeDuration;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.canvasgate.diagram.model.ModelKind;
import org.canvasgate.diagram.model.ModelSet;

/** Whether what a process reads has been written by somebody before. */
final class ProcessFacts {
  /** What the engine itself offers to an expression. */
  private static final Set<String> OF_THE_ENGINE = Set.of("execution", "task", "externalTask");

  /** A fact and the text that it is compared with. */
  private static final Pattern COMPARED = Pattern.compile("\\b(\\w+)\\s*==\\s*['\"]([^'\"]*)['\"]");

  private final Facts facts;
  private final Surroundings around;
  private final Notes notes;

  private ProcessFacts(Facts facts, Surroundings around, Notes notes) {
    this.facts = facts;
    this.around = around;
    this.notes = notes;
  }

  static void check(
      BpmnModelInstance diagram, Facts facts, ModelSet all, Surroundings around, Notes notes) {
    var check = new ProcessFacts(facts, around, notes);
    check.conditions(diagram, all);
    check.texts(diagram, TimeDate.class, "timer");
    check.texts(diagram, TimeDuration.class, "timer");
    check.texts(diagram, TimeCycle.class, "timer");
    check.texts(diagram, CompletionCondition.class, "multi-instance");
    check.texts(diagram, LoopCardinality.class, "multi-instance");
    check.texts(diagram, CamundaInputParameter.class, "mappings");
    check.texts(diagram, CamundaOutputParameter.class, "mappings");
    for (UserTask task : diagram.getModelElementsByType(UserTask.class)) check.person(task);
    for (MultiInstanceLoopCharacteristics loop :
        diagram.getModelElementsByType(MultiInstanceLoopCharacteristics.class))
      check.read(loop.getCamundaCollection(), ProcessSteps.around(loop), null, "multi-instance");
    for (BusinessRuleTask rule : diagram.getModelElementsByType(BusinessRuleTask.class))
      check.table(rule, all);
    for (CallActivity call : diagram.getModelElementsByType(CallActivity.class))
      check.handed(call, all);
  }

  private void conditions(BpmnModelInstance diagram, ModelSet all) {
    for (ConditionExpression condition :
        diagram.getModelElementsByType(ConditionExpression.class)) {
      if (!(condition.getParentElement() instanceof SequenceFlow flow)) continue;
      String text = condition.getTextContent().strip();
      if (text.isEmpty()) notes.error(flow.getId(), "conditions", "expression.empty");
      else if (!Expressions.isExpression(text))
        notes.error(flow.getId(), "conditions", "expression.plain", text);
      else {
        FlowNode source = Links.follow(flow::getSource);
        read(text, source == null ? null : source.getId(), flow.getId(), "conditions");
        answered(text, flow.getId(), diagram, all);
      }
    }
  }

  /** A way that waits for an answer which no rule of the table gives is never taken. */
  private void answered(String condition, String flow, BpmnModelInstance diagram, ModelSet all) {
    Matcher compared = COMPARED.matcher(condition);
    while (compared.find())
      for (BusinessRuleTask rule : diagram.getModelElementsByType(BusinessRuleTask.class)) {
        String fact = compared.group(1);
        String table = rule.getCamundaDecisionRef();
        if (table == null
            || !fact.equals(rule.getCamundaResultVariable())
            || !facts.writers(fact).equals(Set.of(rule.getId()))) continue;
        Optional<Set<String>> texts = all.find(ModelKind.TABLE, table).flatMap(Tables::texts);
        if (texts.isPresent() && !texts.get().contains(compared.group(2)))
          notes.warn(flow, "conditions", "condition.never", table, compared.group(2));
      }
  }

  private void texts(
      BpmnModelInstance diagram, Class<? extends ModelElementInstance> kind, String place) {
    for (ModelElementInstance part : diagram.getModelElementsByType(kind))
      read(part.getTextContent(), ProcessSteps.around(part), null, place);
  }

  private void person(UserTask task) {
    read(task.getCamundaAssignee(), task.getId(), null, "assignment");
    read(task.getCamundaCandidateGroups(), task.getId(), null, "assignment");
    read(task.getCamundaCandidateUsers(), task.getId(), null, "assignment");
    read(task.getCamundaDueDate(), task.getId(), null, "due-date");
    read(task.getCamundaFollowUpDate(), task.getId(), null, "due-date");
    read(task.getCamundaPriority(), task.getId(), null, "priority");
  }

  private void table(BusinessRuleTask rule, ModelSet all) {
    if (rule.getCamundaDecisionRef() == null) return;
    all.find(ModelKind.TABLE, rule.getCamundaDecisionRef())
        .ifPresent(
            table -> {
              for (String name : Tables.reads(table))
                known(name, rule.getId(), rule.getId(), "decision", "fact.of-table");
            });
  }

  private void handed(CallActivity call, ModelSet all) {
    for (CamundaIn in : Facts.extensions(call, CamundaIn.class)) {
      // What is not known yet is handed over as not known; only what nobody ever writes is wrong.
      if (!blank(in.getCamundaSource()) && !facts.exists(in.getCamundaSource(), call.getId()))
        notes.error(call.getId(), "mappings", "fact.unknown", in.getCamundaSource());
      read(in.getCamundaSourceExpression(), call.getId(), null, "mappings");
    }
    if (call.getCalledElement() == null) return;
    var called = all.find(ModelKind.PROCESS, call.getCalledElement());
    var diagram = called.flatMap(Reading::process);
    if (diagram.isEmpty()) return;
    Optional<Facts> theirs =
        diagram
            .get()
            .getModelElementsByType(org.camunda.bpm.model.bpmn.instance.Process.class)
            .stream()
            .findFirst()
            .map(
                process -> new Facts(process, diagram.get(), new Ways(diagram.get()), all, around));
    for (CamundaOut out : Facts.extensions(call, CamundaOut.class))
      if (!blank(out.getCamundaSource())
          && theirs.isPresent()
          && !theirs.get().all().contains(out.getCamundaSource()))
        notes.error(
            call.getId(),
            "mappings",
            "fact.not-returned",
            out.getCamundaSource(),
            call.getCalledElement());
  }

  /**
   * @param node where it is read
   * @param element what the finding concerns, where that is not the node
   */
  private void read(String text, String node, String element, String place) {
    if (!Expressions.isExpression(text) || node == null) return;
    String concerned = element == null ? node : element;
    var names = Expressions.names(text);
    if (names.isEmpty()) {
      notes.error(concerned, place, "expression.unreadable", text.strip());
      return;
    }
    for (String name : names.get()) known(name, node, concerned, place, "fact");
  }

  private void known(String name, String node, String element, String place, String key) {
    if (OF_THE_ENGINE.contains(name)
        || around.beans().contains(name)
        || around.delegates().containsKey(name)) return;
    if (!facts.exists(name, node)) notes.error(element, place, key + ".unknown", name);
    else if (!facts.knownAt(name, node)) notes.warn(element, place, key + ".later", name);
  }
}
