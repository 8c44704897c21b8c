package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.canvas.Block;
import org.canvasgate.testing.Visitor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What a person answers in a window leaves no trace in the engine, where whoever may look at a case
 * could read it: not while the window is open and not afterwards.
 */
@StoryTest
class BlindnessTest extends WindowStory {
  /** Said nowhere else, so that it is found wherever it went. */
  private static final String SECRET = "quetzalcoatlus over the harbour";

  @LocalServerPort int port;
  @Autowired RuntimeService runtime;
  @Autowired HistoryService history;

  @ParameterizedTest
  @EnumSource
  void anAnswerIsInOurTablesAndNowhereInTheEngine(Asked asked) {
    until(asked);
    Task first = open(asked.step).get(0);
    submit(cast.on(first), first, secret(asked, first));
    assertThat(open()).as("the window is open").contains(asked.keep());

    assertThat(tablesThatHold(SECRET, ours())).as("kept as business data").isNotEmpty();
    assertThat(tablesThatHold(SECRET, engines())).isEmpty();
    assertThat(toldByTheEngine()).noneMatch(told -> told.contains(SECRET));
    assertThat(variableNames()).noneMatch(BlindnessTest::isAnAnswer);
    assertThat(shownToTheOthers(asked)).noneMatch(shown -> shown.contains(SECRET));
    assertThat(answeredByRest()).noneMatch(answer -> answer.contains(SECRET));

    close(asked.window);
    assertThat(tablesThatHold(SECRET, engines())).as("after the close").isEmpty();
    assertThat(toldByTheEngine()).noneMatch(told -> told.contains(SECRET));
    assertThat(variableNames()).noneMatch(BlindnessTest::isAnAnswer);
  }

  @ParameterizedTest
  @EnumSource
  void theSearchWouldFindIt(Asked asked) {
    until(asked);
    Task task = open(asked.step).get(0);
    acting.asEngine(
        () -> {
          runtime.setVariable(task.getProcessInstanceId(), "score_" + asked.window, SECRET);
          return null;
        });
    assertThat(tablesThatHold(SECRET, engines())).contains("act_ru_variable");
    assertThat(toldByTheEngine()).anyMatch(told -> told.contains(SECRET));
    assertThat(variableNames()).anyMatch(BlindnessTest::isAnAnswer);
    acting.asEngine(
        () -> {
          runtime.removeVariable(task.getProcessInstanceId(), "score_" + asked.window);
          return null;
        });
  }

  private Map<String, Object> secret(Asked asked, Task task) {
    return switch (asked) {
      case SCORE, RATE -> with(good(), "comment_" + key(Block.values()[0]), SECRET);
      case CONSULT -> {
        Map<String, Object> answer = Agreed.answer(group(task).replace("body-", ""), "objected");
        answer.replaceAll((field, value) -> field.startsWith("words_") ? SECRET : value);
        yield answer;
      }
      case VOTE_RESPONSIBILITY, VOTE_PLAN -> with(approve(), "comment", SECRET);
    };
  }

  private static boolean isAnAnswer(String variable) {
    return Stream.of("score_", "comment", "vote", "stance_", "words_", "condition_")
                .anyMatch(variable::startsWith)
            && !variable.equals("voteConclusion")
        || variable.equals("condition");
  }

  // --- where it could be

  private List<String> engines() {
    return tables("act\\_%");
  }

  private List<String> ours() {
    return tables("%").stream().filter(table -> !table.startsWith("act_")).toList();
  }

  private List<String> tables(String like) {
    return jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = current_schema() and table_type = 'BASE TABLE'
              and table_name like ?""")
        .param(like)
        .query(String.class)
        .list();
  }

  /** Every column of every row, as text, and as the bytes of that text. */
  private List<String> tablesThatHold(String text, List<String> tables) {
    String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return tables.stream()
        .filter(
            table ->
                count(
                        "select count(*) from %s t where t::text like ? or t::text like ?"
                            .formatted(table),
                        "%" + text + "%",
                        "%" + bytes + "%")
                    > 0)
        .toList();
  }

  /** All that the services tell anybody, asked in nobody's name, so that no right holds back. */
  private List<String> toldByTheEngine() {
    return acting.asEngine(
        () -> {
          List<String> told = new ArrayList<>();
          runtime.createVariableInstanceQuery().list().forEach(v -> told.add("" + v.getValue()));
          history
              .createHistoricVariableInstanceQuery()
              .list()
              .forEach(v -> told.add("" + v.getValue()));
          history.createHistoricDetailQuery().list().forEach(d -> told.add(d.toString()));
          for (Task task : stage.open(id)) {
            tasks.getVariables(task.getId()).values().forEach(value -> told.add("" + value));
            tasks.getTaskComments(task.getId()).forEach(c -> told.add(c.getFullMessage()));
            tasks
                .getProcessInstanceComments(task.getProcessInstanceId())
                .forEach(c -> told.add(c.getFullMessage()));
            told.add("" + task.getDescription() + task.getName());
          }
          return told;
        });
  }

  private List<String> variableNames() {
    return jdbc.sql(
            """
            select name_ from act_ru_variable union select name_ from act_hi_varinst
            union select name_ from act_hi_detail where name_ is not null""")
        .query(String.class)
        .list();
  }

  /** The forms of the tasks that are open, each as the person sees it whom it is for. */
  private List<String> shownToTheOthers(Asked asked) {
    List<String> shown = new ArrayList<>();
    for (Task task : stage.open(id)) {
      String user = cast.on(task);
      acting.as(
          user,
          () -> {
            shown.add(forms.getTaskFormVariables(task.getId()).toString());
            shown.add(read(task));
          });
    }
    assertThat(shown).hasSizeGreaterThan(2);
    return shown;
  }

  private String read(Task task) {
    try (var form = forms.getDeployedTaskForm(task.getId())) {
      return new String(form.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  private List<String> answeredByRest() {
    List<String> answers = new ArrayList<>();
    for (String user :
        List.of(PANEL.get(1), PLANNER, CHAIR, SECRETARY, OPERATOR, "body", "admin")) {
      Visitor visitor = new Visitor(port).basic(user, "canvasgate-sample");
      for (String path :
          List.of(
              "/engine-rest/variable-instance",
              "/engine-rest/history/variable-instance",
              "/engine-rest/history/detail",
              "/engine-rest/history/user-operation",
              "/engine-rest/history/task",
              "/engine-rest/task")) answers.add(visitor.get(path).body());
    }
    return answers;
  }
}
