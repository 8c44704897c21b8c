package org.canvasgate.fault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.canvasgate.testing.Visitor;

/**
 * Somebody before Tasklist who answers whatever waits for them and writes down what they were told.
 * Who got no answer sends the same again before anything else.
 */
final class Person {
  private static final String ENGINE = "/camunda/api/engine/engine/default";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final List<String> ALREADY =
      List.of(
          "You have handed this in already",
          "You have handed in this proposal already",
          "이미 ",
          "이 제안은 이미 ");
  private static final List<String> AWAY =
      List.of("The database cannot be reached just now", "지금은 데이터베이스에 연결할 수 없습니다");

  private final String name;
  private final Ledger ledger;
  private final Random random;
  private volatile Visitor visitor;
  private volatile int port;
  private Pending pending;

  /** What was sent without an answer, and may be sent again. */
  private record Pending(Sent sent, String address, String body, String attempt) {}

  Person(String name, String password, int port, Ledger ledger, Random random) {
    this.name = name;
    this.ledger = ledger;
    this.random = random;
    this.port = port;
    this.visitor = new Visitor(port).reads(random.nextBoolean() ? "en" : "ko");
    this.visitor.signIn(name, password);
  }

  String name() {
    return name;
  }

  /** Goes on, still signed in, with the application on another port. */
  void moveTo(int port) {
    this.port = port;
    visitor = visitor.at(port);
  }

  /** Whether they wait to hear of something that they sent. */
  boolean waits() {
    return pending != null;
  }

  /** Sends once more what had no answer, or else answers one of their tasks; false for neither. */
  boolean turn() {
    if (pending != null) {
      send(pending);
      return true;
    }
    List<JsonNode> tasks = tasks();
    if (tasks.isEmpty()) return false;
    answer(tasks.get(random.nextInt(tasks.size())));
    return true;
  }

  /** Proposes a service; first whatever had no answer. */
  void propose() {
    if (pending != null) {
      send(pending);
      return;
    }
    Optional<JsonNode> process = read(get(ENGINE + "/process-definition/key/service-evaluation"));
    if (process.isEmpty()) return;
    int mark = ledger.nextMark();
    Answers proposal = Answers.proposal(mark);
    Sent sent = ledger.write(new Sent(proposal.kind(), mark, name, null, proposal.content()));
    send(
        new Pending(
            sent,
            ENGINE + "/process-definition/" + process.get().path("id").asText() + "/submit-form",
            body(proposal.form()),
            UUID.nameUUIDFromBytes(
                    new byte[] {(byte) mark, (byte) (mark >> 8), (byte) (mark >> 16)})
                .toString()));
  }

  /** The tasks that they may answer and would. */
  private List<JsonNode> tasks() {
    List<JsonNode> mine = new ArrayList<>();
    for (String whose : List.of("assignee", "candidateUser"))
      read(post(ENGINE + "/task?maxResults=40", "{\"" + whose + "\":\"" + name + "\"}"))
          .ifPresent(
              tasks ->
                  tasks.forEach(
                      task -> {
                        if (Answers.answers(task.path("taskDefinitionKey").asText()))
                          mine.add(task);
                      }));
    return mine;
  }

  private void answer(JsonNode task) {
    String id = task.path("id").asText();
    if (task.path("assignee").isNull() && !claimed(id)) return;
    int mark = ledger.nextMark();
    String step = task.path("taskDefinitionKey").asText();
    Answers answer = Answers.to(step, name, mark, random, LocalDate.now(KOREA));
    Sent sent = ledger.write(new Sent(answer.kind(), mark, name, id, answer.content()));
    send(new Pending(sent, ENGINE + "/task/" + id + "/submit-form", body(answer.form()), null));
  }

  private boolean claimed(String task) {
    HttpResponse<String> answer =
        post(ENGINE + "/task/" + task + "/claim", "{\"userId\":\"" + name + "\"}");
    return answer != null && answer.statusCode() / 100 == 2;
  }

  private void send(Pending again) {
    boolean first = pending != again;
    pending = again;
    if (again.attempt() != null) visitor.sends("Idempotency-Key", again.attempt());
    HttpResponse<String> answer = post(again.address(), again.body());
    Sent sent = again.sent();
    if (answer == null || answer.statusCode() == 503) {
      sent.unanswered();
      return;
    }
    pending = null;
    if (answer.statusCode() / 100 == 2) {
      sent.answered(Sent.Fate.ACKNOWLEDGED);
    } else if (answer.statusCode() == 400
        && ALREADY.stream().anyMatch(message(answer)::startsWith)) {
      if (first) ledger.wrong(sent + " was sent once and told that it had arrived before");
      sent.answered(Sent.Fate.KNOWN_ALREADY);
    } else {
      ledger.wrong(sent + " was answered " + told(answer));
      sent.answered(Sent.Fate.REFUSED);
    }
  }

  private static String message(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body()).path("message").asText();
    } catch (JsonProcessingException notJson) {
      return "";
    }
  }

  /** What they see at an address. */
  HttpResponse<String> opens(String address, String language) {
    return visitor.at(port).reads(language).get(address);
  }

  /** The page that tells whether the record of decisions is whole, in English. */
  String verifiesTheRecord() {
    return visitor.at(port).reads("en").submit("/records", "/records/verify", Map.of()).body();
  }

  private static String told(HttpResponse<String> answer) {
    String body = answer.body();
    return answer.statusCode() + " " + body.substring(0, Math.min(300, body.length()));
  }

  private static String body(Map<String, Object> form) {
    var variables = JSON.createObjectNode();
    form.forEach(
        (field, value) -> {
          var variable = variables.putObject(field);
          if (value instanceof Collection<?> several) {
            variable.put("value", JSON.valueToTree(several).toString()).put("type", "Json");
          } else variable.set("value", JSON.valueToTree(value));
        });
    return JSON.createObjectNode().set("variables", variables).toString();
  }

  // --- over the wire; null where no answer came

  private HttpResponse<String> get(String path) {
    return checked(path, () -> visitor.get(path));
  }

  private HttpResponse<String> post(String path, String json) {
    return checked(path, () -> visitor.post(path, json));
  }

  /** Whatever goes wrong, nobody is shown the inside of the application. */
  private HttpResponse<String> checked(
      String path, java.util.function.Supplier<HttpResponse<String>> request) {
    try {
      HttpResponse<String> answer = request.get();
      if (answer.statusCode() == 503 && AWAY.stream().noneMatch(message(answer)::startsWith)
          || answer.statusCode() >= 500 && answer.statusCode() != 503
          || answer.statusCode() == 401)
        ledger.wrong(name + " was answered at " + path + " " + told(answer));
      return answer;
    } catch (IllegalStateException broken) {
      if (broken.getCause() instanceof IOException) return null;
      throw broken;
    }
  }

  private static Optional<JsonNode> read(HttpResponse<String> answer) {
    if (answer == null || answer.statusCode() != 200) return Optional.empty();
    try {
      return Optional.of(JSON.readTree(answer.body()));
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }
}
