package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.canvas.Block;
import org.canvasgate.document.Document;
import org.canvasgate.identity.People;
import org.canvasgate.identity.Role;
import org.canvasgate.identity.key.MachineKeys;
import org.canvasgate.identity.key.Scope;
import org.canvasgate.testing.Visitor;
import org.canvasgate.tracking.Access;
import org.canvasgate.tracking.board.BoardQueries;
import org.canvasgate.tracking.board.BoardQuery;
import org.canvasgate.tracking.documents.DocumentDesk;
import org.junit.jupiter.api.Test;
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
  @Autowired Access access;
  @Autowired DocumentDesk documents;
  @Autowired BoardQueries list;
  @Autowired MachineKeys keys;
  @Autowired People people;

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

  /** The form, the proposal's page and REST: wherever a figure of the first round could be had. */
  @Test
  void whoJoinsInADeliberationFindsNothingOfTheRoundBeforeAtAnyDoor() {
    proposeAndAppoint();
    for (int i = 0; i < PANEL.size(); i++) {
      int turn = i;
      does(
          PANEL.get(i),
          "score-canvas",
          with(
              ballot(block -> 1 + 2 * ((block.ordinal() + turn) % 3)), "comment_channels", SECRET));
    }
    does(CHAIR, "open-deliberation", Map.of("question", "Who pays?"));
    does(
        SECRETARY,
        "keep-window-score",
        Map.of(
            "action",
            "substitute",
            "member",
            PANEL.get(0),
            "substitute",
            "member4",
            "reason",
            SAID));

    String remaining = PANEL.get(1);
    assertThat(acting.as(remaining, () -> read(task(remaining, "score-canvas")))).contains(SECRET);
    assertThat(page(remaining)).contains(">Scorecard<", "How robust the results are");

    Task task = task("member4", "score-canvas");
    assertThat(acting.as("member4", () -> read(task)))
        .doesNotContain(SECRET)
        .contains("You have not yet rated this on your own.");
    assertThat(page("member4"))
        .doesNotContain(SECRET, ">Scorecard<", "How robust the results are")
        .contains("Bus on call");
    Visitor rest = new Visitor(port).basic("member4", "canvasgate-sample");
    for (String door :
        List.of(
            "/engine-rest/task/" + task.getId() + "/variables",
            "/engine-rest/task/" + task.getId() + "/form-variables",
            "/engine-rest/process-instance/" + task.getProcessInstanceId() + "/variables",
            "/engine-rest/variable-instance",
            "/engine-rest/history/variable-instance"))
      assertThat(rest.get(door).body()).as(door).doesNotContain("canvasScore", "band", SECRET);

    does("member4", "score-canvas", good());
    assertThat(page("member4")).as("their own ballot is in").contains(">Scorecard<");
  }

  /** What another member brings would speak to whoever still judges alone. */
  @Test
  void aDocumentOfAMemberIsReadByTheOthersOnceTheyHaveAnswered() throws IOException {
    proposeAndAppoint();
    String writer = PANEL.get(0);
    String reader = PANEL.get(1);
    Document theirs = added(writer, "opinion.pdf");
    assertThat(seen(writer)).contains(theirs);
    assertThat(seen(reader)).doesNotContain(theirs);
    assertThat(documents.find(access.reader(reader), proposals.get(id), theirs.id())).isEmpty();
    assertThat(seen(CHAIR)).contains(theirs);
    assertThat(page(reader)).doesNotContain("opinion.pdf");
    Visitor program = new Visitor(port).basic(reader, "canvasgate-sample");
    String api = "/api/v1/proposals/" + id + "/documents";
    assertThat(program.get(api).body()).doesNotContain("opinion.pdf");
    assertThat(program.get(api + "/" + theirs.id()).statusCode()).isEqualTo(404);

    does(reader, "score-canvas", good());
    assertThat(seen(reader)).contains(theirs);
    assertThat(page(reader)).contains("opinion.pdf");
    assertThat(seen(PANEL.get(2))).doesNotContain(theirs);
  }

  private Document added(String user, String name) throws IOException {
    Path file = Files.createTempFile("door", ".pdf");
    try {
      Files.writeString(file, "%PDF-1.7\nwhat " + user + " thinks of " + id + "\n%%EOF\n");
      return documents.add(access.reader(user), proposals.get(id), name, file, null);
    } finally {
      Files.delete(file);
    }
  }

  private List<Document> seen(String user) {
    return documents.of(access.reader(user), proposals.get(id));
  }

  /** A key that proposes speaks for its owner's proposals; an owner on a panel is no planner. */
  @Test
  void aKeyThatProposesBringsNothingInTheNameOfAPanel() {
    proposeAndAppoint();
    clock.reset();
    String path = "/api/v1/proposals/" + id + "/documents?name=a.pdf";
    String file = "%PDF-1.7\n" + id + "\n%%EOF\n";
    assertThat(withKey(PLANNER).octets(path, file).statusCode()).isEqualTo(201);
    for (String judge : List.of(PANEL.get(0), SECRETARY))
      assertThat(withKey(judge).octets(path, file).statusCode()).as(judge).isEqualTo(403);
  }

  private Visitor withKey(String owner) {
    String secret =
        keys.make(owner, "a program", List.of(Scope.PROPOSE), LocalDate.now().plusDays(5)).secret();
    return new Visitor(port).sends("Authorization", "Bearer " + secret);
  }

  /** In their own case nobody belongs to those who judge it, on the list of all cases neither. */
  @Test
  void aChairWhoIsAPartyIsNotToldWhoOfThePanelIsWaitedFor() {
    proposeAndAppoint();
    people.create(
        new People.Person("chairandparty", "Min", "Kim", null),
        "canvasgate-sample",
        List.of(Role.CHAIRS, Role.PLANNERS));
    assertThat(waitedForOnTheBoard("chairandparty")).containsAll(PANEL);
    people.employ("chairandparty", "sample-office", "Sample office");
    try {
      assertThat(waitedForOnTheBoard("chairandparty")).isEmpty();
      assertThat(waitedForOnTheBoard(CHAIR)).containsAll(PANEL);
    } finally {
      people.leave("chairandparty", "org-sample-office");
    }
  }

  /** Through all pages: other stories have left their cases on the list. */
  private List<String> waitedForOnTheBoard(String user) {
    List<String> waited = new ArrayList<>();
    var asked = BoardQuery.everything().sized(BoardQuery.MOST);
    for (String next = ""; next != null; asked = asked.from(next)) {
      var page = list.rows(access.reader(user), asked, Locale.ENGLISH);
      page.rows().stream()
          .filter(row -> row.proposalId().equals(id))
          .flatMap(row -> row.waits().stream())
          .flatMap(step -> step.users().stream())
          .filter(PANEL::contains)
          .forEach(waited::add);
      next = page.next();
    }
    return waited;
  }

  /** What the bodies' answers and a plan came to is told with the verdict, at all four gates. */
  @Test
  void aPartyLearnsWhatAGatesFiguresCameToWithItsVerdict() {
    agree();
    assertThat(gates(PLANNER)).containsExactlyInAnyOrder("review", "consultation");
    does(PLANNER, "write-plan", Planned.sound());
    assertThat(gates(CHAIR)).contains("maintenance");
    assertThat(gates(PLANNER)).doesNotContain("maintenance");
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
    assertThat(gates(PLANNER)).contains("maintenance");
  }

  private Set<String> gates(String user) {
    return access.cards(access.reader(user), proposals.get(id)).stream()
        .map(card -> card.round().gate().key())
        .collect(Collectors.toSet());
  }

  private String page(String user) {
    Visitor visitor = new Visitor(port).reads("en");
    visitor.signIn(user, "canvasgate-sample");
    return visitor.get("/proposals/" + id).body();
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
              and table_name like ?\
            """)
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
            union select name_ from act_hi_detail where name_ is not null\
            """)
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
