package org.canvasgate.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.canvasgate.proposal.Intake;
import org.canvasgate.proposal.ProposalDraft;
import org.canvasgate.proposal.ProposalFile;
import org.canvasgate.proposal.Proposals;
import org.canvasgate.sample.Player.Part;
import org.canvasgate.tracking.Withdrawals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Brings each service of the sample data to a plausible position, by the tasks and forms that
 * people use. A case that is there already is left alone, wherever it stands.
 */
@Component
class SampleCases {
  private static final Logger LOG = LoggerFactory.getLogger(SampleCases.class);
  private static final String FILE = "sample/services.json";

  /** In a running case people take a day for a task. */
  private static final Duration A_DAY = Duration.ofDays(1);

  /** Where a case is left in a window, they were quick: the window has to be open today. */
  private static final Duration QUICKLY = Duration.ofHours(2);

  /**
   * Where a case is to stand.
   *
   * @param proposed how long ago it was proposed
   * @param pace how long people took for a task
   * @param stopAt the step left open, or null to play until today
   * @param answered how many have answered there
   * @param verdicts the chair's outcomes that are not "go on"
   */
  private record Position(
      Period proposed,
      Duration pace,
      String stopAt,
      int stopCycle,
      int answered,
      Map<String, String> verdicts) {

    /** Waits at a gate before operation. */
    static Position gate(int daysAgo, String stopAt, int answered) {
      return new Position(Period.ofDays(daysAgo), QUICKLY, stopAt, 0, answered, Map.of());
    }

    /** Has been running for a while. */
    static Position running(int monthsAgo, Map<String, String> verdicts) {
      return new Position(Period.ofMonths(monthsAgo), A_DAY, null, 0, 0, verdicts);
    }

    /** Waits in its first re-evaluation, a year after operation began. */
    static Position reEvaluated(String stopAt, int answered, Map<String, String> verdicts) {
      return new Position(Period.of(1, 0, DAYS_OF_GATES), QUICKLY, stopAt, 1, answered, verdicts);
    }
  }

  /** The gates before operation and the steps of the re-evaluation, at the quick pace. */
  private static final int DAYS_OF_GATES = 9;

  private static final Map<String, Position> POSITIONS = positions();

  private static Map<String, Position> positions() {
    Map<String, Position> at = new LinkedHashMap<>();
    at.put("incheon-imod-challenge", Position.running(30, Map.of("confirm-operation/1", "retire")));
    at.put("incheon-imod-geomdan", Position.running(22, Map.of()));
    at.put(
        "incheon-songdo-vacuum-waste",
        Position.reEvaluated("improve-service", 0, Map.of("confirm-operation/1", "improve")));
    at.put("daejeon-kkulparking", Position.reEvaluated("rate-operation", 2, Map.of()));
    at.put("daejeon-electrical-fire", Position.running(20, Map.of()));
    at.put("daejeon-fine-dust-network", Position.gate(4, "answer-consultation", 1));
    at.put("bucheon-shared-parking", Position.reEvaluated("appoint-evaluators", 0, Map.of()));
    at.put("bucheon-smart-citypass", Position.gate(6, "vote-plan", 3));
    at.put("sejong-shucle-ieung", Position.running(28, Map.of("confirm-operation/1", "reassign")));
    at.put("sejong-51-spc-services", Position.gate(2, "score-canvas", 3));
    at.put("busan-edc-smart-village", Position.reEvaluated("confirm-operation", 0, Map.of()));
    at.put("hwaseong-dongtan-ucity", Position.running(34, Map.of()));
    at.put("columbus-ceav-shuttle", Position.running(32, Map.of("confirm-operation/1", "retire")));
    at.put("columbus-smart-mobility-hubs", Position.gate(5, "write-plan", 0));
    at.put("columbus-pivot-mmtpa", Position.gate(2, "complete-proposal", 0));
    at.put("toronto-quayside", Position.gate(12, "draft-responsibilities", 0));
    return at;
  }

  /** The one whose planner withdrew before anything was built, as happened. */
  private static final String WITHDRAWN = "toronto-quayside";

  private final Cast cast;
  private final SampleRoster roster;
  private final Stage stage;
  private final Player player;
  private final Intake intake;
  private final Proposals proposals;
  private final Withdrawals withdrawals;
  private final SampleDocuments documents;

  SampleCases(
      Cast cast,
      SampleRoster roster,
      Stage stage,
      Player player,
      Intake intake,
      Proposals proposals,
      Withdrawals withdrawals,
      SampleDocuments documents) {
    this.cast = cast;
    this.roster = roster;
    this.stage = stage;
    this.player = player;
    this.intake = intake;
    this.proposals = proposals;
    this.withdrawals = withdrawals;
    this.documents = documents;
  }

  /** Creates the sample people and whichever cases are missing. */
  void prepare() {
    cast.arrive();
    roster.prepare();
    List<ProposalDraft> drafts = read();
    Instant today = stage.clock().instant();
    try {
      int number = 0;
      for (ProposalDraft draft : drafts) {
        number++;
        if (proposals.find(draft.id()).isPresent()) continue;
        LOG.info("Sample case {} of {}: {} / 견본 안건", number, drafts.size(), draft.nameEn());
        play(draft.asSample(), POSITIONS.get(draft.id()), today);
      }
    } finally {
      stage.clock().reset();
    }
  }

  private void play(ProposalDraft draft, Position position, Instant today) {
    Instant proposed = today.atZone(stage.clock().getZone()).minus(position.proposed()).toInstant();
    stage.clock().moveTo(proposed);
    String id = stage.acting().as(Cast.PLANNER, () -> intake.submit(draft, Cast.PLANNER));
    documents.add(id, draft.sources());
    player.play(
        id,
        new Part(
            today,
            position.pace(),
            position.stopAt(),
            position.stopCycle(),
            position.answered(),
            position.verdicts()),
        task -> {});
    if (id.equals(WITHDRAWN))
      stage
          .acting()
          .as(
              Cast.PLANNER,
              () -> withdrawals.withdraw(proposals.get(id), Cast.PLANNER, Script.MARK));
    stage.settle(id);
  }

  static List<ProposalDraft> read() {
    try (var file = new ClassPathResource(FILE).getInputStream()) {
      return ProposalFile.read(file.readAllBytes(), FILE);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
