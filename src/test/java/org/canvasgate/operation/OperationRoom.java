package org.canvasgate.operation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Attendance;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Independence;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.PanelVotes;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RatedRounds;
import org.canvasgate.committee.RatingDesk;
import org.canvasgate.committee.RobustnessCards;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.VoteCounts;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.Condition;
import org.canvasgate.committee.condition.ConditionDesk;
import org.canvasgate.committee.condition.ConditionNews;
import org.canvasgate.committee.condition.ConditionOwners;
import org.canvasgate.committee.condition.ConditionTasks;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.maintenance.EntityKind;
import org.canvasgate.maintenance.FiledPlan;
import org.canvasgate.maintenance.MoneyUnit;
import org.canvasgate.maintenance.Plan;
import org.canvasgate.maintenance.Plans;
import org.canvasgate.maintenance.Promise;
import org.canvasgate.maintenance.Staff;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gate 4 alone, on a real database and without the engine: a service in its first cycle of
 * operation, its plan with three promises, a panel of three, the decision tables as they are
 * shipped, and a clock that stands where a test puts it.
 */
final class OperationRoom implements AutoCloseable {
  static final String SERVICE = "harbour-shuttle";
  static final String OPERATOR = "operator-kim";
  static final String OTHER_OPERATOR = "operator-lee";
  static final String CHAIR = "chair-park";
  static final List<String> PANEL = List.of("member-a", "member-b", "member-c");
  static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  static final Promise RIDES =
      new Promise("rides", "Rides a day", Block.CUSTOMER_SEGMENTS, 400, "rides", true);
  static final Promise WAIT =
      new Promise("wait", "Average wait", Block.VALUE_PROPOSITION, 15, "minutes", false);
  static final Promise UPTIME =
      new Promise("uptime", "Hours in service", Block.KEY_ACTIVITIES, 99, "%", true);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(ZonedDateTime.of(2027, 6, 15, 10, 0, 0, 0, SEOUL).toInstant());
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  OperationRoom() {
    DataSource database = TestDatabase.migrated();
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
    context.registerBean(Clock.class, this::clock);
    context.registerBean(Rules.class, TableRules::new);
    context.registerBean(Members.class, Names::new);
    context.registerBean(ConditionTasks.class, NoTasks::new);
    context.registerBean("messageSource", ResourceBundleMessageSource.class, this::messages);
    context.register(
        Panels.class,
        Ballots.class,
        RatingDesk.class,
        RatedRounds.class,
        Independence.class,
        RobustnessCards.class,
        PanelVotes.class,
        Votes.class,
        VoteCounts.class,
        Attendance.class,
        Windows.class,
        Scorecards.class,
        Verdicts.class,
        RatingDesk.class,
        RatedRounds.class,
        Wording.class,
        ScoreRuleBook.class,
        CanvasEvaluation.class,
        ConditionDesk.class,
        Conditions.class,
        ConditionOwners.class,
        ConditionNews.class,
        Notices.class,
        Plans.class,
        Proposals.class);
    context.scan("org.canvasgate.operation");
    context.refresh();
    get(Proposals.class).register(draft(), "planner-choi");
    get(Plans.class).save(plan());
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  <T> T get(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  TaskForm form(String id) {
    return context.getBeansOfType(TaskForm.class).values().stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  List<TaskForm> forms() {
    return List.copyOf(context.getBeansOfType(TaskForm.class).values());
  }

  Map<String, Object> panel(String name, TaskContext task, Locale locale) {
    return context.getBeansOfType(FormPanel.class).values().stream()
        .filter(panel -> panel.name().equals(name))
        .findFirst()
        .orElseThrow()
        .model(task, locale);
  }

  /** Moves the clock to ten in the morning of a day. */
  void on(LocalDate day) {
    now.set(day.atTime(10, 0).atZone(SEOUL).toInstant());
  }

  /** Submits as the guarded form service does: unknown fields refused, one transaction. */
  Map<String, Object> submit(String form, TaskContext task, Map<String, Object> values) {
    return new TransactionTemplate(get(PlatformTransactionManager.class))
        .execute(
            transaction -> {
              TaskForm target = form(form);
              Submission submission = new Submission(values);
              submission.allowOnly(target.fields());
              Map<String, Object> facts = target.submit(task, submission);
              if (!target.facts().containsAll(facts.keySet())) {
                throw new AssertionError("undeclared facts: " + facts.keySet());
              }
              return facts;
            });
  }

  /** The sentences, in English, with which a submission is refused. */
  List<String> refused(String form, TaskContext task, Map<String, Object> values) {
    return problems(form, task, values).stream().map(p -> sentence(p, Locale.ENGLISH)).toList();
  }

  List<Problem> problems(String form, TaskContext task, Map<String, Object> values) {
    try {
      Map<String, Object> facts = submit(form, task, values);
      throw new AssertionError("taken, with the facts " + facts);
    } catch (Refusal refusal) {
      return refusal.problems();
    }
  }

  String sentence(Problem problem, Locale locale) {
    return context.getMessage(problem, locale);
  }

  /** A task of the service's first cycle. */
  static TaskContext task(String user, Map<String, Object> more) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("cycle", 1);
    facts.put("kind", "public");
    facts.put("operator", OPERATOR);
    facts.put("round", 1);
    facts.put("panelRound", 1);
    facts.putAll(more);
    return new TaskContext("task-1", "task", SERVICE, user, user, facts);
  }

  static TaskContext task(String user) {
    return task(user, Map.of());
  }

  /** Appoints the panel of cycle 1 and opens its window to rate. */
  void openRating() {
    get(Panels.class)
        .appoint(SERVICE, Gate.OPERATION, 1, "new-committee", PANEL, null, "secretariat-jung");
    openRound();
  }

  int openRound() {
    return get(Windows.class).open(SERVICE, Gate.OPERATION, 1, Step.RATE.key()).round().round();
  }

  /** A ballot that gives every block the same rating. */
  static Map<String, Object> ballot(String rating) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Block block : Block.values()) {
      values.put("score_" + block.key().replace('-', '_'), rating);
    }
    return values;
  }

  /** A report of half a year in which two promises are kept and one is not known. */
  static Map<String, Object> report() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("year", 2027);
    values.put("monthsCovered", 6);
    values.put("operatingCost", 30);
    values.put("actual_1", 300);
    values.put("actual_2", 12);
    return values;
  }

  @Override
  public void close() {
    context.close();
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return SEOUL;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return Clock.fixed(now.get(), zone);
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  private ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(
        "messages/form", "messages/committee", "messages/operation", "messages/verdict");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  private static ProposalDraft draft() {
    Canvas canvas =
        new Canvas(
            Map.of(
                Block.VALUE_PROPOSITION, List.of(Item.of("A ride within fifteen minutes")),
                Block.CUSTOMER_SEGMENTS, List.of(Item.of("Residents of the harbour"))));
    return new ProposalDraft(
        SERVICE,
        "Harbour shuttle",
        "항만 셔틀",
        "Busan",
        ServiceKind.PUBLIC,
        "transport",
        "A bus that comes when it is called",
        null,
        List.of(),
        new Cost(200.0, "KRW", "억원 (KRW 100 million)", null),
        40.0,
        List.of(),
        null,
        null,
        canvas,
        List.of(),
        null,
        true);
  }

  private FiledPlan plan() {
    Plan plan =
        new Plan(
            2027,
            200.0,
            Arrays.asList(40.0, null, 45.0),
            List.of(),
            Staff.UNKNOWN,
            List.of(RIDES, WAIT, UPTIME),
            null,
            "Vehicles go back to the depot; ride data are deleted.",
            "KRW",
            EntityKind.CITY);
    return new FiledPlan(
        SERVICE, 1, plan, MoneyUnit.KRW_100M, RIDES.id(), null, "planner-choi", now.get());
  }

  /** Without an engine nobody has a task to hand on. */
  private static final class NoTasks implements ConditionTasks {
    @Override
    public void begin(Condition condition) {}

    @Override
    public void hand(long condition, String owner) {}

    @Override
    public void caseClosed(String proposalId) {}
  }

  /** The people whom the tests name. */
  private static final class Names implements Members {
    @Override
    public List<Member> all() {
      return PANEL.stream().map(id -> new Member(id, id)).toList();
    }

    @Override
    public List<Member> in(String group) {
      return group.equals("operators")
          ? List.of(new Member(OPERATOR, "Kim"), new Member(OTHER_OPERATOR, "Lee"))
          : List.of();
    }

    @Override
    public Optional<Member> find(String id) {
      List<Member> known = new ArrayList<>(all());
      known.addAll(in("operators"));
      return known.stream().filter(m -> m.id().equals(id)).findFirst();
    }
  }
}
