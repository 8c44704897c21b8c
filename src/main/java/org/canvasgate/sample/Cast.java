package org.canvasgate.sample;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.Acting;
import org.springframework.stereotype.Component;

/** The sample people, invented, and which of them acts on a task. */
@Component
public class Cast {
  /** The sample people exist only on the embedded database; so does their password. */
  static final String PASSWORD = "canvasgate-sample";

  static final String PLANNER = "planner";
  static final String SECRETARY = "secretary";
  static final String CHAIR = "chair";
  static final String OPERATOR = "operator";
  static final String SECOND_OPERATOR = "operator2";
  static final List<String> MEMBERS =
      List.of("member1", "member2", "member3", "member4", "member5", "member6", "member7");
  private static final String REPRESENTATIVE = "body";

  private record Person(String id, String family, String given, List<String> groups) {}

  private static final List<Person> PEOPLE =
      List.of(
          new Person(PLANNER, "한", "지우", List.of("planners")),
          new Person("planner2", "오", "세진", List.of("planners")),
          new Person(SECRETARY, "정", "유나", List.of("secretariat")),
          new Person(CHAIR, "박", "은서", List.of("chairs")),
          new Person("member1", "김", "서연", List.of("committee")),
          new Person("member2", "이", "도윤", List.of("committee")),
          new Person("member3", "최", "하준", List.of("committee")),
          new Person("member4", "강", "지민", List.of("committee")),
          new Person("member5", "조", "예린", List.of("committee")),
          new Person("member6", "윤", "태오", List.of("committee")),
          new Person("member7", "임", "수아", List.of("committee")),
          new Person(REPRESENTATIVE, "신", "현우", List.of("bodies")),
          new Person(OPERATOR, "배", "나은", List.of("operators")),
          new Person(SECOND_OPERATOR, "문", "재이", List.of("operators")));

  private final IdentityService identity;
  private final TaskService tasks;
  private final Acting acting;

  Cast(IdentityService identity, TaskService tasks, Acting acting) {
    this.identity = identity;
    this.tasks = tasks;
    this.acting = acting;
  }

  /** Creates whoever is missing. */
  public void arrive() {
    acting.asEngine(
        () -> {
          PEOPLE.forEach(this::arrive);
          return null;
        });
  }

  private void arrive(Person person) {
    if (identity.createUserQuery().userId(person.id()).count() > 0) return;
    User user = identity.newUser(person.id());
    user.setLastName(person.family());
    user.setFirstName(person.given());
    user.setPassword(PASSWORD);
    identity.saveUser(user);
    for (String group : person.groups()) identity.createMembership(person.id(), group);
  }

  /** Who acts on a task: its assignee, or the sample person of its group. */
  public String on(Task task) {
    if (task.getAssignee() != null) return task.getAssignee();
    return switch (group(task)) {
      case "secretariat" -> SECRETARY;
      case "chairs" -> CHAIR;
      default -> represent(group(task));
    };
  }

  private String group(Task task) {
    return acting.asEngine(
        () ->
            tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElseThrow());
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
