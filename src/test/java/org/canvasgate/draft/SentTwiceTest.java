package org.canvasgate.draft;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.canvasgate.sample.PlayedCase;
import org.canvasgate.story.Proposed;
import org.canvasgate.testing.CanvasgateTest;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever saw no answer and sends the same again is told that it arrived, in their language. */
@CanvasgateTest
class SentTwiceTest {
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  @Autowired ApplicationContext application;
  @Autowired JdbcClient jdbc;
  @Autowired ObjectMapper json;
  @LocalServerPort int port;

  @Test
  void aBallotThatIsSentAgainIsKnownAndAStrangerLearnsNothing() throws Exception {
    String caseId = PlayedCase.at(application, "bucheon-smart-citypass", "score-canvas", 0);
    String answer = PlayedCase.task(application, caseId, "score-canvas", "member1");
    Visitor member = visitor("member1");
    Map<String, Object> form = Map.of("recuse", true, "recusalReason", "My company builds it.");
    assertThat(submit(member, answer, form).statusCode()).isEqualTo(204);

    assertThat(submit(member, answer, form).statusCode()).isEqualTo(400);
    assertThat(submit(member, answer, form).body())
        .contains("You have handed this in already, at 20", "and it is saved");
    assertThat(submit(member.reads("ko"), answer, form).body())
        .contains("이미 20", "제출하셨으며 저장되어 있습니다");
    assertThat(submit(visitor("member2"), answer, form).body())
        .contains("no longer open")
        .doesNotContain("handed this in already");
    assertThat(
            jdbc.sql("select count(*) from recusal where proposal_id = ? and person = 'member1'")
                .param(caseId)
                .query(Integer.class)
                .single())
        .isOne();
  }

  @Test
  void aProposalUnderTheSameNameBeginsOneCase() throws Exception {
    PlayedCase.arrive(application);
    Visitor planner = visitor("planner");
    String definition =
        json.readTree(planner.get(ENGINE + "/process-definition/key/service-evaluation").body())
            .path("id")
            .asText();
    String start = ENGINE + "/process-definition/" + definition + "/submit-form";
    String name = "Sent twice " + UUID.randomUUID();
    Map<String, Object> form = Proposed.complete();
    form.put("nameEn", name);
    String body = body(form);

    planner.sends("Idempotency-Key", "first attempt of " + name);
    assertThat(planner.post(start, body).statusCode()).isEqualTo(200);
    String id =
        jdbc.sql("select id from proposal where name_en = ?")
            .param(name)
            .query(String.class)
            .single();
    HttpResponse<String> again = planner.post(start, body);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(again.body()).contains("You have handed in this proposal already, at 20", id);
    assertThat(planner.reads("ko").post(start, body).body()).contains("이 제안은 이미 20", id);
    assertThat(named(name)).isOne();

    // Another attempt is meant, and so is that of somebody else.
    planner.sends("Idempotency-Key", "second attempt of " + name);
    assertThat(planner.post(start, body).statusCode()).isEqualTo(200);
    Visitor other = visitor("planner2").sends("Idempotency-Key", "first attempt of " + name);
    assertThat(other.post(start, body).statusCode()).isEqualTo(200);
    assertThat(named(name)).isEqualTo(3);
  }

  @Test
  void aProposalThatWasRefusedMayBeSentAgainUnderItsName() throws Exception {
    PlayedCase.arrive(application);
    Visitor planner = visitor("planner").sends("Idempotency-Key", UUID.randomUUID().toString());
    String definition =
        json.readTree(planner.get(ENGINE + "/process-definition/key/service-evaluation").body())
            .path("id")
            .asText();
    String start = ENGINE + "/process-definition/" + definition + "/submit-form";
    Map<String, Object> form = Proposed.complete();
    form.remove("city");
    assertThat(planner.post(start, body(form)).statusCode()).isEqualTo(400);
    assertThat(planner.post(start, body(Proposed.complete())).statusCode()).isEqualTo(200);
  }

  private int named(String name) {
    return jdbc.sql("select count(*) from proposal where name_en = ?")
        .param(name)
        .query(Integer.class)
        .single();
  }

  private HttpResponse<String> submit(Visitor person, String task, Map<String, Object> form) {
    return person.post(ENGINE + "/task/" + task + "/submit-form", body(form));
  }

  private String body(Map<String, Object> form) {
    var variables = json.createObjectNode();
    form.forEach(
        (field, value) -> variables.putObject(field).set("value", json.valueToTree(value)));
    return json.createObjectNode().set("variables", variables).toString();
  }

  private Visitor visitor(String person) {
    var visitor = new Visitor(port);
    visitor.signIn(person, PlayedCase.PASSWORD);
    return visitor;
  }
}
