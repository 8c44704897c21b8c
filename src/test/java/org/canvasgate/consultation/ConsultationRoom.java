package org.canvasgate.consultation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.CaseTasks;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Step;
import org.canvasgate.committee.WindowTasks;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.roster.Cases;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.NoTasks;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * The consultation with its real tables and the committee's real services, without the engine. A
 * test takes cases of its own from it.
 */
final class ConsultationRoom {
  static final String PLANNER = "planner-1";
  static final List<String> MEMBERS = List.of("m1", "m2", "m3");
  private static final AnnotationConfigApplicationContext HOUSE = house();
  private static int cases;

  private ConsultationRoom() {}

  /** Not marked as a configuration, so that the application of other tests does not find it. */
  @Import(Proposals.class)
  @ComponentScan(
      basePackages = {"org.canvasgate.committee", "org.canvasgate.consultation"},
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern =
                  ".*(\\.process\\..*|Test.*|committee\\.(opinion|objection)\\..*|ConditionOwners"
                      + "|ConditionsBegin|ConfirmConditionForm)"))
  static class House {
    @Bean
    DataSource dataSource() {
      DataSource database = TestDatabase.migrated();
      return database;
    }

    @Bean
    JdbcClient jdbc(DataSource database) {
      return JdbcClient.create(database);
    }

    @Bean
    Clock clock() {
      return Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneId.of("Asia/Seoul"));
    }

    @Bean
    ObjectMapper json() {
      return new ObjectMapper();
    }

    @Bean
    Rules rules() {
      return new Tables();
    }

    @Bean
    MessageSource messageSource() {
      var messages = new ResourceBundleMessageSource();
      messages.setBasenames(
          "messages/consultation",
          "messages/committee",
          "messages/quorum",
          "messages/maintenance",
          "messages/verdict",
          "messages/proposal");
      messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
      messages.setFallbackToSystemLocale(false);
      return messages;
    }

    @Bean
    CaseTasks tasks() {
      return new NoTasks();
    }

    @Bean
    BodyGroups groups() {
      return new Groups();
    }

    @Bean
    Members members() {
      return new Members() {
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
      };
    }

    @Bean
    Cases cases() {
      return new Cases() {
        @Override
        public Set<String> ended(Collection<String> proposalIds) {
          return Set.of();
        }

        @Override
        public List<String> fields() {
          return List.of();
        }
      };
    }

    @Bean
    WindowTasks windowTasks() {
      return new WindowTasks() {
        @Override
        public List<Awaited> awaited(String task) {
          return List.of();
        }

        @Override
        public void hand(Awaited awaited, String to) {}

        @Override
        public void ask(String task, String who) {}

        @Override
        public void due(String task, Instant due) {}
      };
    }

    @Bean
    SpringTemplateEngine templates(MessageSource messages) {
      var files = new ClassLoaderTemplateResolver();
      files.setPrefix("templates/");
      files.setSuffix(".html");
      files.setCharacterEncoding("UTF-8");
      var engine = new SpringTemplateEngine();
      engine.setTemplateEngineMessageSource(messages);
      engine.setTemplateResolver(files);
      return engine;
    }
  }

  /** Remembers the groups that were asked for. */
  static final class Groups implements BodyGroups {
    final TreeSet<String> made = new TreeSet<>();

    @Override
    public void ensure(String slug, String name) {
      made.add(slug);
    }
  }

  /** The few tables that a consultation asks, with the defaults of the domain. */
  private static final class Tables implements Rules {
    private static final Rules REAL = new TableRules();

    @Override
    public Map<String, Object> one(String decision, Map<String, Object> inputs) {
      return switch (decision) {
        case "windows" -> Map.of("workingDays", 15, "reminderDaysBefore", 3, "graceDays", 5);
        case "canvas-weights" ->
            Arrays.stream(Block.values())
                .collect(Collectors.toMap(b -> b.key().replace('-', '_'), b -> 10));
        case "canvas-marks" ->
            Map.of(
                "passMark",
                70,
                "rejectMark",
                60,
                "criticalMark",
                40,
                "agreementMark",
                0.667,
                "trimFrom",
                5,
                "evidenceWeight",
                0.5,
                "resamples",
                1000);
        case "robustness-label", "rounds", "quorum", "responsibility-vote-conclusion" ->
            REAL.one(decision, inputs);
        default -> throw new IllegalStateException(decision);
      };
    }

    @Override
    public List<Map<String, Object>> all(String decision, Map<String, Object> inputs) {
      return "affected-bodies".equals(decision)
          ? List.of(
              Map.of("body", "transport", "nameEn", "Transport Bureau", "nameKo", "교통국"),
              Map.of("body", "molit", "nameEn", "Ministry of Land", "nameKo", "국토교통부"))
          : List.of();
    }
  }

  private static AnnotationConfigApplicationContext house() {
    return new AnnotationConfigApplicationContext(House.class);
  }

  static <T> T get(Class<T> type) {
    return HOUSE.getBean(type);
  }

  static TaskForm form(String id) {
    return HOUSE.getBeansOfType(TaskForm.class).values().stream()
        .filter(form -> form.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  static String sentence(Problem problem, Locale locale) {
    return get(MessageSource.class).getMessage(problem, locale);
  }

  /** One case on its way through the consultation; its facts are what the engine would hold. */
  static final class Case {
    final String id;
    final Map<String, Object> facts = new HashMap<>();

    private Case(String id) {
      this.id = id;
      facts.putAll(Map.of("proposalId", id, "planner", PLANNER, "kind", "public", "cycle", 0));
    }

    CaseRound round() {
      return Consultations.round(id, facts);
    }

    Consultation now() {
      return get(Consultations.class).get(round());
    }

    TaskContext task(String step, String user) {
      return new TaskContext("task", step, id, user, user, Map.copyOf(facts));
    }

    Map<String, Object> view(String form, Locale locale) {
      return form(form).view(task(form, PLANNER), locale);
    }

    /** Submits as the engine does and keeps the facts that come back. */
    void submit(String form, String user, Map<String, Object> values) {
      TaskForm asked = form(form);
      var submission = new Submission(values);
      submission.allowOnly(asked.fields());
      Map<String, Object> returned = asked.submit(task(form, user), submission);
      if (!asked.facts().containsAll(returned.keySet()))
        throw new AssertionError(form + " returns undeclared facts: " + returned.keySet());
      facts.putAll(returned);
    }

    /** Submits what must be refused. */
    List<Problem> refused(String form, String user, Map<String, Object> values) {
      try {
        submit(form, user, values);
      } catch (Refusal refusal) {
        return refusal.problems();
      }
      throw new AssertionError(form + " took what it should refuse: " + values);
    }

    void openWindow(Step step) {
      var window = get(Windows.class).open(id, step.gate(), 0, step.key());
      facts.put("window", step.key());
      facts.put("round", window.round().round());
    }

    void answer(String body, Map<String, Object> values) {
      as(body, () -> submit("answer-consultation", "rep-of-" + body, values));
    }

    void as(String body, Runnable action) {
      facts.put("body", "body-" + body);
      try {
        action.run();
      } finally {
        facts.remove("body");
      }
    }

    /** Every duty that the body still owes an answer for, answered alike. */
    void acceptAll(String body) {
      answer(body, all(body, "accepted"));
    }

    Map<String, Object> all(String body, String stance) {
      return now().open(body).stream()
          .collect(Collectors.toMap(r -> "stance_" + r.duty().key(), r -> stance));
    }

    void score() {
      facts.putAll(get(ResponsibilityConsultation.class).score(id, ServiceKind.PUBLIC, facts));
    }

    /** A panel that rated every block 4 in the review. */
    void reviewed() {
      get(Panels.class).appoint(id, Gate.REVIEW, 0, "new-committee", MEMBERS, null, "secretary-1");
      CaseRound round = get(Windows.class).open(id, Gate.REVIEW, 0, "score").round();
      for (String member : MEMBERS)
        get(Ballots.class)
            .cast(
                round,
                member,
                Arrays.stream(Block.values()).map(b -> Rating.of(member, b, 4)).toList(),
                null);
      get(Windows.class).close(round);
    }
  }

  /** A new case whose affected bodies are listed. */
  static synchronized Case listed() {
    String id = "case-" + ++cases;
    get(Proposals.class)
        .register(
            new ProposalDraft(
                id,
                "Bus on demand",
                "수요응답형 버스",
                "Incheon",
                ServiceKind.PUBLIC,
                "transport",
                null,
                "인천광역시 스마트도시담당관 (Incheon City, smart city office)",
                List.of("국토교통부 (MOLIT, grantor)", "씨엘(CIEL)"),
                null,
                null,
                null,
                null,
                null,
                new Canvas(Map.of()),
                null,
                null,
                true),
            PLANNER);
    Case listed = new Case(id);
    get(AffectedBodies.class).list(id, "transport");
    return listed;
  }

  /** A new case for which every duty is asked of the transport bureau, and the window is open. */
  static Case asked() {
    Case asked = listed();
    asked.reviewed();
    asked.submit("draft-responsibilities", PLANNER, draft("transport"));
    asked.openWindow(Step.CONSULT);
    return asked;
  }

  /** A whole draft with one body for everything. */
  static Map<String, Object> draft(String body) {
    Map<String, Object> draft = new HashMap<>();
    for (Duty duty : Duty.ALL) draft.put(duty.key(), body);
    draft.put("entityKind", "city");
    draft.put("operatingBody", body);
    draft.put("managingBody", body);
    draft.put("neededFte", 4);
    return draft;
  }
}
