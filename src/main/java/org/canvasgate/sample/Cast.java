package org.canvasgate.sample;

import java.util.List;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.Acting;
import org.canvasgate.identity.People;
import org.canvasgate.identity.People.Person;
import org.canvasgate.identity.Role;
import org.springframework.stereotype.Component;

/** The sample people, invented, and which of them acts on a task. */
@Component
public class Cast {
  /** The sample people exist only on the embedded database; so does their password. */
  static final String PASSWORD = "canvasgate-sample";

  static final String ADMINISTRATOR = "admin";
  static final String PLANNER = "planner";
  static final String SECOND_PLANNER = "planner2";
  static final String SECRETARY = "secretary";
  static final String CHAIR = "chair";
  static final String OPERATOR = "operator";
  static final String SECOND_OPERATOR = "operator2";
  static final List<String> MEMBERS =
      List.of("member1", "member2", "member3", "member4", "member5", "member6", "member7");
  private static final String REPRESENTATIVE = "body";

  private record Part(String id, String family, String given, Role role) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(PLANNER, "한", "지우", Role.PLANNERS),
          new Part(SECOND_PLANNER, "오", "세진", Role.PLANNERS),
          new Part(SECRETARY, "정", "유나", Role.SECRETARIAT),
          new Part(CHAIR, "박", "은서", Role.CHAIRS),
          new Part("member1", "김", "서연", Role.COMMITTEE),
          new Part("member2", "이", "도윤", Role.COMMITTEE),
          new Part("member3", "최", "하준", Role.COMMITTEE),
          new Part("member4", "강", "지민", Role.COMMITTEE),
          new Part("member5", "조", "예린", Role.COMMITTEE),
          new Part("member6", "윤", "태오", Role.COMMITTEE),
          new Part("member7", "임", "수아", Role.COMMITTEE),
          new Part(REPRESENTATIVE, "신", "현우", Role.BODIES),
          new Part(OPERATOR, "배", "나은", Role.OPERATORS),
          new Part(SECOND_OPERATOR, "문", "재이", Role.OPERATORS));

  private final IdentityService identity;
  private final TaskService tasks;
  private final Acting acting;
  private final People people;

  Cast(IdentityService identity, TaskService tasks, Acting acting, People people) {
    this.people = people;
    this.identity = identity;
    this.tasks = tasks;
    this.acting = acting;
  }

  /** Creates whoever is missing. */
  public void arrive() {
    enter();
    people.administrator(ADMINISTRATOR, PASSWORD);
  }

  /** Creates whoever is missing of those who act in a case. */
  void enter() {
    for (Part part : PARTS)
      people.create(
          new Person(part.id(), part.given(), part.family(), null), PASSWORD, List.of(part.role()));
    for (String planner : List.of(PLANNER, SECOND_PLANNER))
      people.employ(planner, "sample-office", "견본 시청 스마트도시과");
  }

  /** Who acts on a task: its assignee, or the sample person of its group. */
  public String on(Task task) {
    if (task.getAssignee() != null) return task.getAssignee();
    List<String> offered = links(task, IdentityLink::getUserId);
    if (!offered.isEmpty()) return offered.get(0);
    List<String> groups = links(task, IdentityLink::getGroupId);
    // Some tasks are put before the chairs, too: nobody who speaks for a body becomes one of them.
    return groups.contains(Role.SECRETARIAT.key()) ? SECRETARY : represent(groups.get(0));
  }

  private List<String> links(Task task, Function<IdentityLink, String> to) {
    return acting.asEngine(
        () ->
            tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(to)
                .filter(java.util.Objects::nonNull)
                .toList());
  }

  /** One sample person speaks for every body, as an administrator would set it up. */
  private String represent(String bodyGroup) {
    return acting.asEngine(
        () -> {
          boolean member =
              identity.createUserQuery().userId(REPRESENTATIVE).memberOfGroup(bodyGroup).count()
                  > 0;
          if (!member) identity.createMembership(REPRESENTATIVE, bodyGroup);
          return REPRESENTATIVE;
        });
  }
}
