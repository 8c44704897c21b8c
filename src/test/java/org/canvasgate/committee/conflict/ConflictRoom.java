package org.canvasgate.committee.conflict;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Windows;
import org.canvasgate.committee.roster.Profile;
import org.canvasgate.committee.roster.Profiles;
import org.canvasgate.proposal.FundingLine;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The committee and the rooms that know of parties, on a real database, without the engine. */
final class ConflictRoom {
  static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  private static final AtomicInteger CASES = new AtomicInteger();
  private static AnnotationConfigApplicationContext beans;

  /** Who is in which group; each test fills its own groups. */
  private static final Map<String, Set<String>> GROUPS = new HashMap<>();

  final String id;

  /** A case of its own, on a service that no other test knows. */
  ConflictRoom() {
    if (beans == null) beans = open();
    id = "bus-" + CASES.incrementAndGet();
    GROUPS.clear();
    the(JdbcClient.class).sql("truncate member_profile, declared_interest").update();
    in("committee", "ahn", "bae", "cho", "doh", "eom");
    in("chairs", "chair");
    propose(id, "Bus " + id, "kim");
  }

  private static AnnotationConfigApplicationContext open() {
    AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    DataSource database = TestDatabase.migrated();
    beans.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    beans.registerBean(ObjectMapper.class, () -> Jackson2ObjectMapperBuilder.json().build());
    beans.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneId.of("Asia/Seoul")));
    beans.registerBean(Rules.class, TableRules::new);
    beans.registerBean("messageSource", MessageSource.class, ConflictRoom::messages);
    beans.registerBean(Members.class, ConflictRoom::members);
    beans.register(
        Windows.class,
        Panels.class,
        Ballots.class,
        Votes.class,
        Notices.class,
        Recusals.class,
        Profiles.class,
        Proposals.class,
        Interests.class,
        Conflicts.class,
        Chairs.class,
        Recusing.class,
        Challenges.class,
        ConflictRecord.class,
        org.canvasgate.testing.NoTasks.class,
        room("proposal.ProposalKnowledge"),
        room("consultation.ConsultationKnowledge"),
        room("operation.OperationKnowledge"),
        room("operation.OperatorChanges"));
    beans.refresh();
    return beans;
  }

  /** Other rooms keep these to themselves. */
  private static Class<?> room(String name) {
    try {
      return Class.forName("org.canvasgate." + name);
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }

  <T> T the(Class<T> type) {
    return beans.getBean(type);
  }

  void in(String group, String... users) {
    GROUPS.put(group, Set.of(users));
  }

  void works(String member, String organisation) {
    the(Profiles.class).save(new Profile(member, organisation, null, Set.of(), null, null, null));
  }

  void propose(String proposal, String name, String planner) {
    the(Proposals.class)
        .register(
            new ProposalDraft(
                proposal,
                name,
                null,
                "Incheon",
                ServiceKind.PUBLIC,
                "transport",
                "Minibuses called by app.",
                "인천광역시 교통국 (Incheon City transport bureau)",
                List.of("(주)달리는버스"),
                null,
                48.0,
                List.of(new FundingLine("private", 73.0, null, "Hanbit Fund, once")),
                null,
                null,
                new Canvas(
                    Map.of(
                        Block.KEY_PARTNERS,
                        List.of(Item.of("KTX stations, LH and 연수구와 함께 Hyundai Motor/AutoEver")))),
                List.of(),
                null,
                false),
            planner);
  }

  List<Conflict> of(String... members) {
    return the(Conflicts.class).of(id, List.of(members));
  }

  String said(MessageSourceResolvable sentence, Locale locale) {
    return the(MessageSource.class).getMessage(sentence, locale);
  }

  private static Members members() {
    return new Members() {
      @Override
      public List<Member> all() {
        return in("committee");
      }

      @Override
      public List<Member> in(String group) {
        return GROUPS.getOrDefault(group, Set.of()).stream()
            .sorted()
            .map(id -> new Member(id, "Name of " + id))
            .toList();
      }

      @Override
      public Optional<Member> find(String id) {
        return Optional.of(new Member(id, "Name of " + id));
      }
    };
  }

  private static MessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasenames("messages/form", "messages/committee", "messages/conflict");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }
}
