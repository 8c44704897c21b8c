package org.canvasgate.record.letter;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Item;
import org.canvasgate.canvas.Rating;
import org.canvasgate.canvas.ServiceKind;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordBook;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordEntry.Kind;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.Wording;
import org.canvasgate.committee.condition.Conditions;
import org.canvasgate.committee.objection.ObjectionRules;
import org.canvasgate.committee.objection.Objections;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.record.mail.Outbox;
import org.canvasgate.record.pdf.Paper;
import org.canvasgate.record.pdf.PdfRenderer;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The letters on a real database, with the real tables, texts and paper, without the engine. */
final class LetterRoom implements AutoCloseable {
  static final String PLANNER = "planner-choi";
  static final String OPERATOR = "operator-bae";
  static final String SERVICE = "harbour-shuttle";
  private static final String[] BUNDLES = {
    "letter", "committee", "tracking", "maintenance", "canvas", "proposal"
  };

  private final DataSource database = TestDatabase.migrated();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private int rounds;

  /** What was added to records. */
  final List<String> added = new ArrayList<>();

  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  LetterRoom() {
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
    context.registerBean(
        Clock.class,
        () -> Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneId.of("Asia/Seoul")));
    context.registerBean(Rules.class, TableRules::new);
    context.registerBean(Members.class, Names::new);
    context.registerBean(RecordBook.class, Book::new);
    context.registerBean("messageSource", MessageSource.class, LetterRoom::sentences);
    context.registerBean(
        PdfRenderer.class, () -> Paper.renderer("letter", "committee", "tracking"));
    context.register(
        Transactions.class,
        Wording.class,
        Verdicts.class,
        Scorecards.class,
        ScoreRuleBook.class,
        CanvasEvaluation.class,
        Proposals.class,
        Outbox.class,
        Notices.class,
        Panels.class,
        Conditions.class,
        ObjectionRules.class,
        Objections.class,
        LetterTemplates.class,
        Letters.class,
        LetterFacts.class,
        LetterPaper.class,
        LetterDesk.class,
        LetterDrafts.class);
    context.refresh();
    get(Proposals.class).register(draft(), PLANNER);
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient jdbc() {
    return get(JdbcClient.class);
  }

  <T> T together(Supplier<T> work) {
    return new TransactionTemplate(get(PlatformTransactionManager.class))
        .execute(transaction -> work.get());
  }

  /** A verdict that is not recorded yet. */
  CaseRound verdict(
      Gate gate, int cycle, String outcome, String reason, Map<String, Object> details) {
    CaseRound round = new CaseRound(SERVICE, gate, cycle, ++rounds);
    scored(round);
    get(Verdicts.class)
        .give(round, outcome, "pass", reason, null, "chair-park", new HashMap<>(details));
    return round;
  }

  private void scored(CaseRound round) {
    List<Rating> ratings = new ArrayList<>();
    for (String member : List.of("ahn", "bae", "cho", "eom", "gil"))
      for (Block block : Block.values())
        ratings.add(
            Rating.of(member, block, (member.charAt(0) + block.ordinal()) % 4 + 2, "reason"));
    get(Scorecards.class)
        .save(
            get(CanvasEvaluation.class)
                .of(round, ServiceKind.PUBLIC, ratings, Map.of(), 61.5, Map.of()));
  }

  /** The record of a verdict becomes final. */
  RecordEntry record(CaseRound round) {
    return add(round, Kind.DECISION, "verdict");
  }

  /** An objection to the verdict was examined, and that is on record. */
  RecordEntry addendum(CaseRound round) {
    return add(round, Kind.ADDENDUM, "objection");
  }

  private RecordEntry add(CaseRound round, Kind kind, String subject) {
    long number =
        jdbc()
            .sql("select coalesce(max(number), 0) + 1 from record_entry")
            .query(Long.class)
            .single();
    String hash = ("%08x".formatted(number * 2654435761L % 4294967296L)).repeat(8);
    jdbc()
        .sql(
            """
            insert into record_entry (number, kind, subject, entry_key, proposal_id, gate, cycle,
              round, recorded_at, previous, document_hash, hash, document)
            values (?, ?, ?, ?, ?, ?, ?, ?, now(), ?, ?, ?, '{}')""")
        .params(
            number,
            kind.key(),
            subject,
            subject,
            round.proposalId(),
            round.gate().key(),
            round.cycle(),
            round.round(),
            "previous" + number,
            "document" + number,
            hash)
        .update();
    RecordEntry entry =
        new RecordEntry(number, hash, kind, subject, round, Instant.parse("2026-11-23T01:00:00Z"));
    get(LetterDrafts.class).recorded(entry);
    return entry;
  }

  /** The draft about a verdict that was recorded. */
  Letter draft(Gate gate, int cycle, String outcome, String reason, Map<String, Object> details) {
    record(verdict(gate, cycle, outcome, reason, details));
    return get(Letters.class).about(SERVICE).get(0);
  }

  /** The chain of records, as far as letters ask it. */
  private final class Book implements RecordBook {
    @Override
    public Optional<RecordEntry> of(CaseRound round) {
      return about(round.proposalId()).stream().filter(e -> e.round().equals(round)).findFirst();
    }

    @Override
    public List<RecordEntry> about(String proposalId) {
      return jdbc()
          .sql("select * from record_entry where proposal_id = ? order by number")
          .param(proposalId)
          .query(
              (row, n) ->
                  new RecordEntry(
                      row.getLong("number"),
                      row.getString("hash"),
                      Kind.of(row.getString("kind")),
                      row.getString("subject"),
                      new CaseRound(
                          row.getString("proposal_id"),
                          Gate.of(row.getString("gate")),
                          row.getInt("cycle"),
                          row.getInt("round")),
                      row.getTimestamp("recorded_at").toInstant()))
          .list();
    }

    @Override
    public RecordEntry addendum(
        CaseRound round, String subject, String key, Map<String, Object> content) {
      added.add(subject + " " + content);
      return of(round).orElseThrow();
    }
  }

  private static MessageSource sentences() {
    var source = new ResourceBundleMessageSource();
    source.setBasenames(
        Arrays.stream(BUNDLES).map(bundle -> "messages/" + bundle).toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    return source;
  }

  private static ProposalDraft draft() {
    return new ProposalDraft(
        SERVICE,
        "Harbour shuttle on call",
        "수요응답형 항만 셔틀",
        "Busan",
        ServiceKind.PUBLIC,
        "transport",
        "A bus that comes when it is called",
        "Port authority",
        List.of("Busan Transport"),
        new Cost(200.0, "KRW", "억원 (KRW 100 million)", null),
        40.0,
        List.of(),
        null,
        null,
        new Canvas(Map.of(Block.VALUE_PROPOSITION, List.of(Item.of("A ride in fifteen minutes")))),
        List.of(),
        null,
        true);
  }

  /** People with Korean names. */
  private static final class Names implements Members {
    private static final Map<String, String> NAMES =
        Map.of(PLANNER, "최다온", OPERATOR, "배나은", "chair-park", "박은서", "secretary-jung", "정유나");

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
      return Optional.ofNullable(NAMES.get(id)).map(name -> new Member(id, name));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
