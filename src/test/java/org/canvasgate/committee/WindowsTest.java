package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.canvasgate.form.Refusal;
import org.canvasgate.form.Submission;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
  private final CommitteeFixture committee = new CommitteeFixture();

  @Test
  void a_week_end_and_a_holiday_are_no_working_days() {
    var calendar = new WorkingDays(Set.of(LocalDate.of(2026, 12, 25)));
    LocalDate thursday = LocalDate.of(2026, 12, 24);
    assertThat(calendar.plus(thursday, 1)).isEqualTo(LocalDate.of(2026, 12, 28));
    assertThat(calendar.plus(LocalDate.of(2026, 12, 28), -1)).isEqualTo(thursday);
    assertThat(calendar.plus(LocalDate.of(2026, 12, 25), 0))
        .as("nothing to wait for, but not on a holiday")
        .isEqualTo(LocalDate.of(2026, 12, 28));
  }

  @Test
  void scoring_takes_ten_working_days_and_reminds_before() {
    Window window = committee.windows.open("p", Gate.REVIEW, 0, "score");
    assertThat(window.due().atZone(SEOUL).toLocalDate()).isEqualTo(LocalDate.of(2026, 12, 7));
    assertThat(window.due().atZone(SEOUL).getHour()).isEqualTo(18);
    assertThat(window.reminder()).isBefore(window.due());
    assertThat(window.grace()).isAfter(window.due());
  }

  @Test
  void a_holiday_in_between_makes_it_a_day_longer() {
    committee.jdbc.sql("delete from holiday").update();
    committee.jdbc.sql("insert into holiday values ('2026-11-25', 'Test', '시험')").update();
    Window window = committee.windows.open("p", Gate.REVIEW, 0, "score");
    assertThat(window.due().atZone(SEOUL).toLocalDate()).isEqualTo(LocalDate.of(2026, 12, 8));
  }

  @Test
  void what_the_secretariat_did_with_a_window_is_on_record_with_its_reason() {
    committee.appoint("p", "a", "b", "c");
    CaseRound round = committee.open("p");
    var handed = new ArrayList<String>();
    var form =
        new KeepWindowForm(
            committee.windows, tasks("a", handed), committee.panels, committee.members);
    var task = CommitteeFixture.task("p", "sec", Map.of("window", "score", "round", round.round()));
    form.submit(task, new Submission(Map.of("action", "extend", "days", 3, "reason", "a storm")));
    form.submit(
        task,
        new Submission(
            Map.of(
                "action", "substitute", "member", "a", "substitute", "d", "reason", "fell ill")));
    assertThat(handed).containsExactly("d");
    assertThat(committee.windows.changes("p", Gate.REVIEW, 0))
        .extracting(WindowChange::action, WindowChange::reason, WindowChange::by)
        .containsExactly(tuple("extend", "a storm", "sec"), tuple("substitute", "fell ill", "sec"));
  }

  @Test
  void nothing_is_done_with_a_window_without_a_reason() {
    CaseRound round = committee.open("p");
    var form =
        new KeepWindowForm(
            committee.windows, tasks("a", new ArrayList<>()), committee.panels, committee.members);
    var task = CommitteeFixture.task("p", "sec", Map.of("window", "score", "round", round.round()));
    assertThatThrownBy(() -> form.submit(task, new Submission(Map.of("action", "close"))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("reason");
    assertThat(committee.windows.changes("p", Gate.REVIEW, 0)).isEmpty();
  }

  /** The open tasks of a window in which one member has not answered. */
  private static WindowTasks tasks(String waiting, List<String> handed) {
    return new WindowTasks() {
      @Override
      public List<Awaited> awaited(String taskOfWindow) {
        return List.of(new Awaited("task-of-" + waiting, waiting, ""));
      }

      @Override
      public void hand(Awaited awaited, String to) {
        handed.add(to);
      }

      @Override
      public void due(String taskOfWindow, Instant due) {}
    };
  }

  @Test
  void it_is_extended_twice_and_not_a_third_time() {
    CaseRound round = committee.open("p");
    Window once = committee.windows.extend(round, 5);
    assertThat(once.due().atZone(SEOUL).toLocalDate()).isEqualTo(LocalDate.of(2026, 12, 14));
    Window twice = committee.windows.extend(round, 5);
    assertThat(twice.extensionsLeft()).isZero();
    assertThatThrownBy(() -> committee.windows.extend(round, 5))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("committee.no-extension-left");
  }
}
