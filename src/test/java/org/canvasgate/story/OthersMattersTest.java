package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.committee.conflict.Chairs;
import org.canvasgate.engine.RefusedException;
import org.canvasgate.handover.Handovers;
import org.canvasgate.handover.Plan;
import org.canvasgate.handover.Scope;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody tries with a matter that is another's, or with their own as if it were not. */
@StoryTest
class OthersMattersTest extends Story {
  private static final String PASSWORD = "canvasgate-sample";

  /** Plans, sits on committees and takes the chair, as one may in a small town. */
  private static final String HAT_COLLECTOR = "hatcollector";

  private static final String SECRET = "tatzelwurm under the bridge";

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired Chairs chairs;
  @Autowired Handovers handovers;

  private final ObjectMapper json = new ObjectMapper();
  private String planner = PLANNER;

  @BeforeEach
  void somebodyWithManyHats() {
    people.create(
        new People.Person(HAT_COLLECTOR, "Many", "Hats", null),
        PASSWORD,
        List.of(Role.PLANNERS, Role.COMMITTEE, Role.CHAIRS));
  }

  /** Others' stories count the chairs. */
  @AfterEach
  void theHatsAreTakenOff() {
    acting.asEngine(
        () -> {
          identity.deleteMembership(HAT_COLLECTOR, "org-sample-office");
          for (Role role : List.of(Role.PLANNERS, Role.COMMITTEE, Role.CHAIRS))
            identity.deleteMembership(HAT_COLLECTOR, role.key());
          return null;
        });
  }

  @Override
  String planner() {
    return planner;
  }

  @Test
  void whoProposesJudgesTheirOwnProposalAtNoGateAndInNoCapacity() {
    planner = HAT_COLLECTOR;
    propose();
    Map<String, Object> withThemselves =
        Map.of(
            "committee",
            "project-council",
            "members",
            List.of(HAT_COLLECTOR, "member1", "member2"),
            "deputy",
            HAT_COLLECTOR);
    assertThat(refusal(SECRETARY, task(SECRETARY, "appoint-panel"), withThemselves)).isNotEmpty();
    appoint(PANEL);
    assertThat(catchThrowable(() -> chairs.name(id, HAT_COLLECTOR, SAID, SECRETARY)))
        .hasMessageContaining("conflict.not-without-conflict");
    isNotFor(HAT_COLLECTOR, task(PANEL.get(0), "score-canvas"), good());
    allAnswer("score-canvas", good());
    confirmedByTheChair("confirm-review", "pass");
    draft();
    bothAccept();
    confirmedByTheChair("confirm-consultation", "agreed");
    does(HAT_COLLECTOR, "write-plan", Planned.sound());
    isNotFor(HAT_COLLECTOR, task(PANEL.get(1), "vote-plan"), approve());
    vote(approve());
    handovers.plan(
        new Plan(HAT_COLLECTOR, PLANNER, Scope.EVERYTHING, today(), SAID, false), HAT_COLLECTOR);
    assertThat(proposals.get(id).planner()).as("handed to a colleague").isEqualTo(PLANNER);
    confirmedByTheChair("confirm-plan", "approved");
  }

  private void confirmedByTheChair(String step, String outcome) {
    assertThat(chairs.of(id)).containsExactly(CHAIR);
    Task task = task(CHAIR, step);
    isNotFor(HAT_COLLECTOR, task, outcome(outcome));
    assertThat(
            program(CHAIR)
                .post(
                    "/engine-rest/task/" + task.getId() + "/delegate",
                    "{\"userId\":\"" + HAT_COLLECTOR + "\"}")
                .statusCode())
        .as("delegated by the chair")
        .isIn(400, 403);
    assertThat(evenIfAssigned(HAT_COLLECTOR, task, outcome(outcome)))
        .containsAnyOf("committee.not-the-chair", "committee.own-case");
    does(CHAIR, step, outcome(outcome));
  }

  /** The planners of one organisation act for one another, so they do not judge one another. */
  @Test
  void whoPlansInTheSameOrganisationJudgesItNeither() {
    people.employ(HAT_COLLECTOR, "sample-office", "Sample office");
    propose();
    Map<String, Object> withAColleague =
        Map.of(
            "committee",
            "project-council",
            "members",
            List.of(HAT_COLLECTOR, "member1", "member2"),
            "deputy",
            "member1");
    assertThat(refusal(SECRETARY, task(SECRETARY, "appoint-panel"), withAColleague)).isNotEmpty();
    appoint(PANEL);
    allAnswer("score-canvas", good());
    confirmedByTheChair("confirm-review", "pass");
  }

  @Test
  void anOperatorReportsForNoServiceButTheirOwn() {
    operate();
    Task interim = task(OPERATOR, "report-figures");
    for (String other : List.of(SECOND_OPERATOR, PLANNER, CHAIR))
      isNotFor(other, interim, figures(1.0, 1.0));
    assertThat(evenIfAssigned(SECOND_OPERATOR, interim, figures(1.0, 1.0)))
        .containsExactly("operation.not-the-operator");
    acting.asEngine(
        () -> {
          tasks.setAssignee(interim.getId(), OPERATOR);
          return null;
        });
    untilReEvaluation();
    Task actuals = task(OPERATOR, "report-actuals");
    isNotFor(SECOND_OPERATOR, actuals, figures(1.0, 1.0));
    assertThat(count("select count(*) from operation_report where proposal_id = ?", id)).isZero();
    does(OPERATOR, "report-actuals", figures(1.0, 1.0));
  }

  @Test
  void whatIsWrittenOrHungOnATaskIsReadByNobodyElse() {
    proposeAndAppoint();
    Task task = task(PANEL.get(0), "score-canvas");
    String instance = task.getProcessInstanceId();
    Comment comment = acting.asEngine(() -> tasks.createComment(task.getId(), instance, SECRET));
    Attachment attachment =
        acting.asEngine(
            () ->
                tasks.createAttachment(
                    "text/plain",
                    task.getId(),
                    instance,
                    SECRET,
                    SECRET,
                    new ByteArrayInputStream(SECRET.getBytes(StandardCharsets.UTF_8))));
    assertThat(program("admin").get("/engine-rest/task/" + task.getId() + "/comment").body())
        .as("it is there")
        .contains(SECRET);
    String at = "/task/" + task.getId();
    for (String other : List.of(PANEL.get(1), "member7", PLANNER, OPERATOR, SECRETARY, CHAIR)) {
      Visitor program = program(other);
      for (String path :
          List.of(
              at + "/comment",
              at + "/comment/" + comment.getId(),
              at + "/attachment",
              at + "/attachment/" + attachment.getId(),
              at + "/attachment/" + attachment.getId() + "/data",
              "/attachment/" + attachment.getId() + "/data",
              "/process-instance/" + instance + "/comment",
              "/history/detail?processInstanceId=" + instance + "&maxResults=99",
              "/history/user-operation?processInstanceId=" + instance + "&maxResults=99"))
        assertThat(program.get("/engine-rest" + path).body())
            .as(other + " " + path)
            .doesNotContain(SECRET);
      assertThat(
              program
                  .post("/engine-rest" + at + "/comment/create", "{\"message\":\"me, too\"}")
                  .statusCode())
          .as(other)
          .isEqualTo(403);
      assertThat(
              program
                  .delete("/engine-rest" + at + "/attachment/" + attachment.getId())
                  .statusCode())
          .as(other)
          .isEqualTo(403);
    }
  }

  /** By Java, by the engine's interface and by ours: neither seen, nor taken, nor answered. */
  private void isNotFor(String user, Task task, Map<String, Object> answer) {
    assertThat(
            catchThrowable(() -> acting.as(user, () -> forms.submitTaskForm(task.getId(), answer))))
        .as("%s answers %s", user, task.getTaskDefinitionKey())
        .isInstanceOfAny(AuthorizationException.class, RefusedException.class);
    Visitor program = program(user);
    String engine = "/engine-rest/task/" + task.getId();
    for (String path :
        List.of("/form-variables", "/deployed-form", "/variables", "/localVariables"))
      assertThat(program.get(engine + path).statusCode()).as(user + path).isIn(400, 403, 404);
    String themselves = "{\"userId\":\"" + user + "\"}";
    for (String deed : List.of("/claim", "/assignee", "/delegate"))
      assertThat(program.post(engine + deed, themselves).statusCode())
          .as(user + deed)
          .isIn(400, 403);
    for (String deed : List.of("/complete", "/submit-form", "/resolve"))
      assertThat(program.post(engine + deed, variables(answer)).statusCode())
          .as(user + deed)
          .isIn(400, 403);
    String ours = "/api/v1/tasks/" + task.getId();
    assertThat(program.get(ours).statusCode()).as(user + ours).isEqualTo(404);
    assertThat(program.post(ours + "/answer", written(answer)).statusCode())
        .as(user + ours)
        .isBetween(400, 422);
    assertThat(stage.isOpen(task)).as("%s is still open", task.getTaskDefinitionKey()).isTrue();
  }

  /**
   * A diagram may be drawn so that a task comes to the wrong one: the form refuses all the same.
   */
  private List<String> evenIfAssigned(String user, Task task, Map<String, Object> answer) {
    acting.asEngine(
        () -> {
          tasks.setAssignee(task.getId(), user);
          return null;
        });
    List<String> reasons = refusal(user, task, answer);
    acting.asEngine(
        () -> {
          tasks.setAssignee(task.getId(), null);
          return null;
        });
    return reasons;
  }

  private Visitor program(String user) {
    return new Visitor(port)
        .basic(user, user.equals("admin") ? TestDatabase.ADMINISTRATOR_PASSWORD : PASSWORD);
  }

  private String variables(Map<String, Object> answer) {
    Map<String, Object> typed = new HashMap<>();
    answer.forEach((field, value) -> typed.put(field, Map.of("value", value)));
    return written(Map.of("variables", typed));
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
