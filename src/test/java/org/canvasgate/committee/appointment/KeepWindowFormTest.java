package org.canvasgate.committee.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.canvasgate.committee.CaseRound;
import org.canvasgate.committee.Gate;
import org.canvasgate.committee.Panels;
import org.canvasgate.committee.Seat;
import org.canvasgate.committee.Window;
import org.canvasgate.committee.WindowChange;
import org.canvasgate.committee.Windows;
import org.canvasgate.form.Submission;
import org.canvasgate.form.TaskContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepWindowFormTest {
  private final AppointmentRoom room = new AppointmentRoom();
  private CaseRound round;
  private TaskContext task;

  @BeforeEach
  void aWindowIsOpen() {
    room.sits(room.id, "ahn", "bae", "cho");
    Window window = room.the(Windows.class).open(room.id, Gate.REVIEW, 0, "score");
    round = window.round();
    task =
        room.task("window", "score", "round", round.round(), "windowDue", Date.from(window.due()));
    AppointmentRoom.WAITING.add("ahn");
  }

  private static Map<String, Object> put(String substitute, String in) {
    return Map.of("action", "substitute", "member", in, "substitute", substitute, "reason", "ill");
  }

  private List<String> refused(Map<String, Object> values) {
    return room.refused(KeepWindowForm.class, task, values);
  }

  private List<Seat> seats() {
    return room.the(Panels.class).of(round).seats();
  }

  @Test
  void what_was_done_with_a_window_is_on_record_with_its_reason() {
    assertThat(refused(Map.of("action", "extend", "days", 3, "reason", "a storm"))).isEmpty();
    assertThat(refused(put("doh", "ahn"))).isEmpty();
    assertThat(AppointmentRoom.HANDED).containsExactly("doh");
    assertThat(room.the(Windows.class).changes(room.id, Gate.REVIEW, 0))
        .extracting(WindowChange::action, WindowChange::reason, WindowChange::by)
        .containsExactly(tuple("extend", "a storm", "sec"), tuple("substitute", "ill", "sec"));
  }

  @Test
  void nothing_is_done_without_a_reason() {
    assertThat(refused(Map.of("action", "close"))).isNotEmpty();
    assertThat(room.the(Windows.class).changes(room.id, Gate.REVIEW, 0)).isEmpty();
  }

  @Test
  void a_recused_members_place_is_filled_while_the_others_answer() {
    room.the(Panels.class).recuse(round, "bae", "advised the city");
    Map<String, Object> view = room.the(KeepWindowForm.class).view(task, Locale.ENGLISH);
    assertThat(view.get("awaited").toString()).contains("bae (bae) – recused, the place is empty");
    assertThat(view.get("awaitedCount")).as("nobody waits for the recused").isEqualTo(1);
    assertThat(refused(put("doh", "bae"))).isEmpty();
    assertThat(AppointmentRoom.ASKED).containsExactly("doh");
    assertThat(AppointmentRoom.HANDED).isEmpty();
    assertThat(room.the(Panels.class).of(round).sitting()).containsExactly("ahn", "cho", "doh");
    assertThat(seats())
        .anyMatch(s -> s.member().equals("bae") && s.recusedAt() != null)
        .anyMatch(s -> s.member().equals("doh") && "bae".equals(s.substituteFor()));
    assertThat(refused(put("eom", "bae"))).as("filled once").isNotEmpty();
  }

  @Test
  void a_substitute_is_held_to_the_same_as_whoever_is_appointed() {
    room.party("doh", "planner");
    room.term("eom", null, "2026-12-01");
    assertThat(refused(put("doh", "ahn"))).singleElement().asString().contains("Member doh");
    assertThat(refused(put("eom", "ahn")))
        .singleElement()
        .asString()
        .contains("Member eom", "2026-12-01");
    assertThat(refused(put("cho", "ahn")))
        .singleElement()
        .asString()
        .contains("is or was on this panel");
    assertThat(refused(put("kim", "ahn"))).isNotEmpty();
    assertThat(
            room.the(KeepWindowForm.class).view(task, Locale.ENGLISH).get("substitutes").toString())
        .contains("fan", "gil")
        .doesNotContain("value=doh", "value=eom", "value=cho");
    assertThat(seats()).hasSize(3);
  }

  @Test
  void who_has_answered_already_is_not_replaced() {
    assertThat(refused(put("doh", "cho"))).isNotEmpty();
    assertThat(seats()).hasSize(3);
  }

  @Test
  void a_seat_handed_on_is_handed_on_again_and_all_three_are_on_record() {
    room.the(KeepWindowForm.class).submit(task, new Submission(put("doh", "ahn")));
    AppointmentRoom.WAITING.set(0, "doh");
    assertThat(refused(put("eom", "doh"))).isEmpty();
    assertThat(seats())
        .extracting(Seat::member, Seat::substituteFor, Seat::replacedBy)
        .contains(tuple("ahn", null, "doh"), tuple("doh", "ahn", "eom"), tuple("eom", "doh", null));
  }
}
