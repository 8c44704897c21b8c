package org.canvasgate.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.canvasgate.committee.Ballots;
import org.canvasgate.committee.CanvasEvaluation;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Members;
import org.canvasgate.committee.Notices;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.RecordEntry;
import org.canvasgate.committee.RecordObserver;
import org.canvasgate.committee.RecordPart;
import org.canvasgate.committee.Recusal;
import org.canvasgate.committee.Recusals;
import org.canvasgate.committee.Rules;
import org.canvasgate.committee.ScoreRuleBook;
import org.canvasgate.committee.Scorecards;
import org.canvasgate.committee.Verdicts;
import org.canvasgate.committee.VoteValue;
import org.canvasgate.committee.Votes;
import org.canvasgate.committee.Windows;
import org.canvasgate.proposal.Cost;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The records on a real database and with the real decision tables, without the engine. */
final class RecordRoom implements AutoCloseable {
  static final String PLANNER = "planner-choi";
  static final String CHAIR = "chair-park";
  static final String PROCESS = "business-model-review:1:1";
  static final List<String> PANEL =
      List.of("ahn", "bae", "cho", "do-hyun", "eom", "fang", "gil", "han");

  final List<RecordEntry> told = new ArrayList<>();
  final DataSource database = TestDatabase.migrated();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  RecordRoom(RecordPart... parts) {
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(
        PlatformTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(ObjectMapper.class, () -> new ObjectMapper().findAndRegisterModules());
    context.registerBean(
        Clock.class,
        () -> Clock.fixed(Instant.parse("2026-11-23T01:00:00.123456Z"), ZoneId.of("Asia/Seoul")));
    context.registerBean(Rules.class, TableRules::new);
    context.registerBean(Members.class, Names::new);
    context.registerBean(Deployed.class, Shelf::new);
    context.registerBean(RecordObserver.class, () -> told::add);
    for (RecordPart part : parts) context.registerBean(part.name(), RecordPart.class, () -> part);
    context.register(
        Transactions.class,
        Panels.class,
        Recusals.class,
        Ballots.class,
        Votes.class,
        Windows.class,
        Scorecards.class,
        Verdicts.class,
        Notices.class,
        ScoreRuleBook.class,
        CanvasEvaluation.class,
        Proposals.class,
        Chain.class,
        Dossier.class,
        Answers.class,
        TableAnswers.class,
        Verification.class,
        Recomputation.class,
        Exports.class,
        DecisionRecords.class);
    context.refresh();
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  JdbcClient jdbc() {
    return get(JdbcClient.class);
  }

  DecisionRecords records() {
    return get(DecisionRecords.class);
  }

  <T> T together(Supplier<T> work) {
    return new TransactionTemplate(get(PlatformTransactionManager.class))
        .execute(transaction -> work.get());
  }

  /**
   * A case of its own that was reviewed in two rounds, with one member recused before the first and
   * a verdict, not yet recorded.
   */
  CaseRound reviewed(String proposal) {
    get(Proposals.class).register(draft(proposal), PLANNER);
    get(Panels.class)
        .appoint(proposal, Gate.REVIEW, 0, "new-committee", PANEL, "ahn", "secretary-jung");
    get(Recusals.class)
        .add(proposal, "han", Recusal.Kind.STEPPED_ASIDE, "works for the lead body", "han");
    round(proposal, 0, null);
    CaseRound second = round(proposal, 1, "The figures of the operator came in.");
    get(Verdicts.class)
        .give(second, "revise", "revise", "The channels are missing.", null, CHAIR, Map.of());
    return second;
  }

  /** The same, recorded. */
  RecordEntry recorded(String proposal) {
    CaseRound round = reviewed(proposal);
    records().record(round, PLANNER, PROCESS);
    return records().of(round).orElseThrow();
  }

  private CaseRound round(String proposal, int shift, String reason) {
    CaseRound round = get(Windows.class).open(proposal, Gate.REVIEW, 0, "score").round();
    List<Rating> all = new ArrayList<>();
    for (int m = 0; m < PANEL.size() - 1; m++) {
      String member = PANEL.get(m);
      List<Rating> ratings = new ArrayList<>();
      for (Block block : Block.values()) {
        int value = (m * 3 + block.ordinal() * 2 + shift) % 5 + 1;
        ratings.add(
            m == 2 && block == Block.CHANNELS
                ? Rating.notApplicable(member, block, "no channel is meant")
                : Rating.of(member, block, value, value == 1 ? "weak, \"정말\"" : ""));
      }
      get(Ballots.class).cast(round, member, ratings, reason);
      all.addAll(ratings);
    }
    get(Windows.class).close(round);
    get(Scorecards.class)
        .save(
            get(CanvasEvaluation.class)
                .of(
                    round,
                    ServiceKind.PUBLIC,
                    all,
                    Map.of(Block.COST_STRUCTURE, 62.5),
                    null,
                    Map.of()));
    return round;
  }

  /** A case whose plan was voted on, with the verdict given and not yet recorded. */
  CaseRound voted(String proposal) {
    CaseRound review = reviewed(proposal);
    records().record(review, PLANNER, PROCESS);
    CaseRound round = get(Windows.class).open(proposal, Gate.MAINTENANCE, 0, "vote-plan").round();
    VoteValue[] values = VoteValue.values();
    for (int m = 0; m < PANEL.size() - 1; m++)
      get(Votes.class)
          .cast(
              round,
              PANEL.get(m),
              values[m % values.length],
              m == 1 ? "name a deputy" : null,
              null);
    get(Windows.class).close(round);
    get(Verdicts.class).give(round, "approved", "approve", "Carried.", null, CHAIR, Map.of());
    return round;
  }

  private static ProposalDraft draft(String id) {
    return new ProposalDraft(
        id,
        "Harbour shuttle",
        "항만 셔틀",
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
        new Canvas(
            Map.of(
                Block.VALUE_PROPOSITION, List.of(Item.of("A ride within fifteen minutes")),
                Block.CUSTOMER_SEGMENTS, List.of(Item.of("Residents of the harbour")))),
        List.of(),
        null,
        true);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Tables as they are in the repository; the id of a version is its key. */
  static final class Shelf implements Deployed {
    @Override
    public Optional<String> tableHash(String definition) {
      return Optional.of(Canonical.hash(definition));
    }

    @Override
    public Optional<List<Map<String, Object>>> ask(String definition, Map<String, Object> inputs) {
      return Optional.of(new TableRules().all(definition, inputs));
    }

    @Override
    public Map<String, Object> process(String definition) {
      return Map.of("definition", definition, "forms", List.of());
    }
  }

  /** Everybody is called by their id in capitals. */
  static final class Names implements Members {
    @Override
    public List<Member> all() {
      return PANEL.stream().map(Names::member).toList();
    }

    @Override
    public List<Member> in(String group) {
      return List.of();
    }

    @Override
    public Optional<Member> find(String id) {
      return Arrays.asList(PLANNER, CHAIR, "secretary-jung").contains(id) || PANEL.contains(id)
          ? Optional.of(member(id))
          : Optional.empty();
    }

    private static Member member(String id) {
      return new Member(id, "Name of " + id.toUpperCase(java.util.Locale.ROOT));
    }
  }
}
