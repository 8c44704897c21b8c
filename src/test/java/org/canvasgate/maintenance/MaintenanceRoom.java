package org.canvasgate.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Attendance;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.PanelVotes;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RobustnessCards;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.VoteCounts;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.ConditionDesk;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.form.FormPanel;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The room of gate 3 with the committee's services on a real database, without the engine: a case
 * whose panel of five has scored the canvas.
 */
final class MaintenanceRoom {
  static final List<String> MEMBERS = List.of("ahn", "bae", "cho", "doh", "eom");
  static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private static final AtomicInteger CASES = new AtomicInteger();
  private static AnnotationConfigApplicationContext beans;

  private final String id = "demand-bus-" + CASES.incrementAndGet();
  private final Map<String, Object> facts = new HashMap<>();

  MaintenanceRoom() {
    if (beans == null) beans = open();
    facts.put("cycle", 0);
    facts.put("entity", "public-corporation");
    facts.put("planner", "kim");
    propose();
    panelScores(4);
  }

  /** One database for all tests: each works on a case of its own. */
  private static AnnotationConfigApplicationContext open() {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    DataSource dataSource = TestDatabase.migrated();
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
    beans.registerBean(ObjectMapper.class, () -> Jackson2ObjectMapperBuilder.json().build());
    beans.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneId.of("Asia/Seoul")));
    beans.registerBean(Rules.class, DefaultRules::new);
    beans.registerBean(Members.class, Nobody::new);
    beans.registerBean("messageSource", MessageSource.class, MaintenanceRoom::messages);
    beans.register(
        Windows.class,
        Panels.class,
        Ballots.class,
        Votes.class,
        Verdicts.class,
        ConditionDesk.class,
        Conditions.class,
        Scorecards.class,
        RobustnessCards.class,
        ScoreRuleBook.class,
        CanvasEvaluation.class,
        Wording.class,
        Proposals.class,
        Plans.class,
        VoteCounts.class,
        Attendance.class,
        PanelVotes.class,
        SustainabilityRuleBook.class,
        MaintenanceEvaluation.class,
        PlanVote.class,
        PlanReturns.class,
        WritePlanForm.class,
        VotePlanForm.class,
        ConfirmPlanForm.class,
        PlanPanel.class,
        RequirementsPanel.class,
        VoteCountPanel.class);
    beans.refresh();
    return beans;
  }

  /** The case that this test works on. */
  String id() {
    return id;
  }

  <T> T the(Class<T> type) {
    return beans.getBean(type);
  }

  /** Sets a fact of the case, as the diagram's steps do. */
  void fact(String name, Object value) {
    facts.put(name, value);
  }

  TaskContext task(String user) {
    return new TaskContext("task", "step", id, user, user, new HashMap<>(facts));
  }

  Map<String, Object> view(Class<? extends TaskForm> form) {
    return the(form).view(task("kim"), Locale.ENGLISH);
  }

  /** Submits as the engine does: unknown keys refused, facts kept for the steps that follow. */
  Map<String, Object> submit(
      Class<? extends TaskForm> form, String user, Map<String, Object> values) {
    Submission submission = new Submission(values);
    submission.allowOnly(the(form).fields());
    Map<String, Object> given = the(form).submit(task(user), submission);
    org.assertj.core.api.Assertions.assertThat(the(form).facts()).containsAll(given.keySet());
    facts.putAll(given);
    return given;
  }

  /** The problems of a submission that must be refused, as the sentences a person reads. */
  List<String> refused(
      Class<? extends TaskForm> form, String user, Map<String, Object> values, Locale locale) {
    try {
      submit(form, user, values);
    } catch (Refusal refusal) {
      return refusal.problems().stream().map(p -> sentence(p, locale)).toList();
    }
    throw new AssertionError("nothing was refused");
  }

  /** The keys of those problems. */
  List<String> refusedFor(Class<? extends TaskForm> form, String user, Map<String, Object> values) {
    try {
      submit(form, user, values);
    } catch (Refusal refusal) {
      return refusal.problems().stream().map(Problem::key).toList();
    }
    throw new AssertionError("nothing was refused");
  }

  private String sentence(Problem problem, Locale locale) {
    return the(MessageSource.class).getMessage(problem, locale);
  }

  /** Draws a panel as the form shows it. */
  String draw(Class<? extends FormPanel> panel, Locale locale) {
    ClassLoaderTemplateResolver files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(files);
    engine.setTemplateEngineMessageSource(the(MessageSource.class));
    FormPanel drawn = the(panel);
    return engine.process(
        "panel/" + drawn.name(), new Context(locale, drawn.model(task("ahn"), locale)));
  }

  /** Runs what the delegate runs, and keeps the facts. */
  Map<String, Object> evaluate() {
    Map<String, Object> given = the(MaintenanceEvaluation.class).evaluate(id, ServiceKind.PUBLIC);
    facts.putAll(given);
    return given;
  }

  /** Opens the next vote, as the diagram does. */
  CaseRound openVote() {
    CaseRound round = the(Windows.class).open(id, Gate.MAINTENANCE, 0, "vote-plan").round();
    facts.put("round", round.round());
    return round;
  }

  Map<String, Object> countVotes() {
    CaseRound round = CaseRound.of(id, Gate.MAINTENANCE, facts);
    Map<String, Object> given = the(PlanVote.class).count(round, (int) facts.get("planRound"), 0);
    facts.putAll(given);
    return given;
  }

  private void propose() {
    the(Proposals.class)
        .register(
            new ProposalDraft(
                id,
                "Demand-responsive bus",
                "수요응답형 버스",
                "Incheon",
                ServiceKind.PUBLIC,
                "transport",
                "Minibuses called by app.",
                "Incheon City",
                List.of(),
                new Cost(243.0, "KRW", "억원 (KRW 100 million)", null),
                48.0,
                List.of(),
                null,
                null,
                new Canvas(Map.of()),
                List.of(),
                null,
                false),
            "kim");
  }

  private void panelScores(int value) {
    the(Panels.class).appoint(id, Gate.REVIEW, 0, "new-committee", MEMBERS, "ahn", "secretary");
    CaseRound round = the(Windows.class).open(id, Gate.REVIEW, 0, "score").round();
    for (String member : MEMBERS)
      the(Ballots.class)
          .cast(
              round,
              member,
              java.util.Arrays.stream(Block.values())
                  .map(block -> Rating.of(member, block, value))
                  .toList(),
              null);
    the(Windows.class).close(round);
  }

  static MessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames(
        "messages/form",
        "messages/committee",
        "messages/maintenance",
        "messages/quorum",
        "messages/verdict");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  /** Nobody is known by name here. */
  private static final class Nobody implements Members {
    @Override
    public List<Member> all() {
      return List.of();
    }

    @Override
    public List<Member> in(String group) {
      return List.of();
    }

    @Override
    public Optional<Member> find(String id) {
      return Optional.empty();
    }
  }
}
