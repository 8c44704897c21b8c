package org.canvasgate.committee;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.TaskContext;
import org.canvasgate.testing.TableRules;
import org.canvasgate.testing.TestDatabase;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The committee's services on a real database and the real decision tables, without the engine. */
final class CommitteeFixture {
  /** A Monday. */
  static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");

  final Clock clock = Clock.fixed(NOW, ZoneId.of("Asia/Seoul"));
  final Rules rules = new TableRules();
  final JdbcClient jdbc;
  private final DataSource database;
  final Windows windows;
  final Panels panels;
  final Ballots ballots;
  final Votes votes;
  final Scorecards scorecards;
  final Verdicts verdicts;
  final Notices notices;
  final CanvasEvaluation evaluation;
  final RobustnessCards robustness;
  final Attendance attendance;
  final VoteCounts counts;
  final PanelVotes panelVotes;
  final Wording wording;

  CommitteeFixture() {
    database = TestDatabase.migrated();
    ObjectMapper json = new ObjectMapper().findAndRegisterModules();
    jdbc = JdbcClient.create(database);
    windows = new Windows(jdbc, rules, clock);
    panels = new Panels(jdbc, clock);
    ballots = new Ballots(jdbc, windows, clock);
    votes = new Votes(jdbc, windows, clock);
    scorecards = new Scorecards(jdbc, json, clock);
    verdicts = new Verdicts(jdbc, json, clock);
    notices = new Notices(jdbc, json, clock);
    ScoreRuleBook book = new ScoreRuleBook(rules);
    evaluation = new CanvasEvaluation(book, scorecards, clock);
    robustness = new RobustnessCards(jdbc, json, rules, book, clock);
    attendance = new Attendance(jdbc, windows, panels, clock);
    counts = new VoteCounts(jdbc, json, clock);
    panelVotes =
        new PanelVotes(windows, panels, ballots, votes, attendance, counts, robustness, book);
    wording = new Wording(words());
  }

  /** Members a, b, c … of the committee. */
  final Members members =
      new Members() {
        @Override
        public List<Member> all() {
          return "abcdefgh"
              .chars()
              .mapToObj(c -> new Member(String.valueOf((char) c), "Member " + (char) c))
              .toList();
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

  /** A transaction of its own, as one person's click has. */
  TransactionTemplate transaction() {
    return new TransactionTemplate(new JdbcTransactionManager(database));
  }

  CaseRound open(String proposal) {
    return windows.open(proposal, Gate.REVIEW, 0, "score").round();
  }

  void appoint(String proposal, String... chosen) {
    panels.appoint(proposal, Gate.REVIEW, 0, "new-committee", List.of(chosen), null, "sec");
  }

  private static ResourceBundleMessageSource words() {
    ResourceBundleMessageSource words = new ResourceBundleMessageSource();
    words.setBasenames("messages/committee", "messages/quorum");
    words.setDefaultEncoding("UTF-8");
    words.setFallbackToSystemLocale(false);
    return words;
  }

  static List<Rating> all(String member, int value) {
    return Arrays.stream(Block.values()).map(b -> Rating.of(member, b, value)).toList();
  }

  static TaskContext task(String proposal, String user, Map<String, Object> facts) {
    return new TaskContext("t1", "step", proposal, user, user, facts);
  }
}
