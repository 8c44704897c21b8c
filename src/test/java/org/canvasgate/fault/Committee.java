package org.canvasgate.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.canvasgate.canvas.Block;
import org.canvasgate.testing.TestDatabase;
import org.canvasgate.testing.Visitor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The people of an installation, who work by HTTP alone, through whatever door they are given. */
final class Committee {
  static final String PLANNER = "planner";
  static final String SECRETARY = "secretary";
  static final String CHAIR = "chair";
  static final List<String> MEMBERS = List.of("member1", "member2", "member3");

  private static final String PASSWORD = "Bridge-over-4-gates";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Supplier<Visitor> door;
  private final JdbcClient jdbc;

  /**
   * @param door somebody new in front of the application, each time
   * @param jdbc where it is looked up who is to do what next
   */
  Committee(Supplier<Visitor> door, JdbcClient jdbc) {
    this.door = door;
    this.jdbc = jdbc;
  }

  /** Makes the people, as the first administrator does. */
  void arrive() {
    create(PLANNER, "planners");
    create(SECRETARY, "secretariat");
    create(CHAIR, "chairs");
    MEMBERS.forEach(member -> create(member, "committee"));
  }

  private void create(String user, String group) {
    Visitor admin = door.get().basic("admin", TestDatabase.ADMINISTRATOR_PASSWORD);
    Map<String, Object> person =
        Map.of(
            "profile",
            Map.of(
                "id",
                user,
                "firstName",
                "Seoyeon",
                "lastName",
                "Kimura",
                "email",
                user + "@gate.city.example"),
            "credentials",
            Map.of("password", PASSWORD));
    done(admin.post("/engine-rest/user/create", written(person)));
    done(admin.put("/engine-rest/group/" + group + "/members/" + user, ""));
  }

  /** Somebody who sends the password with each request. */
  Visitor program(String user) {
    return door.get().basic(user, PASSWORD);
  }

  /** Somebody who has signed in on the page. */
  Visitor signedIn(String user) {
    Visitor visitor = door.get();
    visitor.signIn(user, PASSWORD);
    return visitor;
  }

  /** Sends a proposal; the answer says whether it was taken in. */
  HttpResponse<String> propose(String id) {
    return propose(program(PLANNER), id);
  }

  static HttpResponse<String> propose(Visitor planner, String id) {
    Map<String, Object> canvas = new HashMap<>();
    for (Block block : Block.values())
      canvas.put(
          block.key().replace('-', '_'), List.of(Map.of("text", "A claim on " + block.key())));
    Map<String, Object> proposal = new HashMap<>();
    proposal.put("id", id);
    proposal.put("name_en", "Bus on call " + id);
    proposal.put("name_ko", "부르면 오는 버스 " + id);
    proposal.put("city", "Storyville");
    proposal.put("kind", "public");
    proposal.put("sector", "transport");
    proposal.put("summary", "Minibuses called by app.");
    proposal.put(
        "construction_cost",
        Map.of("amount", 300, "currency", "KRW", "unit", "억원 (KRW 100 million)"));
    proposal.put("annual_operating_cost", 48);
    proposal.put("canvas", canvas);
    proposal.put("sources", List.of());
    return planner.post("/api/v1/proposals", written(proposal));
  }

  /**
   * A task that waits for somebody.
   *
   * @param assignee null where it waits for a group
   */
  record Open(String id, String step, String assignee) {}

  /** The open tasks of a case, whoever has them. */
  List<Open> tasks(String proposal) {
    return jdbc.sql(
            """
            select t.id_, t.task_def_key_, t.assignee_ from act_ru_task t
            join act_ru_execution p on p.id_ = t.proc_inst_id_
            where p.business_key_ = ? order by t.id_
            """)
        .param(proposal)
        .query((row, n) -> new Open(row.getString(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** Waits until a step of a case is open; gives its tasks. */
  List<Open> waitFor(String proposal, String step) {
    return Patience.until(
            step + " of " + proposal,
            () -> tasks(proposal),
            open -> open.stream().anyMatch(task -> task.step().equals(step)))
        .stream()
        .filter(task -> task.step().equals(step))
        .toList();
  }

  /** The secretariat appoints the three members. */
  void appoint(String proposal) {
    Open task = waitFor(proposal, "appoint-panel").get(0);
    done(
        answer(
            program(SECRETARY),
            task,
            Map.of(
                "committee",
                "project-council",
                "members",
                MEMBERS,
                "deputy",
                MEMBERS.get(0),
                "reason",
                "Tried in a test.")));
  }

  /** Answers a task as programs do. */
  static HttpResponse<String> answer(Visitor person, Open task, Map<String, Object> values) {
    return person.post("/api/v1/tasks/" + task.id() + "/answer", written(values));
  }

  /** Answers a task as Tasklist does, with the session and the token of the page. */
  static HttpResponse<String> answerInTasklist(
      Visitor person, Open task, Map<String, Object> values) {
    Map<String, Object> variables = new HashMap<>();
    values.forEach((name, value) -> variables.put(name, Map.of("value", value)));
    return person.post(
        "/camunda/api/engine/engine/default/task/" + task.id() + "/submit-form",
        written(Map.of("variables", variables)));
  }

  /** A whole ballot with the same rating everywhere. */
  static Map<String, Object> ballot() {
    Map<String, Object> form = new HashMap<>();
    for (Block block : Block.values()) {
      form.put("score_" + block.key().replace('-', '_'), "4");
      form.put("comment_" + block.key().replace('-', '_'), "Said in a test.");
    }
    return form;
  }

  static void done(HttpResponse<String> answer) {
    assertThat(answer.statusCode())
        .as("%s: %s", answer.uri().getPath(), answer.body())
        .isBetween(200, 299);
  }

  static String written(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
