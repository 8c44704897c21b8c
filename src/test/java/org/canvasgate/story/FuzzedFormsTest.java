package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.engine.RefusedException;
import org.canvasgate.form.TaskForm;
import org.canvasgate.fuzz.Fuzzing;
import org.canvasgate.fuzz.Mutations;
import org.canvasgate.testing.process.CausesFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A case goes all the way, and at each form that waits for somebody nonsense is sent first: as that
 * person, through the engine, in a transaction that is rolled back. The case then goes on as if
 * nothing had been sent.
 */
@StoryTest
@CausesFaults
class FuzzedFormsTest extends Story {
  private static final Map<String, Object> REPORT = Map.of("done", SAID, "evidence", SAID);

  @Autowired List<TaskForm> all;
  @Autowired MessageSource messages;
  @Autowired TransactionTemplate transaction;
  @Autowired ObjectMapper json;

  private final Set<String> fuzzed = new HashSet<>();
  private Fuzzing fuzzing;

  @BeforeEach
  void begin() {
    fuzzing = new Fuzzing(messages);
  }

  @Test
  void everyFormTakesOrRefuses() {
    fuzz("propose-service", planner(), this::begun);
    propose(Proposed.withoutCosts());
    does(PLANNER, "complete-proposal", Proposed.complete());
    review();
    consult();
    operateAndRetire();
    assertThat(fuzzed)
        .isEqualTo(all.stream().map(TaskForm::id).collect(Collectors.toUnmodifiableSet()));
  }

  /** Disagrees, deliberates, is sent back, and passes on a condition. */
  private void review() {
    appoint(PANEL);
    for (int i = 0; i < PANEL.size(); i++) {
      int turn = i;
      does(PANEL.get(i), "score-canvas", ballot(block -> 1 + 2 * ((block.ordinal() + turn) % 3)));
    }
    does(CHAIR, "open-deliberation", Map.of("question", "Who pays in the fifth year?"));
    allAnswer("score-canvas", explained(middling()));
    does(CHAIR, "confirm-review", with(outcome("revise"), "changes", SAID));
    does(PLANNER, "revise-proposal", Proposed.revised());
    appoint(PANEL);
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", with(outcome("pass"), condition("Set a fare.", "planner")));
    does(PLANNER, "report-condition", REPORT);
    does(CHAIR, "confirm-condition", Map.of("finding", "fulfilled"));
  }

  /** Three rounds in vain, a vote, and the plan. */
  private void consult() {
    draft();
    bodyAnswers(Agreed.ANSWERS, "accepted");
    bodyAnswers(Agreed.PAYS, "objected");
    for (int round = 2; round <= 3; round++) {
      does(CHAIR, "mediate-responsibilities", Agreed.mediated());
      bodyAnswers(Agreed.PAYS, "objected");
    }
    allAnswer("vote-responsibility", approve());
    does(CHAIR, "confirm-consultation", outcome("agreed"));
    does(PLANNER, "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
  }

  /** Improves, is handed to another operator, and is retired. */
  private void operateAndRetire() {
    startOperation();
    reEvaluate(1.25, 1.0, good());
    improve();
    does(OPERATOR, "improve-service", REPORT);
    reEvaluate(1.0, 0.2, ballot(block -> 5));
    does(CHAIR, "confirm-operation", outcome("reassign"));
    does(
        SECRETARY,
        "reassign-operator",
        Map.of("newOperator", SECOND_OPERATOR, "entity", "city", "reason", SAID));
    untilReEvaluation();
    does(SECOND_OPERATOR, "report-actuals", figures(1.0, 0.2));
    appoint(PANEL);
    allAnswer("rate-operation", poor());
    does(CHAIR, "confirm-operation", with(outcome("retire"), "exitBy", today().toString()));
    does(
        SECOND_OPERATOR,
        "file-objection",
        Map.of("choice", "object", "grounds", "A year is short.", "evidence", SAID));
    does(SECRETARY, "examine-objection", Map.of("finding", "dismiss", "answer", SAID));
    waitsFor("carry-out-exit");
  }

  // --- nonsense

  @Override
  void settle() {
    super.settle();
    nonsense();
  }

  @Override
  void goTo(Instant moment) {
    super.goTo(moment);
    nonsense();
  }

  /** Sends nonsense to each form that nobody has sent any to. */
  private void nonsense() {
    for (Task task : stage.open(id)) {
      String form = form(task);
      if (fuzzed.contains(form)) continue;
      String user = task.getAssignee() == null ? cast.on(task) : task.getAssignee();
      fuzz(form, user, answers -> forms.submitTaskForm(task.getId(), answers));
    }
  }

  private void begun(Map<String, Object> answers) {
    forms.submitStartForm(definition(), answers);
  }

  private String form(Task task) {
    return acting.asEngine(
        () ->
            tasks
                .createTaskQuery()
                .taskId(task.getId())
                .initializeFormKeys()
                .singleResult()
                .getCamundaFormRef()
                .getKey());
  }

  private interface Door {
    void take(Map<String, Object> answers);
  }

  private void fuzz(String id, String user, Door door) {
    TaskForm form = all.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
    Map<String, List<String>> options = options(id);
    fuzzed.add(id);
    fuzzing.fuzz(
        "form " + id,
        25,
        random -> answers(form, options, random),
        answers -> send(user, door, answers));
  }

  private void send(String user, Door door, Map<String, Object> answers) {
    try {
      transaction.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            acting.as(user, () -> door.take(answers));
          });
    } catch (RefusedException refused) {
      throw refused.refusal();
    }
  }

  private Map<String, Object> answers(
      TaskForm form, Map<String, List<String>> options, Random random) {
    Map<String, Object> answers = new HashMap<>();
    for (String field : form.fields()) {
      List<String> fine = options.getOrDefault(field, List.of());
      switch (random.nextInt(6)) {
        case 0 -> {}
        case 1, 2 -> answers.put(field, json.convertValue(Mutations.value(random), Object.class));
        case 3 -> answers.put(field, Mutations.text(random));
        default ->
            answers.put(
                field,
                fine.isEmpty()
                    ? List.of("3", "2027-05-01", "A sentence.", 2, true).get(random.nextInt(5))
                    : fine.get(random.nextInt(fine.size())));
      }
    }
    return answers;
  }

  private static Map<String, List<String>> options(String form) {
    try {
      Map<String, List<String>> options = new HashMap<>();
      options(Mutations.tree(Files.readAllBytes(Path.of("forms", form + ".form"))), options);
      return options;
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static void options(JsonNode node, Map<String, List<String>> options) {
    if (node.has("key") && node.path("values").isArray()) {
      List<String> values = new ArrayList<>();
      node.get("values").forEach(value -> values.add(value.path("value").asText()));
      options.put(node.get("key").asText(), values);
    }
    node.forEach(child -> options(child, options));
  }
}
