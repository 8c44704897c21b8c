package org.canvasgate.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.canvasgate.canvas.Block;
import org.canvasgate.engine.Acting;
import org.canvasgate.engine.MovableClock;
import org.canvasgate.engine.RefusedException;
import org.canvasgate.form.Problem;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.sample.Cast;
import org.canvasgate.sample.Stage;
import org.canvasgate.tracking.board.BoardUpkeep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One case as the people in it live it. Each acts in their own name, with their own rights, by
 * submitting the form of their task; jobs run when they are due and the clock is put on by hand.
 */
abstract class Story {
  static final String PLANNER = "planner";
  static final String SECRETARY = "secretary";
  static final String CHAIR = "chair";
  static final String OPERATOR = "operator";
  static final String SECOND_OPERATOR = "operator2";

  /** Few enough to tell a story of; the quorum of two thirds is two. */
  static final List<String> PANEL = List.of("member1", "member2", "member3");

  /** Who sits where nobody of the first panel may. */
  static final List<String> OTHERS = List.of("member4", "member5", "member6");

  static final String SAID = "Said in a story.";

  /** Ten o'clock on a Tuesday in March, in Seoul. */
  private static final Instant MORNING = Instant.parse("2027-03-02T01:00:00Z");

  @Autowired Stage stage;
  @Autowired Cast cast;
  @Autowired Watch watch;
  @Autowired Acting acting;
  @Autowired MovableClock clock;
  @Autowired FormService forms;
  @Autowired TaskService tasks;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identity;
  @Autowired Proposals proposals;
  @Autowired JdbcClient jdbc;
  @Autowired BoardUpkeep board;

  /** The case of this story. */
  String id;

  @BeforeEach
  void curtainUp() {
    clock.moveTo(MORNING);
    cast.arrive();
  }

  @AfterEach
  void curtainDown() {
    clock.reset();
  }

  /** Whatever happened, the list of all cases tells of it. */
  @AfterEach
  void theBoardSaysWhatTheCasesSay() {
    assertThat(board.differences()).isEmpty();
  }

  // --- what people do

  /** Who proposes in this story. */
  String planner() {
    return PLANNER;
  }

  /** A planner fills the start form in Tasklist; all that a panel needs is there. */
  void propose() {
    propose(Proposed.complete());
  }

  void propose(Map<String, Object> form) {
    String definition = definition();
    id = acting.as(planner(), () -> forms.submitStartForm(definition, form).getBusinessKey());
    settle();
  }

  /** The version of the whole way by which new cases begin. */
  String definition() {
    return acting.asEngine(
        () ->
            repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("service-evaluation")
                .latestVersion()
                .singleResult()
                .getId());
  }

  /** A person answers their open task of a step. */
  void does(String user, String step, Map<String, Object> answer) {
    submit(user, task(user, step), answer);
  }

  void submit(String user, Task task, Map<String, Object> answer) {
    acting.as(user, () -> forms.submitTaskForm(task.getId(), answer));
    settle();
  }

  /** A person's answer is refused for these reasons, and the task stays with them. */
  void isRefused(String user, String step, Map<String, Object> answer, String... reasons) {
    Task task = task(user, step);
    assertThat(refusal(user, task, answer)).contains(reasons);
    assertThat(stage.isOpen(task)).isTrue();
  }

  List<String> refusal(String user, Task task, Map<String, Object> answer) {
    RefusedException refused =
        catchThrowableOfType(
            RefusedException.class,
            () -> acting.as(user, () -> forms.submitTaskForm(task.getId(), answer)));
    assertThat(refused).as("%s by %s is refused", task.getTaskDefinitionKey(), user).isNotNull();
    return refused.refusal().problems().stream().map(Problem::key).toList();
  }

  /** Whether a person is turned away from a task, for want of rights or because it is another's. */
  boolean mayNot(String user, Task task, Map<String, Object> answer) {
    try {
      acting.as(user, () -> forms.submitTaskForm(task.getId(), answer));
      return false;
    } catch (AuthorizationException noRight) {
      return true;
    } catch (RefusedException refused) {
      return refused.refusal().problems().stream().anyMatch(p -> p.key().equals("form.not-yours"));
    }
  }

  /** Runs the jobs that are due. */
  void settle() {
    stage.settle(id);
  }

  /** Lets time pass, each timer going off on its date. */
  void goTo(Instant moment) {
    stage.goTo(moment, id);
  }

  void goTo(String dateFact) {
    goTo(date(dateFact));
  }

  // --- what people have before them

  /** The task of a step that is this person's, or that waits for one of their groups. */
  Task task(String user, String step) {
    return stage.open(id).stream()
        .filter(task -> task.getTaskDefinitionKey().equals(step))
        .filter(task -> isFor(user, task))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("%s has no task %s; open: %s".formatted(user, step, open())));
  }

  private boolean isFor(String user, Task task) {
    if (task.getAssignee() != null) return task.getAssignee().equals(user);
    List<String> groups =
        identity.createGroupQuery().groupMember(user).list().stream().map(g -> g.getId()).toList();
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .anyMatch(link -> groups.contains(link.getGroupId()) || user.equals(link.getUserId()));
  }

  /** The steps that wait for somebody. */
  Set<String> open() {
    return stage.open(id).stream().map(Task::getTaskDefinitionKey).collect(Collectors.toSet());
  }

  List<Task> open(String step) {
    return stage.open(id).stream().filter(t -> t.getTaskDefinitionKey().equals(step)).toList();
  }

  void waitsFor(String... steps) {
    assertThat(open()).containsExactlyInAnyOrder(steps);
  }

  // --- how the case stands

  /** A routing fact, from whichever running process of the case has it. */
  Object fact(String name) {
    return stage.open(id).stream()
        .map(task -> stage.fact(task, name))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  Instant date(String fact) {
    assertThat(fact(fact)).as(fact).isInstanceOf(Date.class);
    return ((Date) fact(fact)).toInstant();
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  void took(String... flows) {
    assertThat(watch.flows(id)).contains(prefixed(flows));
  }

  void neverTook(String... flows) {
    assertThat(watch.flows(id)).doesNotContain(prefixed(flows));
  }

  /** Refuses names that no diagram has: a flow that does not exist is never taken. */
  private static String[] prefixed(String... flows) {
    String[] ids = Stream.of(flows).map(flow -> "flow-" + flow).toArray(String[]::new);
    assertThat(Diagrams.flowIds()).contains(ids);
    return ids;
  }

  /** How often a step was reached. */
  long times(String step) {
    return jdbc.sql(
            """
            select count(*) from act_hi_actinst a join act_hi_procinst p
              on p.proc_inst_id_ = a.proc_inst_id_
            where p.business_key_ = ? and a.act_id_ = ?""")
        .params(id, step)
        .query(Long.class)
        .single();
  }

  void ended(String status) {
    assertThat(stage.ended(id)).as("the case has ended").isTrue();
    assertThat(proposals.get(id).status()).isEqualTo(status);
  }

  /** Who was told this about the case, one entry a notice. */
  List<String> told(String message) {
    return jdbc.sql(
            "select recipient from notice where proposal_id = ? and message = ? order by recipient")
        .params(id, message)
        .query(String.class)
        .list();
  }

  int count(String sql, Object... params) {
    return jdbc.sql(sql).params(params).query(Integer.class).single();
  }

  // --- answers

  /** A whole ballot, each block rated by the function. */
  static Map<String, Object> ballot(Function<Block, Integer> rating) {
    Map<String, Object> form = new HashMap<>();
    for (Block block : Block.values()) {
      form.put("score_" + key(block), String.valueOf(rating.apply(block)));
      form.put("comment_" + key(block), SAID);
    }
    return form;
  }

  static String key(Block block) {
    return block.key().replace('-', '_');
  }

  static Map<String, Object> good() {
    return ballot(block -> 4);
  }

  /** Between the marks of rejection and of passing: half the blocks good, half middling. */
  static Map<String, Object> middling() {
    return ballot(block -> block.ordinal() % 2 == 0 ? 4 : 3);
  }

  static Map<String, Object> poor() {
    return ballot(block -> 2);
  }

  static Map<String, Object> recusal() {
    return Map.of("recuse", true, "recusalReason", "My company would build it.");
  }

  static Map<String, Object> approve() {
    return Map.of("vote", "approve");
  }

  static Map<String, Object> outcome(String outcome) {
    return Map.of("outcome", outcome, "reason", SAID);
  }

  /** Ratings with a reason beside each, as they are given after a discussion. */
  static Map<String, Object> explained(Map<String, Object> ratings) {
    Map<String, Object> explained = new HashMap<>(ratings);
    for (Block block : Block.values())
      explained.put("reason_" + key(block), "The others convinced me.");
    return explained;
  }

  static Map<String, Object> with(Map<String, Object> form, Object... keysAndValues) {
    Map<String, Object> changed = new HashMap<>(form);
    for (int i = 0; i < keysAndValues.length; i += 2)
      changed.put((String) keysAndValues[i], keysAndValues[i + 1]);
    return changed;
  }

  /** The fields of one condition, to be fulfilled in three months. */
  Map<String, Object> condition(String text, String owner) {
    return Map.of(
        "condition_1_text",
        text,
        "condition_1_owner",
        owner,
        "condition_1_due",
        today().plusMonths(3).toString());
  }

  /** Both forms in one. */
  static Map<String, Object> with(Map<String, Object> form, Map<String, Object> more) {
    Map<String, Object> both = new HashMap<>(form);
    both.putAll(more);
    return both;
  }

  // --- longer passages

  /** Whom a verdict concerns does not object to it. */
  void acceptsTheVerdict(String party) {
    does(party, "file-objection", Map.of("choice", "accept"));
  }

  void appoint(List<String> members) {
    String step =
        open().stream().filter(each -> each.startsWith("appoint-")).findFirst().orElseThrow();
    does(
        SECRETARY,
        step,
        Map.of("committee", "project-council", "members", members, "deputy", members.get(0)));
  }

  /** Everybody whom a window asks answers alike. */
  void allAnswer(String step, Map<String, Object> answer) {
    List<Task> asked = open(step);
    assertThat(asked).as(step).isNotEmpty();
    asked.forEach(task -> submit(task.getAssignee(), task, answer));
  }

  /** The secretariat closes a window whoever has answered. */
  void close(String window) {
    does(SECRETARY, "keep-window-" + window, Map.of("action", "close", "reason", SAID));
  }

  void proposeAndAppoint() {
    propose();
    appoint(PANEL);
  }

  void passReview() {
    proposeAndAppoint();
    allAnswer("score-canvas", good());
    does(CHAIR, "confirm-review", outcome("pass"));
  }

  void draft() {
    does(planner(), "draft-responsibilities", Agreed.draft());
  }

  /** A body answers by the person who speaks for it. */
  void bodyAnswers(String body, String stance) {
    Task task =
        open("answer-consultation").stream()
            .filter(each -> group(each).equals("body-" + body))
            .findFirst()
            .orElseThrow(() -> new AssertionError(body + " is not asked"));
    submit(cast.on(task), task, Agreed.answer(body, stance));
  }

  String group(Task task) {
    return tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  void bothAccept() {
    bodyAnswers(Agreed.ANSWERS, "accepted");
    bodyAnswers(Agreed.PAYS, "accepted");
  }

  void agree() {
    passReview();
    draft();
    bothAccept();
    does(CHAIR, "confirm-consultation", outcome("agreed"));
  }

  void vote(Map<String, Object> vote) {
    allAnswer("vote-plan", vote);
  }

  /** One for, one against, one abstains: exactly half of the votes that count. */
  void tie(String step, Map<String, Object> against) {
    does(PANEL.get(0), step, approve());
    does(PANEL.get(1), step, against);
    does(PANEL.get(2), step, Map.of("vote", "abstain"));
  }

  /** Gate, side and giver of each casting vote in the case. */
  List<String> castingVotes() {
    return jdbc.sql(
            "select gate, approves, cast_by from casting_vote where proposal_id = ? order by gate")
        .param(id)
        .query((row, n) -> row.getString(1) + " " + row.getBoolean(2) + " " + row.getString(3))
        .list();
  }

  void approvePlan() {
    agree();
    does(planner(), "write-plan", Planned.sound());
    vote(approve());
    does(CHAIR, "confirm-plan", outcome("approved"));
  }

  void startOperation() {
    does(
        planner(),
        "start-operation",
        Map.of("operatingSince", today().toString(), "operator", OPERATOR));
  }

  void operate() {
    approvePlan();
    startOperation();
  }

  /** To the day of the re-evaluation. */
  void untilReEvaluation() {
    goTo("nextEvaluationOn");
  }

  /** What the operator reports of the year so far; cost and usage as shares of the plan's. */
  Map<String, Object> figures(double cost, double usage) {
    int months = today().getMonthValue();
    return Map.of(
        "year",
        today().getYear(),
        "monthsCovered",
        months,
        "operatingCost",
        Planned.COST * months / 12 * cost,
        "actual_1",
        Planned.USAGE * usage);
  }

  /** A re-evaluation until the chair has the panel's result. */
  void reEvaluate(double cost, double usage, Map<String, Object> ratings) {
    untilReEvaluation();
    does(OPERATOR, "report-actuals", figures(cost, usage));
    appoint(PANEL);
    allAnswer("rate-operation", ratings);
  }

  /** The chair lets the service go on for now, to be improved in two months. */
  void improve() {
    does(
        CHAIR,
        "confirm-operation",
        with(
            outcome("improve"),
            "improveBy",
            today().plusMonths(2).toString(),
            "improveWhat",
            "Fewer empty runs."));
    waitsFor("improve-service");
  }
}
