package org.canvasgate.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.canvasgate.committee.Notices;

/**
 * Tells whoever has to answer in a window that they are asked, and until when: each person or body
 * once for each task, a substitute when the task comes to them.
 */
final class Summons extends AbstractBpmnParseListener {
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  /** A task that is due with its window is answered in it; the secretariat only keeps it. */
  private static final String IN_WINDOW = "${windowDue}";

  private static final Set<String> KEEPERS = Set.of("secretariat", "chairs");

  private final Supplier<Notices> notices;

  Summons(Supplier<Notices> notices) {
    this.notices = notices;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    String due = element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "dueDate");
    if (!IN_WINDOW.equals(due)) return;
    TaskDefinition task =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    TaskListener call = this::call;
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, call);
    task.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, call);
  }

  private void call(DelegateTask task) {
    if (task.getDueDate() == null || !(task.getVariable("window") instanceof String step)) return;
    String proposal = task.getExecution().getProcessBusinessKey();
    String day = day(task.getDueDate().toInstant());
    for (String who : called(task))
      notices
          .get()
          .tell(
              who,
              proposal,
              "notice.summons." + step,
              "summons/" + task.getId() + "/" + who,
              proposal,
              day);
  }

  /** A body is asked as a whole; whoever takes its task knows, whoever is handed it is told. */
  private static List<String> called(DelegateTask task) {
    List<String> groups = new ArrayList<>();
    for (IdentityLink link : task.getCandidates())
      if (IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null)
        groups.add(link.getGroupId());
    if (groups.stream().anyMatch(KEEPERS::contains)) return List.of();
    if (!groups.isEmpty() && TaskListener.EVENTNAME_CREATE.equals(task.getEventName()))
      return groups;
    String assignee = task.getAssignee();
    boolean taken = !groups.isEmpty() && assignee != null && assignee.equals(whoActs(task));
    return assignee == null || taken ? List.of() : List.of(assignee);
  }

  private static String whoActs(DelegateTask task) {
    Authentication acting =
        task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
    return acting == null ? null : acting.getUserId();
  }

  private static String day(Instant due) {
    return due.atZone(KOREA).toLocalDate().toString();
  }
}
