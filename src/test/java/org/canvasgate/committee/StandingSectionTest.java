package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.canvasgate.committee.VoteValue.APPROVE;
import static org.canvasgate.committee.VoteValue.RETURN;

import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

/** Who reads what of a vote on the page of a case, and who records a meeting's attendance there. */
class StandingSectionTest {
  private static final Set<String> MEMBER = Set.of("committee");
  private static final Set<String> SECRETARIAT = Set.of("secretariat");
  private static final Set<String> PLANNER = Set.of("planners");

  private static CommitteeFixture room;
  private static Recusals recusals;
  private static Attendances page;
  private static StandingSection section;
  private static int cases;

  private String id;
  private CaseRound round;

  @BeforeAll
  static void open() {
    room = new CommitteeFixture();
    recusals = new Recusals(room.jdbc, room.clock);
    page =
        new Attendances(
            room.attendance,
            room.windows,
            room.panels,
            recusals,
            new ScoreRuleBook(room.rules),
            room.members);
    section =
        new StandingSection(
            room.panelVotes,
            room.counts,
            page,
            room.windows,
            room.verdicts,
            new Independence(room.jdbc, room.windows, room.panels),
            recusals,
            room.wording);
  }

  @BeforeEach
  void vote() {
    id = "page-" + ++cases;
    council(Step.VOTE_PLAN, "project-council");
    room.votes.cast(round, "a", APPROVE, null, null);
    room.votes.cast(round, "b", RETURN, null, null);
  }

  @Test
  void while_a_vote_is_open_the_committee_reads_how_many_voted_and_others_read_nothing() {
    assertThat(sentences("x", MEMBER))
        .singleElement()
        .matches(s -> s.startsWith("2 of 4 take part and 2 have voted; one more member"));
    assertThat(read("p", PLANNER)).isEmpty();
    assertThat(read("o", Set.of("operators"))).isEmpty();
    assertThat(read("r", Set.of("bodies", "body-transport"))).isEmpty();
  }

  @Test
  void others_read_what_came_of_it_once_the_verdict_is_given() {
    room.votes.cast(round, "c", APPROVE, null, null);
    room.panelVotes.close(round, 1, 0);
    assertThat(sentences("x", MEMBER)).singleElement().matches(s -> s.endsWith("carried."));
    assertThat(read("p", PLANNER)).isEmpty();
    room.verdicts.give(round, "approved", "approve", null, null, "chair", Map.of());
    assertThat(sentences("p", PLANNER)).singleElement().matches(s -> s.endsWith("carried."));
  }

  @Test
  void who_has_not_voted_does_not_read_what_came_of_the_vote_that_is_repeated() {
    room.panelVotes.close(round, 1, 0);
    CaseRound again =
        room.windows.open(id, round.gate(), round.cycle(), Step.VOTE_PLAN.key()).round();
    assertThat(sentences("a", MEMBER)).hasSize(2);
    assertThat(sentences("c", MEMBER)).singleElement().matches(s -> s.startsWith("0 of 4"));
    room.votes.cast(again, "c", APPROVE, null, null);
    assertThat(sentences("c", MEMBER)).hasSize(2);
  }

  @Test
  void whoever_is_recused_reads_nothing_whatever_their_groups() {
    recusals.add(id, "x", Recusal.Kind.CHALLENGED, "A party asked for it.", "chair");
    assertThat(read("x", Set.of("committee", "chairs", "secretariat"))).isEmpty();
    assertThat(read("y", Set.of("committee", "chairs", "secretariat"))).isNotEmpty();
  }

  @Test
  void a_case_that_has_ended_waits_for_no_vote() {
    room.windows.closeAll(id);
    assertThat(read("x", MEMBER)).isEmpty();
  }

  @Test
  void the_secretariat_marks_who_is_at_the_meeting() {
    assertThat(read("x", MEMBER)).doesNotContainKey("seated");
    assertThat(post("sec", "secretariat", "c")).isEqualTo("redirect:/proposals/" + id);
    assertThat((List<?>) read("sec", SECRETARIAT).get("seated"))
        .filteredOn(s -> ((StandingSection.Seated) s).present())
        .extracting(s -> ((StandingSection.Seated) s).name())
        .containsExactly("Member c");
    assertThat(sentences("sec", SECRETARIAT))
        .singleElement()
        .matches(s -> s.startsWith("3 of 4 take part and 2 have voted; the quorum of 3 is met;"));
  }

  @Test
  void nobody_else_records_an_attendance_and_nobody_who_is_recused() {
    for (String role : List.of("committee", "chairs", "planners"))
      assertThatThrownBy(() -> post("x", role, "c")).isInstanceOf(ResponseStatusException.class);
    recusals.add(id, "sec2", Recusal.Kind.EXCLUDED_BY_LAW, "Article 3.", "chair");
    assertThatThrownBy(() -> post("sec2", "secretariat", "c"))
        .isInstanceOf(ResponseStatusException.class);
    assertThat(room.attendance.of(round)).isEmpty();
  }

  @Test
  void there_is_no_attendance_in_writing_nor_for_ratings_nor_when_no_window_is_open() {
    room.windows.closeAll(id);
    assertThatThrownBy(() -> post("sec", "secretariat", "c"))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.window-closed");
    council(Step.SCORE, "project-council");
    assertThatThrownBy(() -> post("sec", "secretariat", "c"))
        .hasMessageContaining("quorum.written-procedure");
    assertThat((List<?>) read("sec", SECRETARIAT).get("seated")).isEmpty();
    room.windows.closeAll(id);
    council(Step.VOTE_PLAN, "new-committee");
    assertThatThrownBy(() -> post("sec", "secretariat", "c"))
        .hasMessageContaining("quorum.written-procedure");
  }

  private void council(Step step, String committee) {
    room.panels.appoint(id, Gate.REVIEW, 0, committee, List.of("a", "b", "c", "d"), null, "sec");
    round = room.windows.open(id, step.gate(), 0, step.key()).round();
  }

  private Map<String, Object> read(String user, Set<String> groups) {
    return section.model(id, user, groups, Locale.ENGLISH);
  }

  private List<String> sentences(String user, Set<String> groups) {
    return ((List<?>) read(user, groups).get("lines"))
        .stream().map(line -> ((StandingSection.Line) line).sentence()).toList();
  }

  private String post(String user, String role, String... present) {
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.addUserRole(role);
    Principal principal = () -> user;
    return page.record(id, List.of(present), principal, request);
  }
}
