package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.canvasgate.committee.VoteValue.ABSTAIN;
import static org.canvasgate.committee.VoteValue.APPROVE;
import static org.canvasgate.committee.VoteValue.RETURN;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** Votes on a real database: what counts, what is said of it, and what people may try. */
class PanelVotesTest {
  private static CommitteeFixture room;
  private static int cases;

  private String id;
  private CaseRound round;

  @BeforeAll
  static void open() {
    room = new CommitteeFixture();
  }

  @BeforeEach
  void newCase() {
    id = "case-" + ++cases;
  }

  // --- what is said while a vote is open

  @Test
  void an_open_vote_reads_the_same_whatever_was_voted() {
    council("a", "b", "c", "d");
    vote("a", APPROVE);
    vote("b", APPROVE);
    String approved = said();
    newCase();
    council("a", "b", "c", "d");
    vote("a", RETURN);
    vote("b", ABSTAIN);
    assertThat(said())
        .isEqualTo(approved)
        .isEqualTo(
            "2 of 4 take part and 2 have voted; one more member must take part for the quorum of"
                + " 3; if all vote and nobody abstains, 3 approvals carry it and the chair decides"
                + " a tie.");
  }

  @Test
  void the_sentence_follows_each_vote_recusal_and_substitute() {
    council("a", "b", "c", "d");
    assertThat(said()).startsWith("0 of 4 take part and 0 have voted; 3 more members");
    vote("a", APPROVE);
    room.panels.recuse(round, "b", "My sister runs it.");
    assertThat(said()).startsWith("1 of 3 take part and 1 have voted; one more member");
    room.panels.substitute(round, "c", "e");
    assertThat(said()).startsWith("1 of 3 ");
    vote("e", RETURN);
    assertThat(said()).startsWith("2 of 3 take part and 2 have voted; the quorum of 2 is met;");
    close();
    assertThat(said()).endsWith("1 of 2 votes were in favour, exactly half: the chair decides.");
  }

  @Test
  void a_step_that_asks_no_panel_has_no_quorum() {
    council("a", "b", "c");
    assertThat(room.panelVotes.standing(round, Step.CONSULT)).isEmpty();
  }

  // --- a meeting

  @Test
  void whoever_is_at_the_meeting_takes_part_without_voting() {
    council("a", "b", "c", "d");
    vote("a", APPROVE);
    room.attendance.record(round, List.of("b", "c"), "sec");
    assertThat(said()).startsWith("3 of 4 take part and 1 have voted; the quorum of 3 is met;");
    assertThat(close()).containsEntry("quorumMet", true).containsEntry("carried", true);
  }

  @Test
  void the_secretariat_may_correct_the_attendance_until_the_window_closes() {
    council("a", "b", "c", "d");
    room.attendance.record(round, List.of("b", "c"), "sec");
    room.attendance.record(round, List.of("d"), "sec");
    assertThat(room.attendance.of(round)).containsExactly("d");
    assertThatThrownBy(() -> room.attendance.record(round, List.of("stranger"), "sec"))
        .hasMessageContaining("committee.not-on-panel");
    close();
    assertThatThrownBy(() -> room.attendance.record(round, List.of("a"), "sec"))
        .hasMessageContaining("committee.window-closed");
  }

  @Test
  void nobody_is_present_who_has_been_recused_since() {
    council("a", "b", "c", "d");
    room.attendance.record(round, List.of("b", "c"), "sec");
    room.panels.recuse(round, "b", "My sister runs it.");
    assertThat(said()).startsWith("1 of 3 take part");
  }

  @Test
  void in_a_written_procedure_presence_counts_for_nothing() {
    newCommittee("a", "b", "c", "d");
    vote("a", APPROVE);
    room.attendance.record(round, List.of("b", "c"), "sec");
    assertThat(said()).startsWith("1 of 4 have voted; 2 more votes");
    assertThat(close()).containsEntry("quorumMet", false);
  }

  // --- hostile tries

  @Test
  void a_vote_from_a_second_tab_is_refused_and_the_first_one_stands() {
    council("a", "b", "c");
    vote("a", APPROVE);
    assertThatThrownBy(() -> vote("a", RETURN))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.already-answered");
    close();
    assertThat(room.votes.votes(round))
        .extracting(Vote::member, Vote::value)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("a", APPROVE));
  }

  @Test
  void a_vote_after_the_window_closed_is_refused_and_changes_no_count() {
    council("a", "b", "c");
    vote("a", APPROVE);
    vote("b", APPROVE);
    Map<String, Object> counted = close();
    assertThatThrownBy(() -> vote("c", RETURN))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.window-closed");
    assertThat(close()).isEqualTo(counted);
  }

  /** The member's transaction is still open when the window closes: the count waits for it. */
  @Test
  void a_vote_that_is_being_given_when_the_window_closes_is_counted() throws Exception {
    council("a", "b", "c");
    vote("a", APPROVE);
    TransactionTemplate one = room.transaction();
    CountDownLatch voted = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService people = Executors.newFixedThreadPool(2);
    try {
      Future<?> member =
          people.submit(
              () ->
                  one.executeWithoutResult(
                      status -> {
                        vote("b", APPROVE);
                        voted.countDown();
                        await(go);
                      }));
      assertThat(voted.await(20, TimeUnit.SECONDS)).isTrue();
      Future<Map<String, Object>> counting =
          people.submit(() -> room.transaction().execute(status -> close()));
      assertThatThrownBy(() -> counting.get(500, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      go.countDown();
      member.get(20, TimeUnit.SECONDS);
      assertThat(counting.get(20, TimeUnit.SECONDS)).containsEntry("quorumMet", true);
    } finally {
      people.shutdownNow();
    }
    assertThat(room.counts.of(round).orElseThrow().count().cast()).isEqualTo(2);
  }

  @Test
  void a_vote_of_somebody_recused_a_second_ago_stays_on_record_and_does_not_count() {
    council("a", "b", "c");
    vote("a", RETURN);
    vote("b", APPROVE);
    vote("c", APPROVE);
    room.panels.recuse(round, "a", "I advised the operator.");
    assertThat(close()).containsEntry("carried", true);
    assertThat(room.counts.of(round).orElseThrow().count())
        .matches(count -> count.eligible() == 2 && count.cast() == 2 && count.returns() == 0);
    assertThat(room.votes.kept(round)).hasSize(3);
    assertThat(room.votes.votes(round)).hasSize(2);
  }

  @Test
  void a_panel_of_one_cannot_decide_where_two_have_to_take_part() {
    council("a", "b", "c");
    room.panels.recuse(round, "b", "My firm builds it.");
    room.panels.recuse(round, "c", "My firm builds it.");
    vote("a", APPROVE);
    assertThat(said()).startsWith("One member is left and the quorum is 2");
    assertThat(close())
        .containsEntry("quorumMet", false)
        .containsEntry("quorumPossible", false)
        .containsEntry("panelsLeft", 1)
        .containsEntry("carried", false);
  }

  @Test
  void a_panel_in_which_all_abstain_carries_nothing_and_leaves_the_chair_nothing_to_decide() {
    council("a", "b", "c");
    for (String member : List.of("a", "b", "c")) vote(member, ABSTAIN);
    assertThat(close())
        .containsEntry("quorumMet", true)
        .containsEntry("carried", false)
        .containsEntry("chairDecides", false);
    assertThat(said()).endsWith("but nobody voted for or against: not carried.");
  }

  @Test
  void a_panel_in_which_all_are_recused_decides_nothing_and_needs_another() {
    council("a", "b", "c");
    for (String member : List.of("a", "b", "c"))
      room.panels.recuse(round, member, "We all sat in the jury.");
    assertThat(said()).startsWith("Every member is recused or gone");
    assertThat(close())
        .containsEntry("quorumMet", false)
        .containsEntry("quorumPossible", false)
        .containsEntry("revotesLeft", 1);
    assertThat(room.panelVotes.close(round, 1, 1)).containsEntry("panelsLeft", 0);
  }

  @Test
  void a_quorum_of_nobody_in_the_table_is_refused_before_anything_is_counted() {
    council("a", "b", "c");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("attendanceShare", 0.0),
            Map.of("least", 0),
            Map.of("approvalShare", 0.0, "approvalRule", "at-least"),
            Map.of("tie", "coin"),
            Map.of("procedure", "by telephone"))) {
      PanelVotes under = votesUnder(wrong);
      assertThatThrownBy(() -> under.standing(round, Step.VOTE_PLAN))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("quorum.table-refused");
      assertThatThrownBy(() -> under.close(round, 1, 0)).isInstanceOf(Refusal.class);
      assertThat(room.counts.of(round)).isEmpty();
    }
  }

  // --- what stays

  @Test
  void a_count_stays_as_it_was_made_whatever_happens_to_the_table_or_the_panel_afterwards() {
    council("a", "b", "c");
    vote("a", APPROVE);
    vote("b", APPROVE);
    Map<String, Object> counted = close();
    room.panels.recuse(round, "a", "I sold my shares too late.");
    assertThat(votesUnder(Map.of("attendanceShare", 1.0)).close(round, 1, 0)).isEqualTo(counted);
    assertThat(room.counts.of(round).orElseThrow().rule().attendance().share()).isEqualTo(2.0 / 3);
  }

  @Test
  void a_vote_that_missed_the_quorum_is_repeated_once_and_one_without_a_possible_quorum_is_none() {
    council("a", "b", "c");
    vote("a", APPROVE);
    assertThat(close()).containsEntry("revotesLeft", 1);
    reopen();
    assertThat(close()).containsEntry("revotesLeft", 0);
    newCase();
    council("a", "b", "c");
    for (String member : List.of("a", "b", "c")) room.panels.recuse(round, member, "Conflict.");
    close();
    appoint("project-council", "d", "e", "f");
    reopen();
    vote("d", APPROVE);
    assertThat(close()).containsEntry("quorumPossible", true).containsEntry("revotesLeft", 1);
  }

  // --- a tie

  @Test
  void the_chairs_casting_vote_is_kept_once_and_only_where_there_is_a_tie() {
    council("a", "b", "c");
    vote("a", APPROVE);
    vote("b", RETURN);
    assertThatThrownBy(() -> room.panelVotes.decideTie(round, true, "chair"))
        .hasMessageContaining("quorum.no-tie");
    assertThat(close()).containsEntry("chairDecides", true).containsEntry("carried", false);
    room.panelVotes.decideTie(round, true, "chair");
    assertThatThrownBy(() -> room.panelVotes.decideTie(round, false, "deputy"))
        .hasMessageContaining("quorum.tie-decided");
    assertThat(room.counts.of(round).orElseThrow().casting())
        .matches(cast -> cast.approves() && cast.by().equals("chair"));
    assertThat(said()).endsWith("carried by the chair's casting vote.");
  }

  @Test
  void a_committee_without_a_casting_vote_lets_a_tie_fail() {
    newCommittee("a", "b", "c");
    vote("a", APPROVE);
    vote("b", RETURN);
    assertThat(close()).containsEntry("chairDecides", false).containsEntry("carried", false);
    assertThatThrownBy(() -> room.panelVotes.decideTie(round, true, "chair"))
        .hasMessageContaining("quorum.no-tie");
  }

  // --- what the record holds

  @Test
  void the_record_holds_the_rule_those_present_the_count_and_the_casting_vote() {
    council("a", "b", "c");
    vote("a", APPROVE);
    vote("b", RETURN);
    room.attendance.record(round, List.of("c"), "sec");
    close();
    room.panelVotes.decideTie(round, false, "chair");
    QuorumPart part = new QuorumPart(room.counts, room.attendance);
    Map<?, ?> held = (Map<?, ?>) ((List<?>) part.of(round).get("rounds")).get(0);
    assertThat((Map<String, Object>) cast(held.get("rule")))
        .containsEntry("chairDecidesTies", true)
        .containsEntry("procedure", "meeting");
    assertThat((Map<String, Object>) cast(held.get("count")))
        .containsEntry("present", 3)
        .containsEntry("cast", 2);
    assertThat(held.get("present")).isEqualTo(List.of(new RecordPart.Person("c")));
    assertThat((Map<String, Object>) cast(held.get("castingVote")))
        .containsEntry("approves", false)
        .containsEntry("by", new RecordPart.Person("chair"));
    assertThat(part.of(new CaseRound(id, Gate.CONSULTATION, 0, 9))).isEmpty();
  }

  // --- helpers

  private void council(String... members) {
    appoint("project-council", members);
    reopen();
  }

  private void newCommittee(String... members) {
    appoint("new-committee", members);
    reopen();
  }

  private void appoint(String committee, String... members) {
    room.panels.appoint(id, Gate.REVIEW, 0, committee, List.of(members), null, "sec");
  }

  private void reopen() {
    round = room.windows.open(id, Gate.MAINTENANCE, 0, Step.VOTE_PLAN.key()).round();
  }

  private void vote(String member, VoteValue value) {
    room.votes.cast(round, member, value, null, null);
  }

  private Map<String, Object> close() {
    return room.panelVotes.close(round, 1, 0);
  }

  private String said() {
    return room.panelVotes
        .standing(round, Step.VOTE_PLAN)
        .orElseThrow()
        .in(Locale.ENGLISH, room.wording);
  }

  /** The same votes under the real table with one row changed. */
  private static PanelVotes votesUnder(Map<String, Object> changed) {
    Rules rules =
        new Rules() {
          @Override
          public Map<String, Object> one(String decision, Map<String, Object> inputs) {
            Map<String, Object> row = new HashMap<>(room.rules.one(decision, inputs));
            if (decision.equals("quorum")) row.putAll(changed);
            return row;
          }

          @Override
          public List<Map<String, Object>> all(String decision, Map<String, Object> inputs) {
            return room.rules.all(decision, inputs);
          }
        };
    return new PanelVotes(
        room.windows,
        room.panels,
        room.ballots,
        room.votes,
        room.attendance,
        room.counts,
        room.robustness,
        new ScoreRuleBook(rules));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> cast(Object map) {
    return (Map<String, Object>) map;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
