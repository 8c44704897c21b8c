package org.canvasgate.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.canvasgate.form.Refusal;
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
