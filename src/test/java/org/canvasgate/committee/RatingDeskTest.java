package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.canvas.Block;
import org.canvasgate.canvas.Canvas;
import org.canvasgate.canvas.Rating;
import org.canvasgate.form.Problem;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

/** First alone, then together; and after a revision only what changed. */
class RatingDeskTest {
  private static final Subject FIRST = Subject.inFull(1, new Canvas(Map.of()));

  private final CommitteeFixture committee = new CommitteeFixture();
  private final Independence independence =
      new Independence(committee.jdbc, committee.windows, committee.panels);
  private final Recusals recusals = new Recusals(committee.jdbc, committee.clock);
  private final DiscussionPanel discussion =
      new DiscussionPanel(
          committee.ballots, committee.windows, independence, recusals, committee.scorecards);
  private final Rounds rounds = new Rounds(committee.ballots);
  private RatingDesk desk;

  @BeforeEach
  void panelOfFour() {
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages.committee");
    messages.setDefaultEncoding("UTF-8");
    desk = new RatingDesk(committee.ballots, committee.panels, independence, new Wording(messages));
    committee.appoint("p", "a", "b", "c", "d");
  }

  // --- the discussion

  @Test
  void aFirstRoundShowsNothingOfWhatTheOthersRated() {
    CaseRound round = committee.open("p");
    rate(round, "a", FIRST, all(5));
    assertThat(discussed("b", round, 0)).containsEntry("blocks", List.of());
    assertThat(desk.view(task("b", round, 0), Step.SCORE, FIRST, Locale.ENGLISH))
        .containsEntry("deliberating", false)
        .doesNotContainKeys("score_channels", "before_channels");
  }

  @Test
  void aDeliberationShowsEveryRatingTheMostDividedBlockFirstAndMarksOnesOwn() {
    CaseRound second = deliberation();
    List<Discussed> blocks = blocks("a", second);
    assertThat(blocks.get(0).block()).isEqualTo(Block.REVENUE_STREAMS);
    assertThat(blocks.get(0).spread().counts()).containsExactly(1, 0, 0, 0, 2);
    assertThat(blocks.get(0).chart().dots()).hasSize(3);
    assertThat(blocks.get(0).chart().dots().stream().filter(StripChart.Dot::own)).hasSize(1);
    assertThat(blocks.get(1).spread().divided()).isFalse();
  }

  @Test
  void commentsStandInAnOrderThatFollowsFromNoName() {
    CaseRound second = deliberation();
    List<String> comments = blocks("a", second).get(0).comments();
    assertThat(comments).containsExactlyInAnyOrder("comment of a", "comment of b", "comment of c");
    assertThat(blocks("b", second).get(0).comments()).isEqualTo(comments);
    // Whoever swaps names leaves the order as it is: it comes from the texts and the block alone.
    List<String> texts = List.of("one", "two", "three", "four", "five");
    assertThat(Discussed.shuffled("salt", texts))
        .isEqualTo(Discussed.shuffled("salt", List.of("five", "three", "one", "four", "two")));
    assertThat(
            java.util.stream.IntStream.range(0, 20)
                .mapToObj(i -> Discussed.shuffled("block " + i, texts).get(0))
                .distinct()
                .count())
        .as("no text is always first")
        .isGreaterThan(2);
  }

  @Test
  void whoJoinsInTheDeliberationRatesAloneFirst() {
    CaseRound second = deliberation();
    committee.panels.substitute(second, "d", "e");
    assertThat(discussed("e", second, 1))
        .containsEntry("blocks", List.of())
        .containsEntry("alone", true)
        .doesNotContainKey("agreement");
    assertThat(desk.view(task("e", second, 1), Step.SCORE, FIRST, Locale.ENGLISH))
        .containsEntry("deliberating", false)
        .containsEntry("joinedLate", true);
    rate(second, "e", FIRST, all(2));
    assertThat(committee.ballots.ownBallot(second, "e").orElseThrow().discussed()).isNull();
  }

  @Test
  void whoIsRecusedSeesNoDiscussion() {
    CaseRound second = deliberation();
    recusals.add("p", "a", Recusal.Kind.CHALLENGED, "worked there", "chair");
    assertThat(discussed("a", second, 1)).containsEntry("blocks", List.of());
  }

  @Test
  void eachChangedBlockNeedsItsOwnReasonAndBothRoundsAreKept() {
    CaseRound second = deliberation();
    Map<String, Object> changed = all(4);
    changed.put("score_revenue_streams", "2");
    changed.put("score_channels", "3");
    changed.put("reason_channels", "The queue is longer than I thought.");
    assertThatThrownBy(() -> rate(second, "a", FIRST, changed))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.problems())
                    .extracting(Problem::field, Problem::key)
                    .containsExactly(
                        tuple("reason_revenue_streams", "committee.change-needs-reason")));
    assertThat(committee.ballots.ownBallot(second, "a")).isEmpty();
    changed.put("reason_revenue_streams", "No contract was shown.");
    rate(second, "a", FIRST, changed);
    rate(second, "b", FIRST, with(all(4), "score_revenue_streams", "5"));
    committee.windows.close(second);

    Ballot kept = committee.ballots.ownBallot(second, "a").orElseThrow();
    assertThat(kept.lines().stream().filter(line -> line.changeReason() != null))
        .extracting(line -> line.rating().block(), BallotLine::changeReason)
        .containsExactlyInAnyOrder(
            tuple(Block.CHANNELS, "The queue is longer than I thought."),
            tuple(Block.REVENUE_STREAMS, "No contract was shown."));
    CaseRound first = new CaseRound("p", Gate.REVIEW, 0, 1);
    assertThat(committee.ballots.ownBallot(first, "a").orElseThrow().of(Block.CHANNELS))
        .hasValueSatisfying(rating -> assertThat(rating.value()).isEqualTo(4));

    RoundChanges changes = rounds.changes(second).orElseThrow();
    assertThat(changes.before()).isEqualTo(1);
    assertThat(changes.alone()).isZero();
    assertThat(changes.blocks())
        .extracting(RoundChanges.Changed::block, RoundChanges.Changed::changes)
        .containsExactly(tuple(Block.CHANNELS, 1), tuple(Block.REVENUE_STREAMS, 1));
    assertThat(changes.blocks().get(1).reasons()).containsExactly("No contract was shown.");
    assertThat(rounds.changes(first)).isEmpty();
  }

  @Test
  void theRecordHoldsWhatWasChangedByWhomFromWhatToWhatAndWhy() {
    CaseRound second = deliberation();
    rate(
        second,
        "a",
        FIRST,
        with(all(4), "score_revenue_streams", "2", "reason_revenue_streams", "No contract."));
    committee.windows.close(second);
    Map<String, Object> part = new DeliberationRecord(committee.ballots).of(second);
    Map<?, ?> ballot = (Map<?, ?>) ((List<?>) part.get("ballots")).get(0);
    assertThat(ballot.get("member")).isEqualTo(new RecordPart.Person("a"));
    assertThat(ballot.get("discussedRound")).isEqualTo(1);
    assertThat(ballot.get("changed"))
        .isEqualTo(
            List.of(
                Map.of("block", "revenue-streams", "from", 1, "to", 2, "reason", "No contract.")));
    assertThat(ballot.get("carried")).isEqualTo(List.of());
  }

  // --- a revision

  @Test
  void afterARevisionUnchangedBlocksCarryOnesOwnRatingAndAreMarkedSo() {
    CaseRound first = committee.open("p");
    rate(first, "a", FIRST, with(all(4), "score_channels", "na", "comment_channels", "none"));
    committee.windows.close(first);
    CaseRound second = committee.open("p");
    Subject revised = revised(2, Block.COST_STRUCTURE);
    assertThat(desk.view(task("a", second, 0), Step.SCORE, revised, Locale.ENGLISH))
        .containsEntry("resubmitted", true)
        .containsEntry("carried_cost_structure", false)
        .containsEntry("carried_channels", true);
    rate(second, "a", revised, Map.of("score_cost_structure", "2"));
    Ballot kept = committee.ballots.ownBallot(second, "a").orElseThrow();
    assertThat(kept.revision()).isEqualTo(2);
    assertThat(kept.lines()).hasSize(11);
    assertThat(kept.lines().stream().filter(BallotLine::given))
        .extracting(BallotLine::rating)
        .containsExactly(Rating.of("a", Block.COST_STRUCTURE, 2));
    assertThat(kept.of(Block.CHANNELS)).contains(Rating.notApplicable("a", Block.CHANNELS, "none"));
    assertThat(kept.lines().stream().filter(line -> !line.given()))
        .allMatch(line -> line.carriedFrom() == 1);
  }

  @Test
  void aRatingThatStandsCannotBeGivenOtherwise() {
    CaseRound first = committee.open("p");
    rate(first, "a", FIRST, all(4));
    committee.windows.close(first);
    CaseRound second = committee.open("p");
    assertThatThrownBy(
            () ->
                rate(
                    second,
                    "a",
                    revised(2, Block.COST_STRUCTURE),
                    with(all(4), "score_channels", "1")))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.carried-not-rated-again");
  }

  @Test
  void aChangedBlockIsNeverCarriedAndANewMemberRatesAll() {
    CaseRound first = committee.open("p");
    rate(first, "a", FIRST, all(4));
    committee.windows.close(first);
    CaseRound second = committee.open("p");
    Subject revised = revised(2, Block.COST_STRUCTURE);
    assertThatThrownBy(() -> rate(second, "a", revised, Map.of()))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problems()).hasSize(1));
    assertThatThrownBy(() -> rate(second, "b", revised, Map.of("score_cost_structure", "2")))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problems()).hasSize(10));
    assertThat(desk.view(task("b", second, 0), Step.SCORE, revised, Locale.ENGLISH))
        .containsEntry("resubmitted", false)
        .containsEntry("carried_channels", false);
  }

  @Test
  void whoMissedARoundIsComparedWithTheRevisionTheyRated() {
    CaseRound first = committee.open("p");
    rate(first, "a", FIRST, all(4));
    committee.windows.close(first);
    committee.windows.close(committee.open("p"));
    CaseRound third = committee.open("p");
    Subject now =
        new Changing(
            3,
            Map.of(
                1,
                EnumSet.of(Block.CHANNELS, Block.COST_STRUCTURE),
                2,
                EnumSet.of(Block.CHANNELS)));
    Map<String, Object> view = desk.view(task("a", third, 0), Step.SCORE, now, Locale.ENGLISH);
    assertThat(view)
        .containsEntry("carried_cost_structure", false)
        .containsEntry("carried_channels", false)
        .containsEntry("carried_key_partners", true);
  }

  @Test
  void anObjectionIsJudgedAnewInFull() {
    CaseRound first = committee.open("p");
    rate(first, "a", FIRST, all(4));
    committee.windows.close(first);
    CaseRound second = committee.open("p");
    TaskContext objection =
        CommitteeFixture.task("p", "a", Map.of("round", second.round(), "differsFrom", "1"));
    assertThat(desk.view(objection, Step.SCORE, revised(2, Block.CHANNELS), Locale.ENGLISH))
        .containsEntry("resubmitted", false);
  }

  // --- hostile tries

  @Test
  void whoVotesInTwoTabsAfterTheCloseOrWithoutASeatIsRefused() {
    CaseRound round = committee.open("p");
    rate(round, "a", FIRST, all(4));
    refused(() -> rate(round, "a", FIRST, all(1)), "committee.already-answered");
    refused(() -> rate(round, "h", FIRST, all(1)), "committee.not-on-panel");
    committee.windows.close(round);
    refused(() -> rate(round, "b", FIRST, all(1)), "committee.window-closed");
  }

  // --- help

  /** Three of four have rated, one of them all else but the revenue as the others. */
  private CaseRound deliberation() {
    CaseRound first = committee.open("p");
    rate(first, "a", FIRST, comment(with(all(4), "score_revenue_streams", "1"), "a"));
    rate(first, "b", FIRST, comment(with(all(4), "score_revenue_streams", "5"), "b"));
    rate(first, "c", FIRST, comment(with(all(4), "score_revenue_streams", "5"), "c"));
    committee.windows.close(first);
    return committee.open("p");
  }

  private static Map<String, Object> comment(Map<String, Object> values, String who) {
    return with(values, "comment_revenue_streams", "comment of " + who);
  }

  private void rate(CaseRound round, String member, Subject subject, Map<String, Object> values) {
    desk.submit(
        task(member, round, round.round() > 1 && subject.revision() == 1 ? 1 : 0),
        new Submission(values),
        Step.SCORE,
        subject);
  }

  private Map<String, Object> discussed(String member, CaseRound round, int deliberations) {
    return discussion.model(task(member, round, deliberations), Locale.ENGLISH);
  }

  @SuppressWarnings("unchecked")
  private List<Discussed> blocks(String member, CaseRound round) {
    return (List<Discussed>) discussed(member, round, 1).get("blocks");
  }

  private static TaskContext task(String member, CaseRound round, int deliberations) {
    return CommitteeFixture.task(
        "p",
        member,
        Map.of("round", round.round(), "window", "score", "deliberations", deliberations));
  }

  private static Map<String, Object> all(int value) {
    Map<String, Object> values = new HashMap<>();
    for (Block block : Block.values())
      values.put("score_" + block.key().replace('-', '_'), String.valueOf(value));
    return values;
  }

  private static Map<String, Object> with(Map<String, Object> values, Object... more) {
    Map<String, Object> changed = new HashMap<>(values);
    for (int i = 0; i < more.length; i += 2) changed.put((String) more[i], more[i + 1]);
    return changed;
  }

  private static void refused(Runnable act, String key) {
    assertThatThrownBy(act::run).isInstanceOf(Refusal.class).hasMessageContaining(key);
  }

  private static Subject revised(int revision, Block changed) {
    return new Changing(revision, Map.of(1, EnumSet.of(changed)));
  }

  private record Changing(int revision, Map<Integer, Set<Block>> changed) implements Subject {
    @Override
    public Canvas canvas() {
      return new Canvas(Map.of());
    }

    @Override
    public Set<Block> changedSince(int earlier) {
      return changed.get(earlier);
    }
  }
}
