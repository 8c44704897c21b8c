package org.canvasgate.committee.appointment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.WindowTasks;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.conflict.CaseKnowledge;
import org.canvasgate.committee.conflict.Conflicts;
import org.canvasgate.committee.conflict.Interests;
import org.canvasgate.committee.roster.Cases;
import org.canvasgate.committee.roster.Loads;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.canvasgate.form.TaskForm;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The secretariat's desk on a real database and the real tables, without the engine. */
final class AppointmentRoom {
  /** A Monday; a window to score lasts until 7 December. */
  static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private static final AtomicInteger CASES = new AtomicInteger();
  private static AnnotationConfigApplicationContext beans;
  private static final List<String> MEMBERS =
      List.of("ahn", "bae", "cho", "doh", "eom", "fan", "gil");

  /** By case and person, planner or operator. */
  private static final Map<String, Map<String, String>> PARTIES = new HashMap<>();

  private static final Set<String> ENDED = new HashSet<>();

  /** Who has not answered in the window, and who was asked one after the other. */
  static final List<String> WAITING = new ArrayList<>();

  static final List<String> HANDED = new ArrayList<>();
  static final List<String> ASKED = new ArrayList<>();

  final String id;

  AppointmentRoom() {
    if (beans == null) beans = open();
    id = "case-" + CASES.incrementAndGet();
    PARTIES.clear();
    ENDED.clear();
    List.of(WAITING, HANDED, ASKED).forEach(List::clear);
    the(JdbcClient.class)
        .sql("truncate member_profile, seat, panel, panel_choice, recusal, verdict cascade")
        .update();
  }

  private static AnnotationConfigApplicationContext open() {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    DataSource database = TestDatabase.migrated();
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    beans.registerBean(ObjectMapper.class, () -> new ObjectMapper());
    beans.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneId.of("Asia/Seoul")));
    beans.registerBean(Rules.class, AppointmentRoom::rules);
    beans.registerBean("messageSource", MessageSource.class, AppointmentRoom::messages);
    beans.registerBean(Members.class, AppointmentRoom::members);
    beans.registerBean(CaseKnowledge.class, AppointmentRoom::parties);
    beans.registerBean(Cases.class, AppointmentRoom::cases);
    beans.registerBean(WindowTasks.class, AppointmentRoom::tasks);
    beans.register(
        Windows.class,
        Panels.class,
        Recusals.class,
        Profiles.class,
        Loads.class,
        Interests.class,
        Conflicts.class,
        Wording.class,
        PanelProposals.class,
        PanelChoices.class,
        PanelProposalPanel.class,
        AppointPanelForm.class,
        KeepWindowForm.class);
    beans.refresh();
    return beans;
  }

  <T> T the(Class<T> type) {
    return beans.getBean(type);
  }

  // --- what is known

  void party(String person, String role) {
    PARTIES.computeIfAbsent(id, i -> new HashMap<>()).put(person, role);
  }

  void ended(String proposal) {
    ENDED.add(proposal);
  }

  void profile(String member, String category, String field, Integer most) {
    save(member, category, field, null, null, most);
  }

  void term(String member, String from, String until) {
    save(
        member,
        null,
        null,
        from == null ? null : LocalDate.parse(from),
        until == null ? null : LocalDate.parse(until),
        null);
  }

  private void save(
      String member, String category, String field, LocalDate from, LocalDate until, Integer most) {
    the(Profiles.class)
        .save(
            new Profile(
                member,
                null,
                category,
                field == null ? Set.of() : Set.of(field),
                from,
                until,
                most));
  }

  void sits(String proposal, String... members) {
    the(Panels.class)
        .appoint(proposal, Gate.REVIEW, 0, "new-committee", List.of(members), null, "sec");
  }

  // --- what the secretariat does

  TaskContext task(Object... facts) {
    Map<String, Object> all = new HashMap<>(Map.of("field", "transport"));
    for (int i = 0; i < facts.length; i += 2) all.put((String) facts[i], facts[i + 1]);
    return new TaskContext("t1", "step", id, "sec", null, all);
  }

  Map<String, Object> appoint(TaskContext task, String... members) {
    return appoint(task, Map.of("committee", "new-committee", "members", List.of(members)));
  }

  Map<String, Object> appoint(TaskContext task, Map<String, Object> values) {
    return the(AppointPanelForm.class).submit(task, new Submission(values));
  }

  /** The sentences with which a submission is refused; none where it is taken. */
  List<String> refused(
      Class<? extends TaskForm> form, TaskContext task, Map<String, Object> values) {
    try {
      the(form).submit(task, new Submission(values));
      return List.of();
    } catch (Refusal refusal) {
      return refusal.problems().stream().map(this::said).toList();
    }
  }

  /** The proposed panel as the form shows it. */
  String picture(TaskContext task, Locale locale) {
    var files = new ClassLoaderTemplateResolver();
    files.setPrefix("templates/");
    files.setSuffix(".html");
    files.setCharacterEncoding("UTF-8");
    var engine = new SpringTemplateEngine();
    engine.setTemplateEngineMessageSource(the(MessageSource.class));
    engine.setTemplateResolver(files);
    return engine.process(
        "panel/panel-proposal",
        new Context(locale, the(PanelProposalPanel.class).model(task, locale)));
  }

  private String said(Problem problem) {
    return the(Wording.class).say(problem, Locale.ENGLISH);
  }

  // --- the rooms around

  /** The tables, with a share of its own for what an objection leaves of a panel. */
  private static Rules rules() {
    Rules tables = new TableRules();
    return new Rules() {
      @Override
      public Map<String, Object> one(String decision, Map<String, Object> inputs) {
        return decision.equals("objection-rules")
            ? Map.of("sameShare", 0.5)
            : tables.one(decision, inputs);
      }

      @Override
      public List<Map<String, Object>> all(String decision, Map<String, Object> inputs) {
        return tables.all(decision, inputs);
      }
    };
  }

  private static MessageSource messages() {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(
        "messages/appointment",
        "messages/committee",
        "messages/conflict",
        "messages/form",
        "messages/proposal");
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }

  private static Members members() {
    return new Members() {
      @Override
      public List<Member> all() {
        return MEMBERS.stream().map(id -> new Member(id, "Member " + id)).toList();
      }

      @Override
      public List<Member> in(String group) {
        return List.of(new Member("rep", "Representative"));
      }

      @Override
      public Optional<Member> find(String id) {
        return all().stream().filter(m -> m.id().equals(id)).findFirst();
      }
    };
  }

  private static CaseKnowledge parties() {
    return new CaseKnowledge() {
      @Override
      public List<Part> parts(Collection<String> proposalIds) {
        return PARTIES.entrySet().stream()
            .filter(entry -> proposalIds.contains(entry.getKey()))
            .flatMap(
                entry ->
                    entry.getValue().entrySet().stream()
                        .map(party -> new Part(party.getKey(), entry.getKey(), party.getValue())))
            .toList();
      }
    };
  }

  private static Cases cases() {
    return new Cases() {
      @Override
      public Set<String> ended(Collection<String> proposalIds) {
        Set<String> ended = new HashSet<>(ENDED);
        ended.retainAll(proposalIds);
        return ended;
      }

      @Override
      public List<String> fields() {
        return List.of("transport", "safety");
      }
    };
  }

  private static WindowTasks tasks() {
    return new WindowTasks() {
      @Override
      public List<Awaited> awaited(String taskOfWindow) {
        return WAITING.stream().map(who -> new Awaited("task-of-" + who, who, "")).toList();
      }

      @Override
      public void hand(Awaited awaited, String to) {
        HANDED.add(to);
      }

      @Override
      public void ask(String taskOfWindow, String who) {
        ASKED.add(who);
      }

      @Override
      public void due(String taskOfWindow, Instant due) {}
    };
  }
}
